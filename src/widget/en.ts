import type {WidgetWords} from './vi.js';

/** The words that every widget needs, in English. */
export const en: WidgetWords = {
  stale: (when) => `The latest version could not be loaded. Showing the one updated ${when}.`,
  retry: 'Try again',
  retrying: 'Loading again…',
  errors: {
    network: 'The server could not be reached. Check your connection and try again.',
    timeout: 'The server took too long to answer. Please try again.',
    unavailable: 'The service is temporarily unavailable. Please try again in a few minutes.',
    busy: 'There are too many visitors right now. Please try again in a few minutes.',
    unauthorized: 'You are not signed in, or your session has ended.',
    forbidden: 'This page is not allowed to do this.',
    'not-found': 'The content this page asks for was not found.',
    conflict: 'This is being handled elsewhere. Please try again in a few minutes.',
    refused: 'This content cannot be shown at the moment.',
    outdated: 'The latest data is too old to be shown. Please try again in a few minutes.',
    unreadable: 'The server gave an unexpected answer. Please try again in a few minutes.',
    unconfigured: 'This content cannot be shown at the moment.',
  },
};
