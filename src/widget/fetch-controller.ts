import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError, toApiError} from '../api/api-error.js';
import {type Answer, type ApiRequest, read, readLastGood} from '../api/client.js';
import {whenNear} from './on-demand.js';

/** What a widget has of its data, and so what it draws. */
export type FetchState<T> =
  | {readonly status: 'loading'}
  | {readonly status: 'ready'; readonly data: T; readonly asOf: Date}
  | {readonly status: 'stale'; readonly data: T; readonly asOf: Date; readonly error: ApiError}
  | {readonly status: 'empty'}
  | {readonly status: 'failed'; readonly error: ApiError};

/** How a {@link FetchController} learns what to read; what is wanted is told apart by its address. */
export interface FetchOptions<T, Query extends {readonly url: string}> {
  /** Called before each render; another address starts another read. Undefined while there is nothing to read yet. */
  readonly request: () => Query | ApiError | undefined;
  /** Whether data is there but has nothing to show. */
  readonly isEmpty?: (data: T) => boolean;
  /** How long after the moment for which data holds it may be shown, in milliseconds; without it, until there is newer data. */
  readonly goodForMs?: number;
  /** Told of each new state. */
  readonly onChange?: (state: FetchState<T>) => void;
}

/**
 * Keeps a widget's data: reads when the widget nears the viewport, starts anew when the request changes, gives up on disconnect and
 * resumes on reconnect, ignores late answers, falls back to the last good copy, and reads again when the network returns. How it is
 * read belongs to those who extend it.
 */
export abstract class FetchController<T, Query extends {readonly url: string}> implements ReactiveController {
  #state: FetchState<T> = {status: 'loading'};
  #isNear = false;
  #isRetrying = false;
  #stopWaiting: (() => void) | undefined;
  #reading: AbortController | undefined;
  #url: string | undefined;
  #mustRead = true;

  constructor(
    protected readonly host: ReactiveControllerHost & Element,
    protected readonly options: FetchOptions<T, Query>,
  ) {
    host.addController(this);
  }

  /** What there is now. */
  get state(): FetchState<T> {
    return this.#state;
  }

  /** Whether the reader has asked to try again, and that is under way; the state stays as it was meanwhile. */
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
    const request = this.options.request();
    if (!request) {
      this.#forget();
      return;
    }
    const url = request instanceof ApiError ? `${request.kind} ${request.message}` : request.url;
    const isAnother = url !== this.#url;
    if ('asOf' in this.#state && this.#isOutdated(this.#state.asOf)) this.#mustRead = true;
    if (!isAnother && !this.#mustRead) return;
    this.#url = url;
    this.#mustRead = false;
    this.#stop();
    if (isAnother) this.#isRetrying = false;
    if (!this.#isRetrying) this.setState({status: 'loading'});
    if (request instanceof ApiError) this.setState({status: 'failed', error: request});
    else void this.#read(request);
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
  protected abstract load(query: Query, signal: AbortSignal): Promise<Answer<T>>;

  /** What is left of an earlier reading of the same. */
  protected abstract loadLastGood(query: Query, signal: AbortSignal): Promise<Answer<T> | undefined>;

  /** Takes a new state and draws it. */
  protected setState(state: FetchState<T>): void {
    this.#state = state;
    this.host.requestUpdate();
    this.options.onChange?.(state);
  }

  readonly #onOnline = (): void => {
    if (this.#state.status === 'failed' || this.#state.status === 'stale') this.retry();
  };

  /** Nothing is wanted any more: what there was belongs to the former request. */
  #forget(): void {
    if (this.#url === undefined) return;
    this.#url = undefined;
    this.#isRetrying = false;
    this.#stop();
    this.setState({status: 'loading'});
  }

  #stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  async #read(query: Query): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    let state: FetchState<T>;
    try {
      const {data, asOf} = await this.load(query, reading.signal);
      if (this.#isOutdated(asOf)) throw new ApiError('outdated');
      state = this.options.isEmpty?.(data) ? {status: 'empty'} : {status: 'ready', data, asOf};
    } catch (error) {
      state = await this.#missed(query, error, reading.signal);
    }
    if (reading.signal.aborted) return;
    this.#reading = undefined;
    this.#isRetrying = false;
    this.setState(state);
  }

  async #missed(query: Query, cause: unknown, signal: AbortSignal): Promise<FetchState<T>> {
    const error = toApiError(cause);
    const lastGood = error.isPassing ? await this.loadLastGood(query, signal) : undefined;
    const isGood = lastGood && !this.options.isEmpty?.(lastGood.data) && !this.#isOutdated(lastGood.asOf);
    return isGood ? {status: 'stale', ...lastGood, error} : {status: 'failed', error};
  }

  #isOutdated(asOf: Date): boolean {
    return Date.now() - asOf.getTime() > (this.options.goodForMs ?? Infinity);
  }
}

/** How an {@link ApiController} learns what to read. */
export type ApiOptions<T> = FetchOptions<T, ApiRequest<T>>;

/** Keeps the answer to one request of the common API for a widget. */
export class ApiController<T> extends FetchController<T, ApiRequest<T>> {
  protected load(request: ApiRequest<T>, signal: AbortSignal): Promise<Answer<T>> {
    return read(request, signal);
  }

  protected loadLastGood(request: ApiRequest<T>): Promise<Answer<T> | undefined> {
    return readLastGood(request);
  }
}

/** Whether there is more behind what is shown. */
export type NextPage = 'none' | 'there' | 'loading' | 'failed';
