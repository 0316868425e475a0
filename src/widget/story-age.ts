const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long a story is told to be new, in hours, where the page says nothing else. */
export const NEW_FOR_HOURS = 24;
/** From how many days on a story is told to be old, where the page says nothing else. */
export const OLD_AFTER_DAYS = 30;

/** Milliseconds since a story came out; NaN where its date is not known. */
const ageOf = (publishedAt: string | Date, now: Date): number => now.getTime() - new Date(publishedAt).getTime();

/**
 * Whether a story bears the badge «Mới». One dated ahead of now does not: its date says when something will be, or is wrong.
 *
 * @param hours for how long; 0 for never
 */
export function isNew(publishedAt: string | Date, now: Date, hours: number = NEW_FOR_HOURS): boolean {
  const age = ageOf(publishedAt, now);
  return age >= 0 && age < hours * HOUR_MS;
}

/**
 * Whether a reader is to be warned that a story is old. One without a date is not called old.
 *
 * @param days from which age on; 0 for never
 */
export function isOld(publishedAt: string | Date, now: Date, days: number = OLD_AFTER_DAYS): boolean {
  return days > 0 && ageOf(publishedAt, now) >= days * DAY_MS;
}
