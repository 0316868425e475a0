import {expect} from '@open-wc/testing';
import {assert, double, integer, property} from 'fast-check';
import {isDue, LONGEST_WAIT_MS, waitAfter} from '../../../src/api/outbox/attempt.js';

const attempts = () => integer({min: 1, max: 10_000});
const chance = () => double({min: 0, max: 1, maxExcluded: true, noNaN: true});

describe('the wait before the next attempt', () => {
  it('is never below zero, never longer than the cap, and never shorter than what the answer asks for below the cap', () => {
    assert(
      property(attempts(), integer({min: 0, max: 10 ** 9}), chance(), (count, retryAfter, random) => {
        const wait = waitAfter(count, retryAfter, () => random);
        expect(wait).to.be.within(Math.min(retryAfter, LONGEST_WAIT_MS), LONGEST_WAIT_MS);
      }),
    );
  });

  it('spreads over a range that doubles with each failure until it reaches the cap', () => {
    const longest = (count: number) => waitAfter(count, 0, () => 1);
    expect([1, 2, 3, 4].map(longest)).to.deep.equal([2_000, 4_000, 8_000, 16_000]);
    expect(longest(50)).to.equal(LONGEST_WAIT_MS);
    assert(
      property(attempts(), chance(), (count, random) => {
        expect(waitAfter(count, 0, () => random)).to.be.closeTo(longest(count) * random, 1);
      }),
    );
  });

  it('has always passed by the time of the cap, however the clock has jumped since', () => {
    assert(
      property(integer(), integer({min: 0, max: LONGEST_WAIT_MS}), integer(), (noted, wait, jump) => {
        const next = noted + wait;
        const now = noted + jump;
        const isWaitingRightly = next > now && next - now <= LONGEST_WAIT_MS;
        expect(isDue(next, now)).to.equal(!isWaitingRightly);
      }),
    );
  });
});
