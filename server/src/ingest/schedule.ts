const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** A feed that tells nothing new for long is asked this many times less often than a busy one. */
const QUIETEST = 16;
/** Feeds registered at the same moment must not be due at the same moment for ever. */
const JITTER = 0.1;

/**
 * How long a feed is left alone after a good reading, in minutes: half as long after something new, half as long again after nothing;
 * never shorter than the operator's interval, nor longer than a day or 16 times that interval.
 */
export function intervalAfter(minutes: number, hasNews: boolean, least: number): number {
  const longest = Math.max(least, Math.min(DAY_MINUTES, least * QUIETEST));
  return Math.round(Math.min(longest, Math.max(least, hasNews ? minutes / 2 : minutes * 1.5)));
}

/** Doubled with each failure, up to a day. */
export function intervalAfterFailure(failures: number, least: number): number {
  return Math.max(least, Math.min(DAY_MINUTES, least * 2 ** Math.min(failures, 20)));
}

/**
 * When a feed is due again: after its interval, or as late as its source asks, though within a day of the longer of the two.
 *
 * @param asked - what the source asks for, in minutes; 0 where it does not
 * @param random - from 0 up to 1
 */
export function nextReading(now: Date, minutes: number, asked: number, random: number): Date {
  const wait = Math.max(minutes, Math.min(asked, DAY_MINUTES));
  return new Date(now.getTime() + wait * MINUTE_MS * (1 + JITTER * random));
}
