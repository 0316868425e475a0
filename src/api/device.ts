/** What pages keep on the device: the last good answers, and messages until the API has them. */
export {keepLastGood, lastGood} from './last-good.js';
export {sendWaiting} from './outbox/send-waiting.js';
