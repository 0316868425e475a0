import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {ObservationList} from '../../api/types.js';
import {warnContent} from '../../widget/attributes.js';
import type {FetchState} from '../../widget/fetch-controller.js';
import type {InlineSource} from './inline-data.js';

const JSON_SCRIPT = 'script[type="application/json" i]';

/** How {@link InlineFigures} learns whether the page's own figures are wanted, and whom it tells. */
export interface InlineOptions {
  readonly isWanted: () => boolean;
  readonly onChange: (state: FetchState<ObservationList>) => void;
}

/**
 * Keeps the figures that stand inside the tag, as `<data>` or as JSON, in the states that figures of the API have, so that both are
 * drawn alike. Follows changes of the children. What reads them comes with the first that are there.
 */
export class InlineFigures implements ReactiveController {
  #state: FetchState<ObservationList> = {status: 'loading'};
  #isRetrying = false;
  #read: string | undefined;
  #observer: MutationObserver | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly options: InlineOptions,
  ) {
    host.addController(this);
  }

  get state(): FetchState<ObservationList> {
    return this.#state;
  }

  get isRetrying(): boolean {
    return this.#isRetrying;
  }

  /** Whether the figures stand in the page. */
  get isActive(): boolean {
    return this.options.isWanted() && this.host.querySelector(`data, ${JSON_SCRIPT}`) !== null;
  }

  /** Whether the page is still being read, so that figures may yet come. */
  get isPending(): boolean {
    return this.options.isWanted() && document.readyState === 'loading';
  }

  hostConnected(): void {
    document.addEventListener('DOMContentLoaded', this.#onChange);
    this.#observer = new MutationObserver(this.#onChange);
    this.#observer.observe(this.host, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['value', 'type'],
    });
  }

  hostDisconnected(): void {
    document.removeEventListener('DOMContentLoaded', this.#onChange);
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    if (this.isPending) return;
    if (!this.isActive) {
      this.#read = undefined;
      return;
    }
    const source = this.#source();
    const key = JSON.stringify(source);
    if (key === this.#read) return;
    if (this.#read === undefined) this.#turn({status: 'loading'});
    this.#read = key;
    void this.#understand(source, key);
  }

  /** Fetches what reads the figures once more, where it could not be had. */
  readonly retry = (): void => {
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    this.#read = '';
    this.host.requestUpdate();
  };

  readonly #onChange = (): void => {
    this.host.requestUpdate();
  };

  /** JSON goes first: beside it, `<data>` is what is read without a script. */
  #source(): InlineSource {
    const script = this.host.querySelector(JSON_SCRIPT);
    if (script) return {json: script.textContent};
    return {
      data: [...this.host.querySelectorAll('data')].map((child) => ({
        value: child.getAttribute('value'),
        text: child.textContent.replace(/\s+/g, ' ').trim(),
      })),
    };
  }

  async #understand(source: InlineSource, key: string): Promise<void> {
    let state: FetchState<ObservationList>;
    try {
      const {readInline} = await import('./inline-data.js');
      if (key !== this.#read) return;
      const {list, faults} = readInline(source);
      faults.forEach((fault) => warnContent(this.host, fault));
      if (!list) state = {status: 'failed', error: new ApiError('refused')};
      else if (list.items.length === 0) state = {status: 'empty'};
      else state = {status: 'ready', data: list, asOf: new Date(list.page.as_of)};
    } catch {
      state = {status: 'failed', error: new ApiError('network')};
    }
    if (key !== this.#read) return;
    this.#isRetrying = false;
    this.#turn(state);
  }

  #turn(state: FetchState<ObservationList>): void {
    this.#state = state;
    this.host.requestUpdate();
    this.options.onChange(state);
  }
}
