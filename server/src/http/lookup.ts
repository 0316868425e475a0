import type {Kysely} from 'kysely';
import type {Schema} from '../store/schema.js';
import {lookUp, withdraw} from '../store/sender-view.js';
import {addressPrefix} from './address-prefix.js';
import {tooMany} from './feedback.js';
import type {Call, Handlers, Policy} from './mount.js';
import {Problem} from './problems.js';
import {TokenBuckets} from './token-buckets.js';

/** Requests a minute: a secret has 58 bits, so these keep away load more than guessing. */
export interface LookupLimits {
  readonly network: number;
  readonly code: number;
}

type Asked = Call<'lookUpFeedback'> | Call<'withdrawFeedback'>;
type Sender = Pick<Handlers, 'lookUpFeedback' | 'withdrawFeedback'>;

/** What a sender may do with a message of theirs, by its code and the secret that their browser made. */
export function lookupHandlers(db: Kysely<Schema>, limits: LookupLimits): Sender {
  const networks = new TokenBuckets(limits.network);
  const codes = new TokenBuckets(limits.code);
  const admit = ({body: {code}, caller: {address}, now}: Asked) => {
    const network = addressPrefix(address);
    const seconds = Math.max(networks.secondsUntilToken(network, now), codes.secondsUntilToken(code, now));
    if (seconds > 0) throw tooMany(seconds);
    networks.take(network, now);
    codes.take(code, now);
  };
  return {
    async lookUpFeedback(call) {
      admit(call);
      return (await lookUp(db, call.body.code, call.body.secret)) ?? refuseUnknown();
    },
    async withdrawFeedback(call) {
      admit(call);
      return (await withdraw(db, call.body.code, call.body.secret, call.now)) ?? refuseUnknown();
    },
  };
}

export const lookupPolicy: Policy<'lookUpFeedback'> & Policy<'withdrawFeedback'> = {bodyLimit: 4 * 1024};

/** Says nothing about which of the two is wrong. */
function refuseUnknown(): never {
  const detail = 'Không tìm thấy phản hồi nào ứng với mã phản hồi và mã bí mật này; xin kiểm tra lại cả hai.';
  throw new Problem('not-found', {detail});
}
