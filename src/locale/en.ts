import {enCharts} from './en-charts.js';
import {enForm} from './en-form.js';
import {enStats} from './en-stats.js';
import type {Words} from './vi.js';

/** The words of the widgets in English. */
export const en: Words = {
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
    unreadable: 'The server gave an unexpected answer. Please try again in a few minutes.',
    unconfigured: 'This content cannot be shown at the moment.',
  },
  news: {
    heading: 'Latest news',
    empty: 'No news yet.',
    more: 'More news',
    loadingMore: 'Loading more news…',
    moreFailed: 'More news could not be loaded.',
    added: (count) => `${count} more items shown.`,
  },
  mostViewed: {
    heading: 'Most viewed',
    empty: {
      '24h': 'No story has been viewed in the last 24 hours.',
      '7d': 'No story has been viewed in the last 7 days.',
      '30d': 'No story has been viewed in the last 30 days.',
    },
    window: {'24h': 'in the last 24 hours', '7d': 'in the last 7 days', '30d': 'in the last 30 days'},
    views: (count) => `${count} views`,
    risen: (places) => `Up ${places}`,
    fallen: (places) => `Down ${places}`,
    entered: 'New',
  },
  charts: enCharts,
  statistics: enStats,
  form: enForm,
};
