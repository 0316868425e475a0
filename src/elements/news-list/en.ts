import {en as widgetEn} from '../../widget/en.js';
import type {Words} from './vi.js';

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);

/** The words of a list of news in English. */
export const en: Words = {
  ...widgetEn,
  news: {
    heading: {'moi-cap-nhat': 'Latest news', 'cac-tin-khac': 'Other news', 'tin-noi-bat': 'Top stories'},
    age: {fresh: 'New', old: (year) => `Old news of ${year}`},
    empty: 'No news yet.',
    allElsewhere: 'The stories of this list are shown in other parts of this page.',
    more: 'More news',
    loadingMore: 'Loading more news…',
    moreFailed: 'More news could not be loaded.',
    added: (count) => `${count} more ${count === '1' ? 'item' : 'items'} shown.`,
    noMore: 'There is no further news.',
    missing: {
      api: 'The shared news could not be loaded. Showing only the news of this site.',
      feed: 'The news of this site could not be loaded. Showing only the shared news.',
    },
    fresh: {
      button: (count) => `${count} new`,
      heard: (count) => `${items(count)} of new news.`,
      shown: (count) => `${items(count)} added at the top of the list.`,
      asOf: (when) => `Updated ${when}`,
    },
    search: {
      label: 'Search the news',
      submit: 'Search',
      clear: 'Clear the search',
      searching: 'Searching…',
      none: (query) => `No news has “${query}”. Try other or fewer words.`,
      found: (count, query) => `${items(count)} with “${query}” found.`,
      foundMore: (count, query) => `More than ${items(count)} with “${query}” found.`,
      failed: 'The search failed. Please try again.',
    },
  },
};
