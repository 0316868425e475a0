import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Keeps a part of the widget that comes when it is needed, and draws the widget anew when it is there. That it could not be had is a
 * state like any other, from which the reader gets away by trying again, or the network by returning.
 */
export class Part<T> implements ReactiveController {
  #value: T | undefined;
  #isLoading = false;
  #hasFailed = false;

  /** @param fetchPart - is called once, and again after each failure */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly fetchPart: () => Promise<T>,
  ) {
    host.addController(this);
  }

  /** The part; undefined until it is there. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Whether it could not be had; stays so while another try is under way. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Whether another try is under way. */
  get isRetrying(): boolean {
    return this.#hasFailed && this.#isLoading;
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.#onOnline);
  }

  /** Asks for the part, unless that was done before. */
  readonly load = (): void => {
    if (!this.#hasFailed) void this.#load();
  };

  /** Asks once more for a part that could not be had. */
  readonly retry = (): void => {
    void this.#load();
  };

  readonly #onOnline = (): void => {
    if (this.#hasFailed) this.retry();
  };

  async #load(): Promise<void> {
    if (this.#value !== undefined || this.#isLoading) return;
    this.#isLoading = true;
    if (this.#hasFailed) this.host.requestUpdate();
    try {
      this.#value = await this.fetchPart();
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#isLoading = false;
    this.host.requestUpdate();
  }
}
