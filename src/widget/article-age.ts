const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds since an article came out; NaN where its date is not known. */
const ageOf = (publishedAt: string | Date, now: Date): number => now.getTime() - new Date(publishedAt).getTime();

/**
 * Whether an article bears the badge «Mới». One dated ahead of now does not: its date says when something will be, or is wrong.
 *
 * @param hours for how long; 0 for never
 */
export function isNew(publishedAt: string | Date, now: Date, hours = 24): boolean {
  const age = ageOf(publishedAt, now);
  return age >= 0 && age < hours * HOUR_MS;
}

/**
 * Whether a reader is to be warned that an article is old. One without a date is not called old.
 *
 * @param days from which age on; 0 for never
 */
export function isOld(publishedAt: string | Date, now: Date, days = 30): boolean {
  return days > 0 && ageOf(publishedAt, now) >= days * DAY_MS;
}
