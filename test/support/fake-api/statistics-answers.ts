import type {Breakdown, Indicator, Observation, ObservationList, Quantity} from '../../../src/api/types.js';
import {COUNTED, COUNTED_CAMPAIGN, PROVINCIAL_UNITS} from './figures-by-unit.js';
import {
  CAMPAIGN,
  HOSTILE_OBSERVATIONS,
  LONG_OBSERVATIONS,
  MARKED_CAMPAIGN,
  MARKED_OBSERVATIONS,
  OBSERVATIONS,
  quantity,
} from './statistics-content.js';

/** The campaigns of which the fake API has figures. */
export const CAMPAIGNS: readonly string[] = [CAMPAIGN, MARKED_CAMPAIGN, COUNTED_CAMPAIGN];

const NAMES: Readonly<Record<string, string>> = {
  'hop-dan': 'Cuộc họp dân',
  'luot-nguoi': 'Lượt người dự họp dân',
  'tai-san': 'Trị giá tài sản',
  'kiem-tra': 'Buổi kiểm tra',
  'de-nghi-khen-thuong': 'Tập thể được đề nghị khen thưởng',
  'kinh-phi': 'Tổng kinh phí',
  'nha-tinh-thuong': 'Nhà tình thương',
  'don-thu': 'Đơn thư tiếp nhận',
  'khieu-nai': 'Đơn khiếu nại',
  'to-cao': 'Đơn tố cáo',
  'rut-ngan': 'Đơn thư được rút ngắn thời gian',
  'da-giai-quyet': 'Đơn thư đã giải quyết',
  'hop-dan-thang': 'Cuộc họp dân',
  'nguoi-du-thang': 'Lượt người dự họp',
};

/** Groups by a key, in the order in which the keys first appear. */
function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return [...found.values()];
}

const indicatorsOf = (items: readonly Observation[]): Indicator[] =>
  groups(items, ({indicator}) => indicator).flatMap(([first]) =>
    first
      ? [
          {
            id: first.indicator,
            name: NAMES[first.indicator] ?? first.measure.name,
            definition: null,
            measure: first.measure,
          },
        ]
      : [],
  );

function sumOf(items: readonly Observation[]): Breakdown['sum'] {
  let sum = 0n;
  for (const {
    quantity: {amount},
  } of items) {
    if (amount === null) {
      return {
        quantity: null,
        refusals: [{code: 'without_amount', detail: 'Không cộng được: có số liệu chỉ nêu độ lớn, không nêu con số.'}],
      };
    }
    sum += BigInt(amount);
  }
  const qualifiers = new Set<Quantity['qualifier']>(items.map(({quantity: {qualifier}}) => qualifier));
  const words = Number(sum).toLocaleString('vi-VN');
  if (qualifiers.size === 1 && qualifiers.has('exact')) return {quantity: quantity(words, String(sum)), refusals: []};
  const qualifier = qualifiers.has('almost') ? 'about' : 'more_than';
  const written = `${qualifier === 'about' ? 'khoảng' : 'hơn'} ${words}`;
  return {quantity: quantity(written, String(sum), {qualifier}), refusals: []};
}

function breakdownsOf(items: readonly Observation[]): Breakdown[] {
  return groups(items, ({indicator, period}) => `${indicator} ${period.label}`).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const reported = new Set(group.map(({unit}) => unit.id));
    return {
      indicator: first.indicator,
      period: first.period,
      expected: PROVINCIAL_UNITS.length,
      reported: reported.size,
      missing: PROVINCIAL_UNITS.filter(({id}) => !reported.has(id)),
      sum: sumOf(group),
    };
  });
}

/** An answer of `/v1/statistics` with these observations, whole. */
export function observationList(
  items: readonly Observation[],
  changes: Partial<ObservationList> = {},
): ObservationList {
  return {
    items: [...items],
    indicators: indicatorsOf(items),
    breakdowns: [],
    page: {next: null, limit: Math.max(items.length, 1), as_of: '2026-11-20T09:00:00+07:00'},
    ...changes,
  };
}

/** An answer by unit: what the units have reported of these observations, and who is missing. */
export function breakdownList(items: readonly Observation[]): ObservationList {
  return observationList(items, {breakdowns: breakdownsOf(items)});
}

const MONTHS_OF: Readonly<Record<string, readonly [first: string, last: string]>> = {
  '': ['01', '12'],
  H1: ['01', '06'],
  H2: ['07', '12'],
  Q1: ['01', '03'],
  Q2: ['04', '06'],
  Q3: ['07', '09'],
  Q4: ['10', '12'],
};

function isWithin({period: {start, end}}: Observation, wanted: string): boolean {
  const [from = '', to = from] = wanted.split('..');
  const edge = (text: string, index: 0 | 1) => {
    const [year, part = ''] = text.split('-');
    return `${year}-${MONTHS_OF[part]?.[index] ?? part}`;
  };
  return start !== null && end !== null && start.slice(0, 7) >= edge(from, 0) && end.slice(0, 7) <= edge(to, 1);
}

function latestOf(items: readonly Observation[]): Observation[] {
  return groups(items, ({indicator, unit}) => `${indicator} ${unit.id}`).flatMap((group) => {
    const last = group.reduce((newest, {period}) => ((period.end ?? '') > newest ? (period.end ?? '') : newest), '');
    return group.filter(({period}) => (period.end ?? '') === last);
  });
}

function inPeriod(items: readonly Observation[], period: string | null): readonly Observation[] {
  if (!period) return items;
  return period === 'latest' ? latestOf(items) : items.filter((item) => isWithin(item, period));
}

const CONTENT: Readonly<Record<string, readonly Observation[]>> = {
  long: LONG_OBSERVATIONS,
  hostile: HOSTILE_OBSERVATIONS,
  empty: [],
};

const OF_CAMPAIGN: Readonly<Record<string, readonly Observation[]>> = {
  [CAMPAIGN]: OBSERVATIONS,
  [MARKED_CAMPAIGN]: MARKED_OBSERVATIONS,
  [COUNTED_CAMPAIGN]: COUNTED,
};

/** What the fake API has of the figures asked for. `long`, `hostile` and `empty` tell their own whatever the campaign. */
export function statisticsFor(scenario: string, query: URLSearchParams): ObservationList {
  const indicators = query.get('indicator')?.split(',');
  const unit = query.get('unit');
  const asOf = query.get('as_of');
  const own = CONTENT[scenario];
  const all = own ?? OF_CAMPAIGN[query.get('campaign') ?? ''] ?? Object.values(OF_CAMPAIGN).flat();
  const byUnit = query.has('breakdown');
  const matching = inPeriod(
    all.filter(
      (item) =>
        own !== undefined ||
        ((!indicators || indicators.includes(item.indicator)) &&
          (byUnit ? item.status !== 'target' : !unit || item.unit.id === unit) &&
          (!asOf || item.recorded_at.slice(0, 10) <= asOf)),
    ),
    own ? null : query.get('period'),
  );
  const limit = Number(query.get('limit') ?? 20);
  const start = Number(query.get('cursor')?.slice(1) ?? 0);
  const items = matching.slice(start, start + limit);
  const next = start + limit < matching.length ? `c${start + limit}` : null;
  return observationList(items, {
    breakdowns: byUnit ? breakdownsOf(matching) : [],
    page: {next, limit, as_of: '2026-11-20T09:00:00+07:00'},
  });
}
