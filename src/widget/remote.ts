import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from '../api/api-error.js';
import type {Answer} from '../api/read.js';
import {whenNear} from './near-viewport.js';

/** What a widget has of its data, and so what it draws. */
export type RemoteState<T> =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly data: T; readonly asOf: Date}
  | {readonly status: 'stale'; readonly data: T; readonly asOf: Date; readonly error: ApiError}
  | {readonly status: 'empty'}
  | {readonly status: 'failed'; readonly error: ApiError};

/** How a {@link Remote} learns what to read; what is wanted is told apart by its address. */
export interface RemoteOptions<T, Wanted extends {readonly url: string}> {
  /** Called before each render; another address starts another read. Undefined while there is nothing to read yet. */
  readonly wish: () => Wanted | ApiError | undefined;
  /** Whether data is there but has nothing to show. */
  readonly isEmpty?: (data: T) => boolean;
  /** How long after the moment for which data holds it may be shown, in milliseconds; without it, until there is newer data. */
  readonly goodForMs?: number;
  /** Told of each new state. */
  readonly onChange?: (state: RemoteState<T>) => void;
}

/**
 * Keeps a widget's data: reads when the widget nears the viewport, starts anew when its wish changes, gives up on disconnect and
 * resumes on reconnect, ignores late answers, falls back to the last good copy, and reads again when the network returns. How it is
 * read belongs to those who extend it.
 */
export abstract class Remote<T, Wanted extends {readonly url: string}> implements ReactiveController {
  #state: RemoteState<T> = {status: 'loading'};
  #isNear = false;
  #isRetrying = false;
  #stopWaiting: (() => void) | undefined;
  #reading: AbortController | undefined;
  #wanted: string | undefined;
  #mustRead = true;

  constructor(
    protected readonly host: ReactiveControllerHost & Element,
    protected readonly options: RemoteOptions<T, Wanted>,
  ) {
    host.addController(this);
  }

  /** What there is now. */
  get state(): RemoteState<T> {
    return this.#state;
  }

  /** Whether the reader's own wish to try again is under way; the state stays as it was meanwhile. */
  get isRetrying(): boolean {
    return this.#isRetrying;
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.#onOnline);
    this.#stopWaiting = whenNear(this.host, () => {
      this.#isNear = true;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    this.#stopWaiting?.();
    this.#isNear = false;
    if (this.#reading) this.#mustRead = true;
    this.#stop();
  }

  hostUpdate(): void {
    if (!this.#isNear) return;
    const wish = this.options.wish();
    if (!wish) {
      this.#forget();
      return;
    }
    const wanted = wish instanceof ApiError ? `${wish.kind} ${wish.message}` : wish.url;
    const isAnother = wanted !== this.#wanted;
    if ('asOf' in this.#state && this.#isOutdated(this.#state.asOf)) this.#mustRead = true;
    if (!isAnother && !this.#mustRead) return;
    this.#wanted = wanted;
    this.#mustRead = false;
    this.#stop();
    if (isAnother) this.#isRetrying = false;
    if (!this.#isRetrying) this.settle({status: 'loading'});
    if (wish instanceof ApiError) this.settle({status: 'failed', error: wish});
    else void this.#read(wish);
  }

  /** Reads again after a failure; what is shown stays until the answer is there. */
  readonly retry = (): void => {
    if (this.#isRetrying) return;
    this.#isRetrying = true;
    this.#mustRead = true;
    this.host.requestUpdate();
  };

  /**
   * Reads what is wanted.
   *
   * @throws {ApiError}
   */
  protected abstract obtain(wanted: Wanted, signal: AbortSignal): Promise<Answer<T>>;

  /** What is left of an earlier reading of the same. */
  protected abstract recall(wanted: Wanted): Answer<T> | undefined;

  /** Takes a new state and draws it. */
  protected settle(state: RemoteState<T>): void {
    this.#state = state;
    this.host.requestUpdate();
    this.options.onChange?.(state);
  }

  readonly #onOnline = (): void => {
    if (this.#state.status === 'failed' || this.#state.status === 'stale') this.retry();
  };

  /** Nothing is wanted any more: what there was belongs to the former wish. */
  #forget(): void {
    if (this.#wanted === undefined) return;
    this.#wanted = undefined;
    this.#isRetrying = false;
    this.#stop();
    this.settle({status: 'loading'});
  }

  #stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  async #read(wanted: Wanted): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    let state: RemoteState<T>;
    try {
      const {data, asOf} = await this.obtain(wanted, reading.signal);
      if (this.#isOutdated(asOf)) throw new ApiError('outdated');
      state = this.options.isEmpty?.(data) ? {status: 'empty'} : {status: 'ready', data, asOf};
    } catch (error) {
      state = this.#missed(wanted, error);
    }
    if (reading.signal.aborted) return;
    this.#reading = undefined;
    this.#isRetrying = false;
    this.settle(state);
  }

  #missed(wanted: Wanted, cause: unknown): RemoteState<T> {
    const error = cause instanceof ApiError ? cause : new ApiError('unreadable', [], String(cause));
    const kept = error.isPassing ? this.recall(wanted) : undefined;
    const isGood = kept && !this.options.isEmpty?.(kept.data) && !this.#isOutdated(kept.asOf);
    return isGood ? {status: 'stale', ...kept, error} : {status: 'failed', error};
  }

  #isOutdated(asOf: Date): boolean {
    return Date.now() - asOf.getTime() > (this.options.goodForMs ?? Infinity);
  }
}
