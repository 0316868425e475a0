import {ApiError} from './api-error.js';
import {exchange} from './exchange.js';
import {keepLastGood, lastGood} from './last-good.js';

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
export interface Read<T> {
  readonly url: string;
  readonly isShape: (body: unknown) => body is T;
  /** When an answer was true, where it says so itself. */
  readonly asOf?: (data: T) => string;
  /** Left out, it is the common API's own. */
  readonly format?: Format;
}

type Source = Pick<Read<unknown>, 'url' | 'format'>;

/** What a read gave, and the moment from which it holds. */
export interface Answer<T> {
  readonly data: T;
  readonly asOf: Date;
}

interface Flight {
  readonly answer: Promise<{body: unknown; text: string}>;
  readonly cancel: () => void;
  readers: number;
}

const flights = new Map<string, Flight>();

async function bring(
  {fetchText, parse}: Format,
  url: string,
  signal: AbortSignal,
): Promise<{body: unknown; text: string}> {
  const text = await fetchText(url, signal);
  return {body: parse(text), text};
}

function depart({url, format}: Source): Flight {
  const controller = new AbortController();
  const land = () => {
    if (flights.get(url) === flight) flights.delete(url);
  };
  const flight: Flight = {
    answer: (format ? bring(format, url, controller.signal) : exchange(url, {}, controller.signal)).finally(land),
    cancel: () => {
      land();
      controller.abort();
    },
    readers: 0,
  };
  flights.set(url, flight);
  return flight;
}

/** Joins the identical request that another widget of the page has under way, or starts it; the last to leave ends it. */
function join(request: Source, signal: AbortSignal): Promise<{body: unknown; text: string}> {
  const flight = flights.get(request.url) ?? depart(request);
  flight.readers += 1;
  return new Promise((resolve, reject) => {
    const leave = () => {
      flight.readers -= 1;
      if (flight.readers === 0) flight.cancel();
      reject(new DOMException('The widget no longer wants it.', 'AbortError'));
    };
    signal.addEventListener('abort', leave, {once: true});
    flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

function understand<T>(request: Read<T>, body: unknown, otherwise: Date): Answer<T> | undefined {
  if (!request.isShape(body)) return undefined;
  const asOf = new Date(request.asOf?.(body) ?? otherwise);
  return {data: body, asOf: Number.isNaN(asOf.getTime()) ? otherwise : asOf};
}

/**
 * Reads from the common API, or a feed, and keeps the answer as the last good one. Failures are not remembered.
 *
 * @param signal gives the read up; it then rejects with an `AbortError`
 * @throws {ApiError}
 */
export async function read<T>(request: Read<T>, signal: AbortSignal): Promise<Answer<T>> {
  signal.throwIfAborted();
  const {body, text} = await join(request, signal);
  const answer = understand(request, body, new Date());
  if (!answer) throw new ApiError('unreadable', [], `Not what the contract promises: ${request.url}`);
  keepLastGood(request.url, {text, asOf: answer.asOf});
  return answer;
}

/** The last good answer to a read on this device, if it is there and still understood. */
export function readLastGood<T>(request: Read<T>): Answer<T> | undefined {
  const kept = lastGood(request.url);
  if (!kept) return undefined;
  try {
    return understand(request, (request.format?.parse ?? JSON.parse)(kept.text), kept.asOf);
  } catch {
    return undefined;
  }
}
