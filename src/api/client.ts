import type * as Device from './device.js';
import {ApiError} from './api-error.js';
import {whenIdle} from './when-idle.js';

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** Composes the address of a request; empty values are left out, so that equal requests have equal addresses. */
export function address(base: URL, path: string, query: Values = {}): string {
  const url = new URL(path, base);
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** How long a whole answer may take, in milliseconds: long enough for a slow mobile network. */
const DEADLINE_MS = 20_000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How long the code waits that tells what a failure means, or has a last good copy, in milliseconds. */
const CODE_MS = 3_000;

const soon = <Code>(code: Promise<Code | undefined>): Promise<Code | undefined> =>
  Promise.race([code, new Promise<undefined>((resolve) => setTimeout(resolve, CODE_MS))]);

/** The error that an unsuccessful answer stands for; where the code that tells it does not come, the service is out of order. */
async function errorOf(response: Response): Promise<ApiError> {
  const body = parseJson(await response.text());
  const {status} = response;
  const code = await soon(import('./refusal.js').catch(() => undefined));
  return code?.refusal(response, body) ?? new ApiError('unavailable', [], `HTTP ${status}`, {status});
}

/** @throws {DOMException} where the request is stopped already; signals of older browsers know neither a reason nor how to throw it */
export function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DOMException('', 'AbortError');
}

/**
 * Sends one request and takes what is wanted of a successful answer.
 *
 * @param signal stops the request; the promise then rejects, as that of `fetch` does
 * @throws {ApiError} when there is no answer, or not a successful one
 */
export async function answerTo<T>(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  take: (response: Response) => Promise<T>,
): Promise<T> {
  refuseAborted(signal);
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop, {once: true});
  const wait = {isOver: false};
  const deadline = setTimeout(() => {
    wait.isOver = true;
    stop();
  }, DEADLINE_MS);
  try {
    const response = await fetch(url, {credentials: 'omit', ...init, signal: controller.signal});
    if (!response.ok) throw await errorOf(response);
    return await take(response);
  } catch (error) {
    refuseAborted(signal);
    if (wait.isOver) throw new ApiError('timeout');
    throw error instanceof ApiError ? error : new ApiError('network', [], String(error));
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Sends one request to the common API and reads the whole JSON answer.
 *
 * @param signal stops the request; the promise then rejects, as that of `fetch` does
 * @returns the body, and its text as it came
 * @throws {ApiError} when there is no answer, or not a successful one in JSON
 */
export function exchange(url: string, init: RequestInit, signal: AbortSignal): Promise<{body: unknown; text: string}> {
  return answerTo(url, init, signal, async (response) => {
    const text = await response.text();
    const body = parseJson(text);
    if (body === undefined) throw new ApiError('unreadable', [], `No JSON: ${url}`);
    return {body, text};
  });
}

/** How an answer comes that is not the JSON of the common API. */
export interface Format {
  /**
   * Fetches the answer as text.
   *
   * @throws {ApiError}
   */
  readonly fetchText: (url: string, signal: AbortSignal) => Promise<string>;
  /**
   * What the text says.
   *
   * @throws {ApiError} where it is not of this format
   */
  readonly parse: (text: string) => unknown;
}

/** A public read: its address, and what its answer must be. */
export interface ApiRequest<T> {
  readonly url: string;
  readonly isShape: (body: unknown) => body is T;
  /** When an answer was true, where it says so itself. */
  readonly asOf?: (data: T) => string;
  /** Left out, it is the common API's own. */
  readonly format?: Format;
}

type Source = Pick<ApiRequest<unknown>, 'url' | 'format'>;

/** What a read gave, and the moment from which it holds. */
export interface Answer<T> {
  readonly data: T;
  readonly asOf: Date;
}

/** How long an answer that was asked for ahead waits for its reader, in milliseconds. */
const PRELOADED_MS = 30_000;

/** A request that the widgets of the page share while it is under way. */
interface InFlight {
  readonly answer: Promise<{body: unknown; text: string}>;
  readonly abort: () => void;
  /** Lets the next read ask anew. */
  readonly forget: () => void;
  readers: number;
  isAnswered: boolean;
}

const inFlight = new Map<string, InFlight>();

async function fetchFormat(
  {fetchText, parse}: Format,
  url: string,
  signal: AbortSignal,
): Promise<{body: unknown; text: string}> {
  const text = await fetchText(url, signal);
  return {body: parse(text), text};
}

function start({url, format}: Source, keepMs = 0): InFlight {
  const controller = new AbortController();
  const {signal} = controller;
  const request: InFlight = {
    answer: format ? fetchFormat(format, url, signal) : exchange(url, {}, signal),
    abort: () => controller.abort(),
    forget: () => {
      if (inFlight.get(url) === request) inFlight.delete(url);
    },
    readers: 0,
    isAnswered: false,
  };
  const onAnswer = () => {
    request.isAnswered = true;
    if (request.readers > 0 || keepMs === 0) request.forget();
    else setTimeout(request.forget, keepMs);
  };
  // a failure is never remembered: who comes later asks anew
  request.answer.then(onAnswer, request.forget);
  inFlight.set(url, request);
  return request;
}

/**
 * Starts a read of the common API for a widget whose code is still on its way: the first {@link read} of the same address takes the
 * answer, whether that has come meanwhile or not.
 */
export function preload(url: string): void {
  if (!inFlight.has(url)) start({url}, PRELOADED_MS);
}

/** Joins the identical request that another widget of the page has under way, or starts it; the last to leave ends it. */
function join(source: Source, signal: AbortSignal): Promise<{body: unknown; text: string}> {
  const request = inFlight.get(source.url) ?? start(source);
  request.readers += 1;
  if (request.isAnswered) request.forget();
  return new Promise((resolve, reject) => {
    const leave = () => {
      request.readers -= 1;
      if (request.readers === 0) {
        request.forget();
        request.abort();
      }
      reject(new DOMException('The widget no longer wants it.', 'AbortError'));
    };
    signal.addEventListener('abort', leave, {once: true});
    request.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function understand<T>(request: ApiRequest<T>, body: unknown, otherwise: Date): Answer<T> | undefined {
  if (!request.isShape(body)) return undefined;
  const asOf = new Date(request.asOf?.(body) ?? otherwise);
  return {data: body, asOf: Number.isNaN(asOf.getTime()) ? otherwise : asOf};
}

let lastGoodCode: Promise<typeof Device | undefined> | undefined;

/**
 * What keeps the last good answers: fetched when there is one to keep, and in the browser's cache when one is wanted. All wait for one
 * promise, which keeps them in order; browsers settle two imports of a file that is still coming in any order, and an older answer
 * would take the place of a newer one.
 */
function lastGoodStore() {
  lastGoodCode ??= import('./device.js').catch(() => (lastGoodCode = undefined));
  return lastGoodCode;
}

/**
 * Reads from the common API, or a feed, and keeps the answer as the last good one. Failures are not remembered.
 *
 * @param signal gives the read up; it then rejects with an `AbortError`
 * @throws {ApiError}
 */
export async function read<T>(request: ApiRequest<T>, signal: AbortSignal): Promise<Answer<T>> {
  refuseAborted(signal);
  const {body, text} = await join(request, signal);
  const answer = understand(request, body, new Date());
  if (!answer) throw new ApiError('unreadable', [], `Not what the contract promises: ${request.url}`);
  whenIdle(async () => (await lastGoodStore())?.keepLastGood(request.url, {text, asOf: answer.asOf}));
  return answer;
}

/** The last good answer to a request on this device, if it is there and still understood. */
export async function readLastGood<T>(request: ApiRequest<T>): Promise<Answer<T> | undefined> {
  const copy = (await soon(lastGoodStore()))?.lastGood(request.url);
  if (!copy) return undefined;
  try {
    return understand(request, (request.format?.parse ?? JSON.parse)(copy.text), copy.asOf);
  } catch {
    return undefined;
  }
}
