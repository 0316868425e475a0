import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/feedback-form/define.js';
import {firstRead} from '../../src/elements/feedback-form/first-read.js';
import {fromTag} from '../../src/widget/attributes.js';
import {FORM} from '../support/fake-api/content.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {drawn} from '../support/widget.js';

const BASE = 'https://api.danvan.test/first/';

describe('the first read of <feedback-form>', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => network?.restore());

  const asked = () => network?.asked.filter((url) => url.includes('/v1/forms/')) ?? [];

  for (const attributes of [
    {unit: 'khanh-hoa'},
    {unit: 'khanh hòa', form: 'tố giác/1'},
    {unit: 'khanh-hoa', form: ''},
    {unit: 'khanh-hoa', mode: 'la-lung'},
    {unit: 'khanh-hoa', mode: 'prompt', article: 'tin-so-1'},
    {unit: 'khanh-hoa', mode: 'prompt'},
    {unit: 'khanh-hoa', mode: 'lookup'},
    {},
    {unit: ''},
  ]) {
    it(`is told by the tag as the element asks it: ${JSON.stringify(attributes)}`, async () => {
      network = replaceNetwork(() => Promise.resolve(json(FORM)));
      const tag = document.createElement('x-not-defined');
      const widget = document.createElement('feedback-form');
      for (const [name, value] of Object.entries({api: BASE, ...attributes})) {
        tag.setAttribute(name, value);
        widget.setAttribute(name, value);
      }
      const url = firstRead(fromTag(tag), new URL(BASE));
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.append(widget);
      await drawn(widget, () => /^(ready|failed)$/.test(widget.dataset['state'] ?? ''));
      expect(asked()).to.deep.equal(url === undefined ? [] : [url]);
    });
  }
});
