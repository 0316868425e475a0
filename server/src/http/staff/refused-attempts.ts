import {placeOf} from '../address-prefix.js';

const WINDOW_MS = 60_000;
/** So many refusals a minute are those of someone who mistypes; what comes after is not recorded and answered by waiting. */
const MOST = 20;
const MOST_ADDRESSES = 10_000;

/** Counts the refused tokens of each place within a minute. A valid token is never held up by them. */
export class RefusedAttempts {
  readonly #counts = new Map<string, {times: number; until: number}>();

  /**
   * Counts one more.
   *
   * @returns the seconds to wait when there were too many; 0 otherwise
   */
  count(address: string, now: number): number {
    const key = placeOf(address);
    const known = this.#counts.get(key);
    const current = known && now < known.until ? known : {times: 0, until: now + WINDOW_MS};
    current.times += 1;
    this.#counts.delete(key);
    this.#counts.set(key, current);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST_ADDRESSES && oldest !== undefined) this.#counts.delete(oldest);
    return current.times > MOST ? Math.max(1, Math.ceil((current.until - now) / 1000)) : 0;
  }
}
