/* What a page on a slow network waits for, one after the other. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {countTrips} from '../../scripts/trips.mjs';
import {PAGES} from '../../scripts/size-budgets.mjs';
import {launchBrowser} from './browser.mjs';

describe('a page with one widget', () => {
  let browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const {name, tag} of PAGES.filter((page) => page.tag)) {
    it(`asks the API in the second trip after its HTML: ${name}`, async () => {
      const {trips} = await countTrips(browser, tag);
      assert.equal(trips, 2);
    });
  }
});
