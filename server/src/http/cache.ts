import {createHash} from 'node:crypto';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

const compress = promisify(gzip);

const WORTH_COMPRESSING_BYTES = 1024;
/** So long an unchanged answer keeps its bytes, and with them its ETag, before a newer `as_of` is told. */
const KEEP_AS_OF_MS = 10 * 60_000;
/** Whole tables are long: without a bound, ever other questions for them would fill the memory. */
const KEPT_CHARACTERS = 40_000_000;
const AS_OF = /"as_of":"([^"]*)"/;

/** One way an answer is sent: its bytes and the strong ETag of exactly these bytes. */
export interface Representation {
  readonly body: Buffer;
  readonly etag: string;
  readonly encoding: 'gzip' | undefined;
}

/** A serialised answer, made once and sent many times. */
export class CachedAnswer {
  readonly text: string;
  readonly #plain: Representation;
  #compressed: Promise<Representation> | undefined;

  constructor(text: string) {
    this.text = text;
    const body = Buffer.from(text);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    this.#plain = {body, etag, encoding: undefined};
  }

  /** The bytes to send to a client that accepts gzip, or does not; small answers are never compressed. */
  async representation(acceptsGzip: boolean): Promise<Representation> {
    if (!acceptsGzip || this.#plain.body.length < WORTH_COMPRESSING_BYTES) return this.#plain;
    this.#compressed ??= compress(this.#plain.body).then((body) => ({
      body,
      etag: this.#plain.etag.replace(/"$/, '-gzip"'),
      encoding: 'gzip',
    }));
    return this.#compressed;
  }
}

interface Entry {
  readonly answer: CachedAnswer;
  readonly since: number;
  readonly freshUntil: number;
}

/**
 * Keeps serialised answers for a few seconds, so that the database does not set the rate of reading. For each key at most one
 * refresh runs at a time; a failed one is not kept. The least recently used answers make room for new ones.
 */
export class CachedAnswers {
  readonly #entries = new Map<string, Entry>();
  readonly #refreshes = new Map<string, Promise<CachedAnswer>>();
  readonly #limit: number;
  readonly #room: number;
  #length = 0;

  /**
   * @param limit - how many answers are kept at most
   * @param room - how many characters they have together at most; a longer answer is made anew each time
   */
  constructor(limit: number, room = KEPT_CHARACTERS) {
    this.#limit = limit;
    this.#room = room;
  }

  /** The kept answer, if it is still fresh. */
  fresh(key: string): CachedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (!entry || Date.now() >= entry.freshUntil) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.answer;
  }

  /**
   * Makes the answer anew, or waits for whoever is making it.
   *
   * @param keepMs - how long it stays fresh
   * @param make - gives the serialised answer as it is at the moment it is given
   */
  refresh(key: string, keepMs: number, make: (now: Date) => Promise<string>): Promise<CachedAnswer> {
    const running = this.#refreshes.get(key);
    if (running) return running;
    const refresh = this.#make(key, keepMs, make).finally(() => this.#refreshes.delete(key));
    this.#refreshes.set(key, refresh);
    return refresh;
  }

  async #make(key: string, keepMs: number, make: (now: Date) => Promise<string>): Promise<CachedAnswer> {
    const now = new Date();
    const text = await make(now);
    const previous = this.#entries.get(key);
    const unchanged =
      previous && now.getTime() - previous.since < KEEP_AS_OF_MS && sameButForAsOf(text, previous.answer.text);
    const entry = {
      answer: unchanged ? previous.answer : new CachedAnswer(text),
      since: unchanged ? previous.since : now.getTime(),
      freshUntil: Date.now() + keepMs,
    };
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#length += entry.answer.text.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit && this.#length <= this.#room) break;
      this.#drop(oldest);
    }
    return entry.answer;
  }

  #drop(key: string): void {
    this.#length -= this.#entries.get(key)?.answer.text.length ?? 0;
    this.#entries.delete(key);
  }
}

function sameButForAsOf(text: string, previous: string): boolean {
  const asOf = AS_OF.exec(previous)?.[0];
  return (asOf ? text.replace(AS_OF, asOf) : text) === previous;
}

/** Whether an If-None-Match header names this ETag; compared weakly, as RFC 9110 asks for it. */
export function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}

/** Whether an Accept-Encoding header allows gzip. */
export function acceptsGzip(header: string | undefined): boolean {
  return /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(header ?? '');
}
