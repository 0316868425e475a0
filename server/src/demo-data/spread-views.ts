import type {DemoViews} from './types.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Enough hours of a stretch that no window looks empty, few enough that the first start stays quick. */
const MOST_HOURS = 48;

/** Readings within one hour. */
export interface HourOfViews {
  readonly hour: Date;
  readonly views: number;
}

/**
 * Spreads an article's readings over the hours since it appeared, always in the same way: the last day, the rest of the week,
 * the rest of the month, and the time before. What would fall before its publication falls into the next later stretch.
 */
export function spreadViews({day1, day7, day30, total}: DemoViews, published: Date, now: Date): HourOfViews[] {
  const end = now.getTime();
  const stretches = [
    {after: -Infinity, until: end - 30 * DAY, views: total - day30},
    {after: end - 30 * DAY, until: end - 7 * DAY, views: day30 - day7},
    {after: end - 7 * DAY, until: end - DAY, views: day7 - day1},
    {after: end - DAY, until: end, views: day1},
  ];
  let carried = 0;
  return stretches.flatMap(({after, until, views}) => {
    const hours = hoursBetween(Math.max(after, published.getTime() - HOUR), until);
    const due = views + carried;
    carried = hours.length === 0 ? due : 0;
    return hours.length === 0 ? [] : share(due, hours);
  });
}

/** Starts of hours later than `after` and not later than `until`, evenly thinned out to a bearable number. */
function hoursBetween(after: number, until: number): number[] {
  const first = Math.floor(after / HOUR) + 1;
  const count = Math.floor(until / HOUR) - first + 1;
  const step = Math.max(1, Math.ceil(count / MOST_HOURS));
  return Array.from({length: Math.max(0, Math.ceil(count / step))}, (_, index) => (first + index * step) * HOUR);
}

function share(views: number, hours: readonly number[]): HourOfViews[] {
  const weights = hours.map((hour) => 1 + ((hour / HOUR) % 5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let weighed = 0;
  let given = 0;
  return hours.flatMap((hour, index) => {
    weighed += weights[index] ?? 0;
    const soFar = Math.round((views * weighed) / whole);
    const here = soFar - given;
    given = soFar;
    return here > 0 ? [{hour: new Date(hour), views: here}] : [];
  });
}
