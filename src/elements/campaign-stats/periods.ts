import {
  calendarPeriod,
  isCalendarKind,
  isReversed,
  type Period,
  PERIOD_MONTHS,
  readPeriod,
} from '../../shared/period.js';

/** The first month of a period, counted from the year 0; undefined where it has no days. */
function firstMonth({start}: Period): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})-/.exec(start ?? '') ?? [];
  return year && month ? Number(year) * 12 + Number(month) - 1 : undefined;
}

/** Reads a period such as `2026-09` or `2016..2021`; what is none stays as words without days. */
export function periodOf(text: string): Period {
  const words = text.trim();
  const period = readPeriod(words);
  return period && !isReversed(period) ? period : {kind: 'range', start: null, end: null, label: words};
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
  if (!isCalendarKind(kind) || sorted.some((period) => period.kind !== kind)) return sorted;
  const length = PERIOD_MONTHS[kind];
  const count = (to - from) / length + 1;
  if (!Number.isInteger(count) || count > LONGEST) return sorted;
  return [...Array(count).keys()].map((index) => {
    const month = from + index * length;
    return sorted.find((period) => firstMonth(period) === month) ?? calendarPeriod(kind, month);
  });
}
