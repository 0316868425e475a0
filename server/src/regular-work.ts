/** Does the same work at the start and after each interval, never twice at once, until it is closed. */
export class RegularWork {
  readonly #work: (now: Date) => Promise<unknown>;
  readonly #intervalMs: number;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  /** @param onFailure - told when a run fails; the next does what it left */
  constructor(work: (now: Date) => Promise<unknown>, intervalMs: number, onFailure: (error: unknown) => void) {
    this.#work = work;
    this.#intervalMs = intervalMs;
    this.#onFailure = onFailure;
  }

  start(): void {
    const run = () => {
      this.#underWay = this.#underWay.then(() => this.#work(new Date())).catch(this.#onFailure);
    };
    this.#timer = setInterval(run, this.#intervalMs);
    this.#timer.unref();
    run();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
