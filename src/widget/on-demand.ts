import type {ReactiveControllerHost} from 'lit';
import {warnOnce} from '../api/warn-once.js';

/** As long as a request of the API may take: who waits for code is not left waiting for ever. */
const TIMEOUT_MS = 20_000;

/** Code of a widget that its first drawing can do without. */
export class OnDemand<Code> {
  /** The code, once it is there. */
  code: Code | undefined;
  /** Whether the last try to fetch it failed. */
  hasFailed = false;
  #fetching: Promise<Code> | undefined;
  #loading: Promise<Code | undefined> | undefined;

  /**
   * @param fetchCode imports the code
   * @param host is drawn again once the code is there, or known not to come; left out where that changes nothing
   */
  constructor(
    private readonly fetchCode: () => Promise<Code>,
    private readonly host?: Pick<ReactiveControllerHost, 'requestUpdate'>,
  ) {}

  /** Whether another try is under way after one that failed. */
  get isRetrying(): boolean {
    return this.hasFailed && this.#loading !== undefined;
  }

  /**
   * Fetches the code unless it is there or on its way; gives undefined where it cannot be had in time. Tries anew when called again, and
   * by itself when the network is back; code that comes late is taken all the same.
   */
  load(): Promise<Code | undefined> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load(): Promise<Code | undefined> {
    const fetching = (this.#fetching ??= this.fetchCode());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The code does not come.')), TIMEOUT_MS);
    });
    try {
      this.code = await Promise.race([fetching, late]);
      this.hasFailed = false;
    } catch (error) {
      warnOnce(String(error));
      this.hasFailed = true;
      this.#loading = undefined;
      fetching.then(this.#again, () => {
        this.#fetching = undefined;
        addEventListener('online', this.#again, {once: true});
      });
    }
    clearTimeout(timer);
    this.host?.requestUpdate();
    return this.code;
  }

  readonly #again = (): void => void this.load();
}

/** Far enough ahead that data is there when a reader scrolls at an ordinary pace. */
const MARGIN = '400px 0px';

/**
 * Calls back once, when the element first comes near the visible part of the page, so that what nobody scrolls to costs no
 * request. A page in the background has no visible part.
 *
 * @param margin how near, as `rootMargin` has it
 * @returns a function that stops waiting
 */
export function whenNear(element: Element, callback: () => void, margin = MARGIN): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    callback();
    return () => undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    {rootMargin: margin},
  );
  observer.observe(element);
  return () => observer.disconnect();
}
