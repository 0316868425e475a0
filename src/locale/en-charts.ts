import type {Words} from './vi.js';

/** The words in and around the charts in English. */
export const enCharts: Words['charts'] = {
  missing: 'Not reported yet',
  largest: (label, value) => `Largest: ${label}, ${value}.`,
  smallest: (label, value) => `Smallest: ${label}, ${value}.`,
  missingCount: (missing, all) => `${missing} of ${all} not reported yet.`,
  wordsCount: (count) => `Told in words only, so not drawn: ${count}.`,
  failed: 'The chart could not be loaded. The table has all the figures.',
  scales: [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ],
};
