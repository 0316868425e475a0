import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {serve} from '../../scripts/serve-for-tests.mjs';
import {launchBrowser} from './browser.mjs';

/**
 * Gives the tests of a file a demonstration site of their own: a data folder, a server on it and a browser, there before the first
 * test and gone after the last. A test that starts the server anew puts the new one in `server`.
 */
export function ownSite() {
  const site = {dataDir: undefined, server: undefined, browser: undefined};
  before(async () => {
    site.dataDir = await mkdtemp(join(tmpdir(), 'danvan-e2e-'));
    site.server = await serve(site.dataDir);
    site.browser = await launchBrowser();
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.stop();
    if (site.dataDir) await rm(site.dataDir, {recursive: true, force: true});
  });
  return site;
}
