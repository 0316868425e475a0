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
  asOf: (day) => `Figures as they were known at the end of ${day}.`,
  change: {
    increase: (by, since, from, to) => `Up${by && ` ${by}`} on ${since} (from ${from} to ${to})`,
    decrease: (by, since, from, to) => `Down${by && ` ${by}`} on ${since} (from ${from} to ${to})`,
    same: (since, value) => `No change on ${since} (still ${value})`,
    lessThan: (percent) => `less than ${percent}`,
  },
  check: {
    agree: 'The parts add up to the whole.',
    incomplete: 'The parts named add up to less than the whole.',
    exceed: 'The parts add up to more than the whole, so one of the figures needs checking.',
    incomparable: 'The parts cannot be added up and compared with the whole.',
  },
  citation: {
    dated: (day) => day,
    quoted: (words) => `Original wording: “${words}”.`,
    accessed: (day) => `Accessed ${day}.`,
    copy: 'Copy citation',
    copied: 'Citation copied.',
    refused:
      'The browser does not allow copying. The citation is selected in the field below, so that you can copy it.',
    field: 'Citation',
  },
  downloads: {
    title: 'Download:',
    csv: 'Table as CSV',
    json: 'Data as JSON',
    png: 'Picture as PNG',
    svg: 'Drawing as SVG',
    busy: 'Making the file…',
    saved: (fileName) => `The file ${fileName} was made.`,
    failed: (fileName) => `The file ${fileName} could not be made. Please try again.`,
    layout: {tiles: 'tiles', headline: 'headline', table: 'table', bars: 'bars', trend: 'trend'},
    asOf: 'as-of',
  },
  origin: {
    document: 'Document',
    issuer: 'Issued by',
    date: 'Date',
    address: 'Address',
    corrected: (day, version) => `Corrected on ${day} (version ${version})`,
    withdrawn: (day) => `Withdrawn on ${day}`,
    revisions: 'See all versions of this figure (CSV file)',
  },
  target: {
    reached: (share) => `${share} reached of the target:`,
    exceeded: (share) => `Target exceeded, ${share} reached of:`,
    alone: 'Target:',
    share: {
      exact: (percent) => percent,
      over: (percent) => `more than ${percent}`,
      under: (percent) => `less than ${percent}`,
      about: (percent) => `about ${percent}`,
    },
    why: {
      measures: 'Not compared: the figure and the target count different things.',
      units: 'Not compared: the figure and the target are of different units.',
      periods: 'Not compared: the figure and the target are of different periods.',
      amount: 'Not compared: the report gives no definite number.',
      unproven: 'Not compared: the report does not say enough to tell how much was reached.',
    },
  },
};
