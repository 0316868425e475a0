import {createHmac, randomBytes} from 'node:crypto';

const MINUTE_MS = 60_000;
/** So many are remembered at most; behind them the longest untouched is forgotten. */
const MOST = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Counts how often something happens for each of many keys, in memory only. A bucket holds a minute's worth of tokens and is
 * refilled evenly. Keys are remembered only as a salted hash: the memory of the process tells no address.
 */
export class TokenBuckets {
  readonly perMinute: number;
  readonly #salt = randomBytes(16);
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number) {
    this.perMinute = perMinute;
  }

  /** Takes a token. @returns whether there was one */
  take(key: string, now: Date): boolean {
    const bucket = this.#bucketOf(key, now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Seconds until there is a token; 0 when there is one. */
  secondsUntilToken(key: string, now: Date): number {
    const {tokens} = this.#bucketOf(key, now);
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) / this.perMinute) * 60));
  }

  /** How much of the minute's worth is used: from 0 to 1. */
  usedOf(key: string, now: Date): number {
    return 1 - this.#bucketOf(key, now).tokens / this.perMinute;
  }

  #bucketOf(key: string, now: Date): Bucket {
    const hash = createHmac('sha256', this.#salt).update(key).digest('base64');
    const at = now.getTime();
    const known = this.#buckets.get(hash);
    // A clock that is set back takes no token away.
    const refill = known ? (Math.max(0, at - known.at) / MINUTE_MS) * this.perMinute : 0;
    const bucket = {tokens: known ? Math.min(this.perMinute, known.tokens + refill) : this.perMinute, at};
    this.#buckets.delete(hash);
    this.#buckets.set(hash, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MOST && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}
