/** How a {@link BackgroundLoop} goes on after a failure. */
export interface LoopOptions {
  /** Told when a run fails; the next does what it left. */
  readonly onFailure: (error: unknown) => void;
  /** How long after a failed run the next one begins, in milliseconds. */
  readonly retryMs: number;
}

/** Does work beside the answering of requests, again and again, never twice at once, until it is closed. */
export class BackgroundLoop {
  readonly #work: () => Promise<number | undefined>;
  readonly #options: LoopOptions;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Infinity;
  #underWay: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** @param work - resolves to how long to wait until the next run, in milliseconds; undefined: until it is woken */
  constructor(work: () => Promise<number | undefined>, options: LoopOptions) {
    this.#work = work;
    this.#options = options;
  }

  /** Begins the first run at once. */
  start(): void {
    this.#underWay = this.#run();
  }

  /** Begins a run after so many milliseconds, unless one is due sooner. A process that has nothing else to do does not wait for it. */
  wake(afterMs: number): void {
    const dueAt = performance.now() + afterMs;
    if (this.#isClosed || dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity;
      this.#underWay = this.#underWay.then(() => this.#run());
    }, afterMs);
    this.#timer.unref();
  }

  /** Finishes what is under way and begins nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  async #run(): Promise<void> {
    if (this.#isClosed) return;
    let waitMs: number | undefined = this.#options.retryMs;
    try {
      waitMs = await this.#work();
    } catch (error) {
      this.#options.onFailure(error);
    }
    if (waitMs !== undefined) this.wake(waitMs);
  }
}

/** A loop that does the same work at its start and after each interval. */
export function every(
  intervalMs: number,
  work: (now: Date) => Promise<unknown>,
  onFailure: (error: unknown) => void,
): BackgroundLoop {
  const run = async () => {
    await work(new Date());
    return intervalMs;
  };
  return new BackgroundLoop(run, {onFailure, retryMs: intervalMs});
}
