import type {Period} from '../../api/types.js';

const PART = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?`;
const WANTED = new RegExp(`^(?:latest|${PART}(?:\\.\\.${PART})?)$`);
const ONE = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

/** Whether a text is a period as the API is asked for it: `latest`, `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2016..2021`. */
export const isPeriodWish = (text: string): boolean => WANTED.test(text);

/** Periods that follow one another, with their length in months. */
const LENGTHS = {month: 1, quarter: 3, half_year: 6, year: 12} as const;
type Regular = keyof typeof LENGTHS;

const isRegular = (kind: string): kind is Regular => Object.hasOwn(LENGTHS, kind);
const twoDigits = (value: number): string => String(value).padStart(2, '0');

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

const labelOf: Readonly<Record<Regular, (place: number, year: number) => string>> = {
  month: (place, year) => `tháng ${place + 1}/${year}`,
  quarter: (place, year) => `quý ${QUARTERS[place] ?? ''}/${year}`,
  half_year: (place, year) => `6 tháng ${place === 0 ? 'đầu' : 'cuối'} năm ${year}`,
  year: (_place, year) => `năm ${year}`,
};

/** The period of a kind that begins with a month, counted from the year 0. */
function periodAt(kind: Regular, month: number): Period {
  const length = LENGTHS[kind];
  const year = Math.floor(month / 12);
  const first = month % 12;
  const last = first + length;
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return {
    kind,
    start: `${year}-${twoDigits(first + 1)}-01`,
    end: `${year}-${twoDigits(last)}-${lastDay}`,
    label: labelOf[kind](Math.floor(first / length), year),
  };
}

/** The first month of a period, counted from the year 0; undefined where it has no days. */
function firstMonth({start}: Period): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})-/.exec(start ?? '') ?? [];
  return year && month ? Number(year) * 12 + Number(month) - 1 : undefined;
}

/** Reads a period such as `2026-09`; what is none stays as words without days. */
export function periodOf(text: string): Period {
  const [, year, month, quarter, half] = ONE.exec(text.trim()) ?? [];
  if (!year) return {kind: 'range', start: null, end: null, label: text.trim()};
  const first = Number(year) * 12;
  if (month) return periodAt('month', first + Number(month) - 1);
  if (quarter) return periodAt('quarter', first + (Number(quarter) - 1) * 3);
  return half ? periodAt('half_year', first + (Number(half) - 1) * 6) : periodAt('year', first);
}

/** Two periods are the same if their days are, or, where they have none, their words. */
export const periodKey = ({kind, start, end, label}: Period): string =>
  start && end ? `${start}/${end}${kind === 'recurring' ? ' recurring' : ''}` : label;

/** The order of time; what has no days comes last, in the order it had. */
export function byTime(one: Period, other: Period): number {
  const rank = ({start, end}: Period) => `${start ?? '9'} ${end ?? '9'}`;
  const [a, b] = [rank(one), rank(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Longer gaps are not filled: a picture of them would be of gaps. */
const LONGEST = 120;

/** Periods in the order of time with those in between of which nothing was reported, where all are of one kind. */
export function withGaps(periods: readonly Period[]): Period[] {
  const sorted = [...periods].sort(byTime);
  const [first] = sorted;
  const from = first && firstMonth(first);
  const last = sorted.at(-1);
  const to = last && firstMonth(last);
  if (!first || from === undefined || to === undefined) return sorted;
  const {kind} = first;
  if (!isRegular(kind) || sorted.some((period) => period.kind !== kind)) return sorted;
  const length = LENGTHS[kind];
  const count = (to - from) / length + 1;
  if (!Number.isInteger(count) || count > LONGEST) return sorted;
  return [...Array(count).keys()].map((index) => {
    const month = from + index * length;
    return sorted.find((period) => firstMonth(period) === month) ?? periodAt(kind, month);
  });
}
