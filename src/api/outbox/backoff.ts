/** The first wait, at most; each further one may be twice as long. */
const FIRST_MS = 2_000;

/** No wait is longer, whatever an answer asks for: a reader who is back should not look at a waiting message for an hour. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential, and drawn from the whole range, so that the browsers of a
 * province do not come back all at once after a failure.
 *
 * @param attempts how many attempts have failed, at least 1
 * @param retryAfterMs the wait that the answer asked for
 * @param random from 0 up to 1
 */
export function waitAfter(attempts: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return Math.min(LONGEST_WAIT_MS, Math.round(retryAfterMs + random() * ceiling));
}

/** Whether an attempt is due. A moment further away than any wait was noted by a clock that has jumped since. */
export function isDue(nextAttemptAt: number, now: number): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + LONGEST_WAIT_MS;
}
