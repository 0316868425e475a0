/** Gives one holder at a time the turn, strictly in the order they asked. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /**
   * Waits for the turn; the holder must give it back by `pass`.
   * @param limitMs how long to wait at most
   * @param tooLate makes the error for one who waited that long
   */
  take(limitMs: number, tooLate: () => Error): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
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

  /** Ends the holder's turn; the longest waiting one gets it. */
  pass(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#taken = false;
    }
  }
}
