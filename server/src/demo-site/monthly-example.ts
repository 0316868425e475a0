import type {
  DemoCampaign,
  DemoContent,
  DemoCorrection,
  DemoIndicator,
  DemoObservation,
  DemoUnit,
} from './demo-content.js';

type Quantity = DemoObservation['quantity'];
type Measure = DemoObservation['measure'];

/**
 * A figure that has a number: `amount` as a plain decimal, `writtenAs` as the report prints it. Trailing zeros of a rounded
 * figure ("gần 300") are no significant digits; those of an exact one are.
 */
function number(
  qualifier: 'exact' | 'more_than' | 'less_than' | 'almost' | 'about' | 'at_least' | 'at_most',
  amount: string,
  writtenAs: string,
  rounding: {readonly scale?: number; readonly digits?: number} = {},
): Quantity {
  return {
    qualifier,
    amount,
    amount_max: null,
    magnitude: null,
    written_as: writtenAs,
    scale: rounding.scale ?? 0,
    significant_digits: rounding.digits ?? amount.length,
  };
}

/** A figure between two numbers, both of which the report vouches for. */
function range(
  amount: string,
  amountMax: string,
  writtenAs: string,
  rounding: {readonly scale?: number; readonly digits?: number} = {},
): Quantity {
  const digits = rounding.digits ?? amountMax.length;
  const bounds = {qualifier: 'range', amount_max: amountMax} as const;
  return {...number('exact', amount, writtenAs, {...rounding, digits}), ...bounds};
}

/** "hàng chục tỷ": only the power of ten is known, and nobody may put a number in its place. */
function magnitude(power: number, writtenAs: string, scale: number): Quantity {
  return {
    qualifier: 'magnitude',
    amount: null,
    amount_max: null,
    magnitude: power,
    written_as: writtenAs,
    scale,
    significant_digits: null,
  };
}

const things = (name: string): Measure => ({kind: 'things', name});
const persons = (name: string): Measure => ({kind: 'persons', name});
/** Meetings, inspections, attendances (lượt): events, never added to persons. */
const occurrences = (name: string): Measure => ({kind: 'occurrences', name});

/*
 * A campaign that never was. The reports that the demo tells of have neither months nor provinces; these figures are made up so
 * that every layout has something to show, and say so wherever they are shown.
 */

const ISSUER = 'Dữ liệu giả định để trình diễn';

/** The campaign of the made-up figures. */
const exampleCampaign: DemoCampaign = {
  id: 'vi-du-so-lieu-theo-thang',
  name: 'Ví dụ trình diễn: số liệu giả định theo tháng',
  summary: 'Chương trình không có thật. Mọi số liệu ở đây là giả định, chỉ để xem các cách trình bày.',
  unit: 'bo-cong-an',
  period: {kind: 'range', start: '2025-01-01', end: '2026-09-30', label: 'từ tháng 1/2025 đến tháng 9/2026'},
  documents: [],
};

const definition = 'Số liệu giả định để trình diễn, không có trong báo cáo nào.';

const MEASURES = {
  'vi-du-cuoc-hop-dan': occurrences('cuộc họp dân'),
  'vi-du-luot-nguoi': occurrences('lượt người'),
  'vi-du-tin-bao': things('tin báo'),
  'vi-du-cuoc-hop-dan-luy-ke': occurrences('cuộc họp dân'),
  'vi-du-luot-nguoi-luy-ke': occurrences('lượt người'),
  'vi-du-nguoi-du-hop': persons('người'),
  'vi-du-suat-qua': things('suất quà'),
  'vi-du-buoi-tuyen-truyen': occurrences('buổi tuyên truyền'),
  'vi-du-ho-ky-cam-ket': things('hộ gia đình'),
} as const;

type ExampleIndicator = keyof typeof MEASURES;

const NAMES: Readonly<Record<ExampleIndicator, string>> = {
  'vi-du-cuoc-hop-dan': 'Cuộc họp dân (ví dụ)',
  'vi-du-luot-nguoi': 'Lượt người dự họp (ví dụ)',
  'vi-du-tin-bao': 'Tin báo của nhân dân (ví dụ)',
  'vi-du-cuoc-hop-dan-luy-ke': 'Cuộc họp dân từ đầu năm (ví dụ)',
  'vi-du-luot-nguoi-luy-ke': 'Lượt người dự họp từ đầu năm (ví dụ)',
  'vi-du-nguoi-du-hop': 'Người dự họp (ví dụ)',
  'vi-du-suat-qua': 'Suất quà (ví dụ)',
  'vi-du-buoi-tuyen-truyen': 'Buổi tuyên truyền (ví dụ)',
  'vi-du-ho-ky-cam-ket': 'Hộ gia đình ký cam kết (ví dụ)',
};

const isExample = (id: string): id is ExampleIndicator => Object.hasOwn(NAMES, id);

const exampleIndicators: readonly DemoIndicator[] = Object.keys(NAMES)
  .filter(isExample)
  .map((id) => ({id, name: NAMES[id], definition, measure: MEASURES[id]}));

type Parts = Pick<DemoObservation, 'period' | 'quantity'> &
  Partial<Pick<DemoObservation, 'unit' | 'status' | 'part_of' | 'coverage' | 'target' | 'change'>> & {
    /** The day on which it became known. */
    readonly known: string;
  };

/** One made-up figure; its label and its document say that it is. */
function example(
  id: string,
  indicator: ExampleIndicator,
  label: string,
  {known, period, ...parts}: Parts,
): DemoObservation {
  const measure = MEASURES[indicator];
  return {
    ...{id, campaign: exampleCampaign.id, indicator, label: `${label} (số liệu giả định)`, measure, period},
    ...{
      change: null,
      status: 'reported',
      unit: 'bo-cong-an',
      part_of: null,
      coverage: null,
      actors: null,
      target: null,
    },
    ...parts,
    provenance: {
      document: `Báo cáo giả định ${period.label}`,
      issuer: ISSUER,
      date: known,
      article: null,
      url: null,
      quote: `Số liệu giả định ${period.label}: ${parts.quantity.written_as} ${measure.name} ${label}.`,
    },
    recorded_at: `${known}T09:00:00+07:00`,
  };
}

/** A month of a year, and the day of the next month on which its figures became known. */
function monthOf(year: number, month: number): {period: DemoObservation['period']; known: string; name: string} {
  const day = (at: number) => new Date(Date.UTC(year, month - 1, at)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    period: {kind: 'month', start: day(1), end: day(last), label: `tháng ${month}/${year}`},
    known: day(last + 5),
    name: day(1).slice(0, 7),
  };
}

/** A whole number as reports print it: `1.204`. */
function grouped(amount: number): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** Some number of its own for each unit and month, the same at every start: it grows over the year, more in some units. */
function households(unit: number, month: number): number {
  return 120 + ((unit * 37) % 61) * 9 + month * (4 + (unit % 7)) + ((unit * unit + month * 29) % 23);
}

/**
 * Households in every provincial unit and month of 2025: the 34 forces of today over the whole year, the 29 former ones until
 * they ended with June.
 */
function householdsOf(units: readonly DemoUnit[]): readonly DemoObservation[] {
  const provinces = units.filter(({kind}) => kind === 'province');
  return Array.from({length: 12}, (_, at) => {
    const {name, ...month} = monthOf(2025, at + 1);
    return provinces.flatMap((unit, place) => {
      if (unit.valid_to !== null && unit.valid_to < (month.period.start ?? '')) return [];
      const amount = households(place, at + 1);
      return example(
        `vi-du-ho-ky-cam-ket-${unit.id}-${name}`,
        'vi-du-ho-ky-cam-ket',
        'ký cam kết bảo đảm an ninh, trật tự',
        {
          ...month,
          unit: unit.id,
          quantity: number('exact', String(amount), grouped(amount)),
        },
      );
    });
  }).flat();
}

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
const exampleObservations: readonly DemoObservation[] = [
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
const exampleCorrections: readonly DemoCorrection[] = [
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

/** The made-up campaign with its figures; those by unit are of the units given. */
export const monthlyExample = (
  units: readonly DemoUnit[],
): Pick<DemoContent, 'campaigns' | 'indicators' | 'observations' | 'corrections'> => ({
  campaigns: [exampleCampaign],
  indicators: exampleIndicators,
  observations: [...exampleObservations, ...householdsOf(units)],
  corrections: exampleCorrections,
});
