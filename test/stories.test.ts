import {expect, fixture, html} from '@open-wc/testing';
import * as webComponents from '@storybook/web-components/entry-preview';
import {composeStory, setProjectAnnotations} from 'storybook/preview-api';
import files from 'virtual:story-files';
import {startFakeApi} from './support/fake-api/index.js';

const STATES = ['Default', 'Loading', 'Empty', 'Failed', 'Stale', 'LongContent'];

const project = setProjectAnnotations([webComponents]);

for (const [element, {meta, stories}] of Object.entries(files)) {
  describe(`stories of <${element}>`, () => {
    before(startFakeApi);

    it('show every state under the same names', () => {
      expect(Object.keys(stories)).to.include.members(STATES);
    });

    for (const [name, annotations] of Object.entries(stories)) {
      it(`${name} is drawn and can be used by everyone`, async () => {
        const canvas = await fixture<HTMLElement>(html`<div></div>`);
        await composeStory(annotations, meta, project, undefined, name).run({canvasElement: canvas});
        expect(canvas.childElementCount).to.be.above(0);
        await expect(canvas).to.be.accessible();
      });
    }
  });
}
