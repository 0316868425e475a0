/** Is held by one at a time, strictly in the order in which they asked. */
export class Mutex {
  readonly #waiting: (() => void)[] = [];
  #isHeld = false;

  /**
   * Waits until it is free; the holder must give it back by `release`.
   * @param limitMs - how long to wait at most
   * @param tooLate - makes the error for one who waited that long
   */
  acquire(limitMs: number, tooLate: () => Error): Promise<void> {
    if (!this.#isHeld) {
      this.#isHeld = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const proceed = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(proceed), 1);
        reject(tooLate());
      }, limitMs);
      this.#waiting.push(proceed);
    });
  }

  /** Gives it back; the longest waiting one gets it. */
  release(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#isHeld = false;
    }
  }
}
