import type {DemoCorrection, DemoObservation} from '../types.js';
import {magnitude, number, range} from './figure.js';
import {example, grouped, monthOf} from './monthly-example-report.js';

type Quantity = DemoObservation['quantity'];

const exact = (amount: number) => number('exact', String(amount), grouped(amount));
const thousands = {scale: 3, digits: 2};

const MEETINGS = [912, 604, 1015, 987, 1042, 1108, 1076, 1153, 1204].map(exact);
/** In every way in which a report words a number, one of them without any. */
const ATTENDANCES: readonly Quantity[] = [
  number('about', '68000', 'khoảng 68 nghìn', thousands),
  magnitude(4, 'hàng chục nghìn', 3),
  number('at_least', '71000', 'ít nhất 71 nghìn', thousands),
  range('74000', '76000', 'từ 74 nghìn đến 76 nghìn', thousands),
  number('less_than', '80000', 'dưới 80 nghìn', {scale: 3, digits: 1}),
  number('more_than', '82000', 'hơn 82 nghìn', thousands),
  number('almost', '85000', 'gần 85 nghìn', thousands),
  number('at_most', '90000', 'không quá 90 nghìn', {scale: 3, digits: 1}),
  exact(91_350),
];
const REPORTS = [388, 275, 402, 395, 417, 430, 2140, 412, 446].map(exact);

function monthly(indicator: Parameters<typeof example>[1], label: string, quantities: readonly Quantity[]) {
  return quantities.map((quantity, at) => {
    const {name, ...month} = monthOf(2026, at + 1);
    return example(`${indicator}-${name}`, indicator, label, {...month, quantity});
  });
}

const {name: september, ...inSeptember} = monthOf(2026, 9);
/** Five of the 34 provinces have told of September; one of them had no meeting, the others are missing. */
const PROVINCES: readonly (readonly [unit: string, meetings: number])[] = [
  ['ha-noi', 148],
  ['khanh-hoa', 96],
  ['dien-bien', 0],
  ['da-nang', 83],
  ['tp-ho-chi-minh', 171],
];

const yearToDate = (year: number) =>
  ({kind: 'year_to_date', start: `${year}-01-01`, end: `${year}-09-30`, label: `9 tháng đầu năm ${year}`}) as const;
const year2026 = {kind: 'year', start: '2026-01-01', end: '2026-12-31', label: 'năm 2026'} as const;
const thisYear = {known: '2026-10-05', period: yearToDate(2026)};
const lastYear = {known: '2025-10-05', period: yearToDate(2025)};
const plan = {known: '2026-01-10', period: year2026, status: 'target'} as const;

const meetings = monthly('vi-du-cuoc-hop-dan', 'được tổ chức', MEETINGS).map((observation) =>
  observation.id === `vi-du-cuoc-hop-dan-${september}`
    ? {...observation, coverage: {kind: 'partial', note: 'Mới có 5 trong 34 đơn vị báo cáo riêng.'} as const}
    : observation,
);

const toDate: readonly DemoObservation[] = [
  example('vi-du-chi-tieu-cuoc-hop-dan', 'vi-du-cuoc-hop-dan-luy-ke', 'là chỉ tiêu của cả năm', {
    ...plan,
    quantity: exact(12_000),
  }),
  example('vi-du-chi-tieu-nguoi-du-hop', 'vi-du-nguoi-du-hop', 'là chỉ tiêu của cả năm', {
    ...plan,
    quantity: exact(500_000),
  }),
  example('vi-du-cuoc-hop-dan-9-thang-2025', 'vi-du-cuoc-hop-dan-luy-ke', 'được tổ chức', {
    ...lastYear,
    quantity: exact(8655),
  }),
  example('vi-du-cuoc-hop-dan-9-thang-2026', 'vi-du-cuoc-hop-dan-luy-ke', 'được tổ chức', {
    ...thisYear,
    quantity: exact(9101),
    target: 'vi-du-chi-tieu-cuoc-hop-dan',
  }),
  // Attendances against persons: a target that nobody can measure them by.
  example('vi-du-luot-nguoi-9-thang-2026', 'vi-du-luot-nguoi-luy-ke', 'dự họp', {
    ...thisYear,
    quantity: number('more_than', '690000', 'hơn 690 nghìn', thousands),
    target: 'vi-du-chi-tieu-nguoi-du-hop',
  }),
];

const gifts = 'vi-du-suat-qua-9-thang-2026';
const talks = 'vi-du-buoi-tuyen-truyen-9-thang-2026';

/** Parts that make up their whole, and parts that are more than theirs: one of those figures must be wrong. */
const wholesAndParts: readonly DemoObservation[] = [
  example(gifts, 'vi-du-suat-qua', 'được trao', {...thisYear, quantity: exact(1500)}),
  example(`${gifts}-ho-ngheo`, 'vi-du-suat-qua', 'được trao cho hộ nghèo', {
    ...thisYear,
    part_of: gifts,
    quantity: exact(900),
  }),
  example(`${gifts}-hoc-sinh`, 'vi-du-suat-qua', 'được trao cho học sinh', {
    ...thisYear,
    part_of: gifts,
    quantity: exact(600),
  }),
  example(talks, 'vi-du-buoi-tuyen-truyen', 'được tổ chức', {...thisYear, quantity: exact(300)}),
  example(`${talks}-truong-hoc`, 'vi-du-buoi-tuyen-truyen', 'được tổ chức ở trường học', {
    ...thisYear,
    part_of: talks,
    quantity: exact(180),
  }),
  example(`${talks}-khu-dan-cu`, 'vi-du-buoi-tuyen-truyen', 'được tổ chức ở khu dân cư', {
    ...thisYear,
    part_of: talks,
    quantity: exact(150),
  }),
];

const reports = monthly('vi-du-tin-bao', 'do nhân dân cung cấp', REPORTS);

/** Made-up figures of the months of 2026, of five provinces in September, with targets and parts. */
export const exampleObservations: readonly DemoObservation[] = [
  ...meetings,
  ...PROVINCES.map(([unit, amount]) =>
    example(`vi-du-cuoc-hop-dan-${september}-${unit}`, 'vi-du-cuoc-hop-dan', 'được tổ chức', {
      ...inSeptember,
      unit,
      part_of: `vi-du-cuoc-hop-dan-${september}`,
      quantity: exact(amount),
    }),
  ),
  ...monthly('vi-du-luot-nguoi', 'dự họp', ATTENDANCES),
  ...reports,
  ...toDate,
  ...wholesAndParts,
];

/** One figure that was miscounted, and one that was withdrawn. */
export const exampleCorrections: readonly DemoCorrection[] = [
  ...corrected('vi-du-tin-bao-2026-08', {
    change: {quantity: exact(421), status: 'revised'},
    quote: 'Số liệu giả định tháng 8/2026 sau đính chính: 421 tin báo do nhân dân cung cấp.',
    note: 'Đính chính giả định: bổ sung 9 tin báo nhận trong ngày cuối tháng.',
    recorded_at: '2026-09-20T09:00:00+07:00',
  }),
  ...corrected('vi-du-tin-bao-2026-07', {
    change: {status: 'withdrawn'},
    note: 'Thu hồi giả định: số liệu bị nhập nhầm từ một báo cáo khác.',
    recorded_at: '2026-08-18T09:00:00+07:00',
  }),
];

type Correction = Omit<DemoCorrection, 'observation'> & {
  readonly change: Partial<DemoObservation>;
  /** The sentence in which the corrected figure stands, where it is another. */
  readonly quote?: string;
};

function corrected(id: string, {change, quote, note, recorded_at}: Correction): DemoCorrection[] {
  return reports
    .filter((observation) => observation.id === id)
    .map((observation) => ({
      observation: {
        ...observation,
        ...change,
        provenance: {...observation.provenance, ...(quote && {quote})},
      },
      note,
      recorded_at,
    }));
}
