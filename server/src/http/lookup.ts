import type {OpenDatabase} from '../database/database.js';
import type {Protection} from '../protection/protection.js';
import {lookUp, withdraw} from '../store/sender-view.js';
import {Problem} from './errors.js';
import {tooMany} from './feedback.js';
import {addressPrefix, TokenBuckets} from './limits.js';
import type {Call, Handlers, Policy} from './mount.js';

type Asked = Call<'lookUpFeedback'> | Call<'withdrawFeedback'>;
type Sender = Pick<Handlers, 'lookUpFeedback' | 'withdrawFeedback'>;

/**
 * What a sender may do with a message of theirs, by its code and the secret that their browser made. The right secret is never held
 * up by wrong ones, or anybody who knows a code could keep its owner out. That helps nobody to guess: a secret has 58 bits, so a
 * million guesses a second would need thousands of years for one code.
 *
 * @param wrongPerMinute - so many from one network are answered with «not found»; those beyond have to wait
 */
export function lookupHandlers(database: OpenDatabase, protection: Protection, wrongPerMinute: number): Sender {
  const tools = {db: database.db, protection};
  const wrong = new TokenBuckets(wrongPerMinute);
  const refuse = ({caller, now}: Asked): never => {
    const network = addressPrefix(caller.address);
    const seconds = wrong.secondsUntilToken(network, now);
    if (seconds > 0) throw tooMany(seconds);
    wrong.take(network, now);
    // says nothing about which of the two is wrong
    const detail = 'Không tìm thấy phản hồi nào ứng với mã phản hồi và mã bí mật này; xin kiểm tra lại cả hai.';
    throw new Problem('not-found', {detail});
  };
  return {
    async lookUpFeedback(call) {
      return (await lookUp(tools, call.body.code, call.body.secret)) ?? refuse(call);
    },
    async withdrawFeedback(call) {
      const status = await withdraw(tools, call.body.code, call.body.secret, call.now);
      if (!status) return refuse(call);
      database.purgeSoon();
      return status;
    },
  };
}

/** Far more than people ask, shared address or not: it keeps away load. */
export const lookupPolicy: Policy<'lookUpFeedback'> & Policy<'withdrawFeedback'> = {
  bodyLimit: 4 * 1024,
  perMinute: 300,
};
