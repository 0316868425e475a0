import type {Words} from './vi.js';

/** The words of the campaign figures in English. */
export const enStats: Words['statistics'] = {
  heading: 'Results in figures',
  empty: 'No figures have been published yet.',
  source: 'Source',
  parts: 'Of which:',
  status: {
    reported: '',
    proposed: 'Proposed',
    planned: 'Planned',
    target: 'Target',
    revised: 'Corrected',
    withdrawn: 'Withdrawn',
  },
};
