import {type Preview, setCustomElementsManifest} from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import {startFakeApi} from '../test/support/fake-api/index.js';

setCustomElementsManifest(manifest);
document.documentElement.lang = 'vi';

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [
    async () => {
      await startFakeApi();
      return {};
    },
  ],
  parameters: {
    a11y: {test: 'error'},
    docs: {toc: true},
    options: {storySort: {method: 'alphabetical'}},
  },
};

export default preview;
