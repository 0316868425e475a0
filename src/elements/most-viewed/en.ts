import {en as widgetEn} from '../../widget/en.js';
import type {Words} from './vi.js';

/** The words of the ranking in English. */
export const en: Words = {
  ...widgetEn,
  heading: 'Most viewed',
  empty: {
    '24h': 'No story has been viewed in the last 24 hours.',
    '7d': 'No story has been viewed in the last 7 days.',
    '30d': 'No story has been viewed in the last 30 days.',
  },
  window: {'24h': 'in the last 24 hours', '7d': 'in the last 7 days', '30d': 'in the last 30 days'},
  scope: {unit: 'this unit', province: 'whole province', national: 'nationwide'},
  asOf: (when) => `updated ${when}`,
  views: (count) => `${count} views`,
  share: (percent) => `${percent} of its unit’s`,
  tinyShare: 'under 1%',
  shareExplained:
    'Ranked by share: the views of each story against all views of the unit that published it, so that units with fewer readers have their place.',
  risen: (places) => `Up ${places}`,
  fallen: (places) => `Down ${places}`,
  entered: 'New in the ranking',
  pinned: 'Pinned',
  old: (day) => `Old story, ${day}`,
};
