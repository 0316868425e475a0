import {addressPrefix} from './address-prefix.js';
import {TokenBuckets} from './token-buckets.js';

/** Messages a minute: above the soft limit a proof of work is asked for, above the hard one they are refused. */
export interface Limit {
  readonly soft: number;
  readonly hard: number;
}

/** How often messages may come from one network, and to one unit. */
export interface FeedbackLimits {
  readonly network: Limit;
  readonly unit: Limit;
}

/** What becomes of a message by the rate at which others come. */
export type Verdict =
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
  admit(address: string, unit: string, now: Date, {mustProve = false} = {}): Verdict {
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
