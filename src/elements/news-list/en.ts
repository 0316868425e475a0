import {en as widgetEn} from '../../widget/en.js';
import type {Words} from './vi.js';

/** The words of a list of news in English. */
export const en: Words = {
  ...widgetEn,
  heading: {'moi-cap-nhat': 'Latest news', 'cac-tin-khac': 'Other news', 'tin-noi-bat': 'Top stories'},
  age: {fresh: 'New', old: (year) => `Old news of ${year}`},
  empty: 'No news yet.',
  more: 'More news',
  loadingMore: 'Loading more news…',
  moreFailed: 'More news could not be loaded.',
};
