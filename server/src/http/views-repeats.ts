import {createHmac, randomBytes} from 'node:crypto';

const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Midnight in Vietnam is this long before midnight UTC. */
const OFFSET_MS = 7 * 3_600_000;
/** Some 25 MB. Beyond it the oldest are forgotten, and their repeats counted: seven readings a second for half an hour stay below. */
const MOST = 200_000;
/** 72 bits: two of so many readings have the same mark once in ten thousand million half hours. */
const MARK_BYTES = 9;

/**
 * Knows a reading that comes again within half an hour, for this process alone. A reading is remembered in memory as a short keyed hash
 * whose key is random, changes with the day in Vietnam and is never told: from a mark nobody finds the reader, nor one reader's two days.
 */
export class RepeatedReadings {
  readonly #most: number;
  #day = Number.NaN;
  #key = randomBytes(32);
  #marks = new Map<string, number>();

  /** @param most how many are remembered */
  constructor(most = MOST) {
    this.#most = most;
  }

  /**
   * Remembers a reading.
   *
   * @returns whether the same was remembered within the half hour before; it is not remembered longer for being repeated
   */
  repeats(reader: readonly string[], now: Date): boolean {
    this.#changeKey(now);
    this.#forget(now.getTime() - HALF_HOUR_MS);
    const mark = createHmac('sha256', this.#key)
      .update(JSON.stringify(reader))
      .digest()
      .toString('base64', 0, MARK_BYTES);
    if (this.#marks.has(mark)) return true;
    this.#marks.set(mark, now.getTime());
    return false;
  }

  #changeKey(now: Date): void {
    const day = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS);
    if (day === this.#day) return;
    this.#day = day;
    this.#key = randomBytes(32);
    this.#marks = new Map();
  }

  /** The map holds its marks in the order of their times. */
  #forget(before: number): void {
    for (const [mark, at] of this.#marks) {
      if (at > before && this.#marks.size < this.#most) return;
      this.#marks.delete(mark);
    }
  }
}
