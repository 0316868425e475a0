import type {ReactiveControllerHost} from 'lit';
import type {Page} from '../api/types.js';
import {type Read, read} from '../api/read.js';
import {RemoteData, type RemoteOptions} from './remote-data.js';

/** A list body of the common API. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly page: Page;
}

/** Whether there is more behind what is shown. */
export type NextPage = 'none' | 'there' | 'loading' | 'failed';

/** How a {@link PagedData} learns what to read. */
export interface PagedOptions<T> extends RemoteOptions<T> {
  /** The read of the page behind a cursor. */
  readonly page: (cursor: string) => Read<T> | undefined;
  /** Joins a further page to what is there. */
  readonly join: (data: T, next: T) => T;
}

/** A {@link RemoteData} that brings further pages when the reader asks for them. */
export class PagedData<Item, T extends Paged<Item>> extends RemoteData<T> {
  #next: NextPage | undefined;
  #paging: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost & Element,
    protected override readonly options: PagedOptions<T>,
  ) {
    super(host, options);
  }

  /** Whether there is a further page, and how its reading stands. */
  get next(): NextPage {
    const {state} = this;
    if (state.status !== 'ready' || state.data.page.next === null) return 'none';
    return this.#next ?? 'there';
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#paging?.abort();
  }

  /**
   * Brings the next page.
   *
   * @returns how many items it added; none when it failed, which {@link next} then tells
   */
  async loadNext(): Promise<number> {
    const before = this.state;
    if (before.status !== 'ready' || before.data.page.next === null || this.#next === 'loading') return 0;
    const request = this.options.page(before.data.page.next);
    if (!request) return 0;
    const paging = new AbortController();
    this.#paging = paging;
    this.#turn('loading');
    try {
      const {data} = await read(request, paging.signal);
      this.#turn(undefined);
      if (this.state !== before) return 0;
      this.settle({...before, data: this.options.join(before.data, data)});
      return data.items.length;
    } catch {
      this.#turn(paging.signal.aborted ? undefined : 'failed');
      return 0;
    }
  }

  #turn(next: NextPage | undefined): void {
    this.#next = next;
    this.host.requestUpdate();
  }
}
