import {timingSafeEqual} from 'node:crypto';
import {type Kysely, sql, type Updateable} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {OpenDatabase} from '../database/database.js';
import type {FeedbackTable, Schema} from '../database/schema.js';
import {Problem} from '../http/errors.js';
import {addressPrefix, TokenBuckets, tooManyRequests} from '../http/limits.js';
import type {HandlerInput, Handlers, Policy} from '../http/mount.js';
import {toLocalTime} from '../local-time.js';
import type {Encryption} from './encryption/encryption.js';
import {secretHash} from './receipt-code.js';
import {record} from './staff/audit.js';

type Status = components['schemas']['FeedbackStatus'];
type State = components['schemas']['FeedbackState'];

/** Stands in place of a message whose sender has withdrawn it. */
export const WITHDRAWN_MESSAGE = '(Người gửi đã rút lại phản hồi này.)';
const SENDER = 'người gửi';
const STATES: readonly State[] = ['received', 'assigned', 'answered', 'withdrawn'];
/** Compared with where there is no message, so that an unknown code takes the same work as a wrong secret. */
const NOBODYS_HASH = secretHash('', '');

/** What a sender's view of a message is made with. */
interface SenderTools {
  readonly db: Kysely<Schema>;
  readonly encryption: Encryption;
}

/** How far a message has come; undefined when code and secret do not belong together. */
async function lookUp({db, encryption}: SenderTools, code: string, secret: string): Promise<Status | undefined> {
  const row = await db
    .selectFrom('feedback')
    .innerJoin('units', 'units.id', 'feedback.unit_id')
    .select([
      'feedback.id as row',
      'receipt_code',
      'lookup_secret_hash',
      'status',
      'received_at',
      'reply_text',
      'replied_at',
    ])
    .select(['units.id', 'units.name', 'units.short_name'])
    .where('receipt_code', '=', code)
    .executeTakeFirst();
  const changes = await statesOf(db, code);
  if (!isEqual(secretHash(code, secret), row?.lookup_secret_hash ?? NOBODYS_HASH) || !row?.lookup_secret_hash) {
    return undefined;
  }
  const {id, name, short_name, reply_text, replied_at} = row;
  const text = reply_text && encryption.read(reply_text, {field: 'feedback.reply_text', row: row.row});
  return {
    code,
    status: row.status,
    received_at: toLocalTime(row.received_at),
    unit: {id, name, short_name},
    history: [{status: 'received', at: toLocalTime(row.received_at)}, ...changes],
    reply: text === null || replied_at === null ? null : {text, at: toLocalTime(replied_at)},
  };
}

/**
 * Erases a message and all that is personal about it at its sender's wish; once withdrawn it stays as it is.
 *
 * @returns undefined when code and secret do not belong together
 */
async function withdraw(tools: SenderTools, code: string, secret: string, now: Date): Promise<Status | undefined> {
  const found = await lookUp(tools, code, secret);
  if (!found) return undefined;
  await tools.db.transaction().execute(async (transaction) => {
    const withdrawn = await transaction
      .updateTable('feedback')
      .set({...WITHDRAWN, withdrawn_at: now, erased_at: sql<Date>`coalesce(erased_at, ${now})`, updated_at: now})
      .set(({eb}) => ({version: eb('version', '+', 1)}))
      .where('receipt_code', '=', code)
      .where('status', '<>', 'withdrawn')
      .returning('unit_id')
      .executeTakeFirst();
    if (withdrawn) await record(transaction, {at: now, by: SENDER, action: 'withdraw', code, unit: withdrawn.unit_id});
  });
  return lookUp(tools, code, secret);
}

const WITHDRAWN: Updateable<FeedbackTable> = {
  status: 'withdrawn',
  message: '',
  search_tokens: '',
  name: null,
  phone: null,
  email: null,
  address: null,
  page_url: null,
  page_title: null,
  article_id: null,
  origin: null,
  rating: null,
  // an answer often repeats what it answers
  reply_text: null,
  replied_at: null,
  replied_by: null,
};

async function statesOf(db: Kysely<Schema>, code: string): Promise<Status['history']> {
  const lines = await db
    .selectFrom('audit')
    .select(['at', 'action', 'detail'])
    .where('code', '=', code)
    .where('action', 'in', ['status', 'withdraw'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return lines.flatMap(({at, action, detail}) => {
    const status = action === 'withdraw' ? 'withdrawn' : STATES.find((state) => state === detail);
    return status === undefined ? [] : [{status, at: toLocalTime(at)}];
  });
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

type LookupInput = HandlerInput<'lookUpFeedback'> | HandlerInput<'withdrawFeedback'>;
type Sender = Pick<Handlers, 'lookUpFeedback' | 'withdrawFeedback'>;

/**
 * What a sender may do with a message of theirs, by its code and the secret that their browser made. The right secret is never held
 * up by wrong ones, or anybody who knows a code could keep its owner out. That helps nobody to guess: a secret has 58 bits, so a
 * million guesses a second would need thousands of years for one code.
 *
 * @param wrongPerMinute - so many from one network are answered with «not found»; those beyond have to wait
 */
export function lookupHandlers(database: OpenDatabase, encryption: Encryption, wrongPerMinute: number): Sender {
  const tools = {db: database.db, encryption};
  const wrong = new TokenBuckets(wrongPerMinute);
  const refuse = ({client, now}: LookupInput): never => {
    const network = addressPrefix(client.address);
    const seconds = wrong.secondsUntilToken(network, now);
    if (seconds > 0) throw tooManyRequests(seconds);
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
