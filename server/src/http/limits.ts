import {createHmac, randomBytes} from 'node:crypto';
import {isIPv4} from 'node:net';
import rateLimit from '@fastify/rate-limit';
import type {FastifyInstance, FastifyRequest} from 'fastify';
import {Problem} from './errors.js';

const GROUPS = 8;
/** An address of IPv4 as a socket of IPv6 tells it. */
const MAPPED = /^::ffff:/i;

/**
 * The network that an address belongs to, as far as one sender can be told from another: /24 of IPv4, /56 of IPv6 (what a
 * provider gives to one household).
 */
export function addressPrefix(address: string): string {
  const [plain = ''] = address.split('%', 1);
  const ipv4 = plain.replace(MAPPED, '');
  if (isIPv4(ipv4)) return `${ipv4.slice(0, ipv4.lastIndexOf('.'))}.0/24`;
  const [left = '', right] = plain.split('::');
  const head = groupsOf(left);
  const tail = groupsOf(right ?? '');
  const zeros = Array.from({length: Math.max(0, GROUPS - head.length - tail.length)}, () => 0);
  const [one = 0, two = 0, three = 0, four = 0] = [...head, ...zeros, ...tail];
  return `${[one, two, three, four & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

/**
 * Where a request comes from, as far as limits tell one sender from another: an address of IPv4 whole, one of IPv6 by its network.
 * One household has one address of IPv4, but as many of IPv6 as it likes.
 */
export function placeOf(address: string): string {
  const plain = address.replace(MAPPED, '');
  return isIPv4(plain) ? plain : addressPrefix(address);
}

function groupsOf(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16) || 0);
}

const MINUTE_MS = 60_000;
/** So many are remembered at most; behind them the longest untouched is forgotten. */
const MOST_KEYS = 50_000;

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
    if (this.#buckets.size > MOST_KEYS && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}

/** Messages a minute: above the soft limit a proof of work is asked for, above the hard one they are refused. */
interface Limit {
  readonly soft: number;
  readonly hard: number;
}

/** How often messages may come from one network, and to one unit. */
export interface FeedbackLimits {
  readonly network: Limit;
  readonly unit: Limit;
}

/** What becomes of a message by the rate at which others come. */
type Admission =
  | {readonly kind: 'admitted'}
  | {readonly kind: 'proof_required'}
  | {readonly kind: 'refused'; readonly seconds: number};

/** Generous for people, who share addresses behind their provider; a flood meets proofs first and refusals later. */
export function limitsFor(perMinute: number): FeedbackLimits {
  return {
    network: {soft: Math.max(1, perMinute / 2), hard: perMinute * 5},
    unit: {soft: perMinute * 4, hard: perMinute * 20},
  };
}

/** Keeps the rate of messages within limits, for this process alone. */
export class RateLimits {
  readonly #soft: {readonly network: TokenBuckets; readonly unit: TokenBuckets};
  readonly #hard: {readonly network: TokenBuckets; readonly unit: TokenBuckets};

  constructor({network, unit}: FeedbackLimits) {
    this.#soft = {network: new TokenBuckets(network.soft), unit: new TokenBuckets(unit.soft)};
    this.#hard = {network: new TokenBuckets(network.hard), unit: new TokenBuckets(unit.hard)};
  }

  /**
   * Decides on a message that brings no proof yet.
   *
   * @param mustProve - whether it needs a proof however few there are
   */
  admit(address: string, unit: string, now: Date, {mustProve = false} = {}): Admission {
    const network = addressPrefix(address);
    const seconds = this.#secondsToWait(network, unit, now);
    if (seconds > 0) return {kind: 'refused', seconds};
    if (mustProve) return {kind: 'proof_required'};
    const calm = [this.#soft.network.take(network, now), this.#soft.unit.take(unit, now)].every(Boolean);
    if (!calm) return {kind: 'proof_required'};
    this.count(address, unit, now);
    return {kind: 'admitted'};
  }

  /** Counts a message that is taken for its proof. */
  count(address: string, unit: string, now: Date): void {
    this.#hard.network.take(addressPrefix(address), now);
    this.#hard.unit.take(unit, now);
  }

  /** How near a network is to being refused: from 0 to 1. */
  pressureFrom(address: string, now: Date): number {
    return this.#hard.network.usedOf(addressPrefix(address), now);
  }

  #secondsToWait(network: string, unit: string, now: Date): number {
    return Math.max(this.#hard.network.secondsUntilToken(network, now), this.#hard.unit.secondsUntilToken(unit, now));
  }
}

const WINDOW_MS = 60_000;
/** So many refusals a minute are those of someone who mistypes; what comes after is not recorded and answered by waiting. */
const MOST_REFUSED = 20;
const MOST_ADDRESSES = 10_000;

/** Counts the refused tokens of each place within a minute. A valid token is never held up by them. */
export class RejectedTokens {
  readonly #counts = new Map<string, {times: number; until: number}>();

  /**
   * Counts one more.
   *
   * @returns the seconds to wait when there were too many; 0 otherwise
   */
  count(address: string, now: number): number {
    const key = placeOf(address);
    const known = this.#counts.get(key);
    const current = known && now < known.until ? known : {times: 0, until: now + WINDOW_MS};
    current.times += 1;
    this.#counts.delete(key);
    this.#counts.set(key, current);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MOST_ADDRESSES && oldest !== undefined) this.#counts.delete(oldest);
    return current.times > MOST_REFUSED ? Math.max(1, Math.ceil((current.until - now) / 1000)) : 0;
  }
}

const ONLY_RETRY_AFTER = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
  'retry-after': true,
};

/** Lets routes be limited by the number of requests from one address; each says its own limit by the `perMinute` of its policy. */
export async function limitRequests(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    keyGenerator: ({ip}: FastifyRequest) => placeOf(ip),
    errorResponseBuilder: (_request: FastifyRequest, {ttl}: {ttl: number}) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return tooMany(`Có quá nhiều lần gửi từ một địa chỉ; xin thử lại sau ${seconds} giây.`, seconds);
    },
    addHeaders: ONLY_RETRY_AFTER,
  });
}

/** The 429 for one who has to wait. */
export function tooManyRequests(seconds: number): Problem {
  return tooMany(`Có quá nhiều lượt gửi trong thời gian ngắn; xin thử lại sau ${seconds} giây.`, seconds);
}

function tooMany(detail: string, seconds: number): Problem {
  return new Problem('too-many-requests', {detail, headers: {'retry-after': String(seconds)}});
}
