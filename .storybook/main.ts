import type {StorybookConfig} from '@storybook/web-components-vite';
import {FAKE_API_WORKER, prepareFakeApiWorker} from '../scripts/fake-api-worker.mjs';

prepareFakeApiWorker();

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{from: `../${FAKE_API_WORKER}`, to: '/mockServiceWorker.js'}],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  docs: {docsMode: false},
};

export default config;
