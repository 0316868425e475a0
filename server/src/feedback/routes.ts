import {randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import {isObject} from '../../../src/shared/guards.js';
import {findArticle} from '../articles/queries.js';
import type {Schema} from '../database/schema.js';
import {type FieldError, Problem, unknown} from '../http/errors.js';
import {type RateLimits, tooManyRequests} from '../http/limits.js';
import type {HandlerInput, Handlers, Policy} from '../http/mount.js';
import type {Areas} from '../units/areas.js';
import {rejectForeignOrigin, webOrigin} from '../units/origins.js';
import {findMinistry, findUnit, type Unit} from '../units/units.js';
import type {Challenges, Proof} from './challenge.js';
import type {Encryption} from './encryption/encryption.js';
import {queueNotices} from './notifications/queue.js';
import {
  automationSign,
  columnsOf,
  type FeedbackRequest,
  findForm,
  findStored,
  hashOf,
  isStored,
  ProofUsedError,
  type StoredFeedback,
  storeFeedback,
  withoutNul,
} from './queries.js';
import {issue} from './receipt-code.js';
import {feedbackErrors} from './rules.js';
import {recordSite} from './sites.js';

/** A form is the same everywhere; it opens with the unit that reads the messages, the ministry where none is named. */
export function formHandlers(db: Kysely<Schema>): Pick<Handlers, 'getForm'> {
  return {
    async getForm({path: {id}, query: {unit: unitId}}) {
      const [form, unit] = await Promise.all([
        findForm(db, id),
        unitId === undefined ? findMinistry(db) : findUnit(db, unitId),
      ]);
      if (!form) throw unknown('form', 'id');
      if (!unit) throw unknown('unit');
      const {name, short_name, contact} = unit;
      return {...form, unit: {id: unit.id, name, short_name}, contact};
    },
  };
}

const KEY = 'Idempotency-Key';

/** What sending a message needs. */
interface FeedbackTools {
  readonly db: Kysely<Schema>;
  readonly encryption: Encryption;
  readonly areas: Areas;
  readonly limits: RateLimits;
  readonly challenges: Challenges;
}

/** Takes citizens' messages: each once, however often it is sent, and answered only when it is durable. */
export class FeedbackHandlers {
  readonly #tools: FeedbackTools;
  readonly #underWay = new Set<string>();

  constructor(tools: FeedbackTools) {
    this.#tools = tools;
  }

  handlers(): Pick<Handlers, 'sendFeedback'> {
    return {sendFeedback: (call) => this.#receive(call)};
  }

  policy(perMinute: number): Policy<'sendFeedback'> {
    return {
      bodyLimit: 64 * 1024,
      perMinute,
      bodyErrors: (body, headers) => this.#faultsOf(body, headers[KEY]),
    };
  }

  /** A message that is stored already has no faults, even when its form has changed since. */
  async #faultsOf(body: unknown, key: string): Promise<FieldError[]> {
    const {db, areas} = this.#tools;
    if (!isObject(body) || this.#underWay.has(key) || (await isStored(db, key))) return [];
    const [form, unit] = await Promise.all([
      typeof body.form === 'string' ? findForm(db, withoutNul(body.form)) : undefined,
      typeof body.unit === 'string' ? findUnit(db, withoutNul(body.unit)) : undefined,
    ]);
    return feedbackErrors(body, {form, unitExists: unit !== undefined, areas});
  }

  async #receive(call: HandlerInput<'sendFeedback'>) {
    const key = call.headers[KEY];
    if (this.#underWay.has(key)) {
      const detail = 'Lần gửi mang mã này đang được xử lý; xin thử lại sau một giây.';
      throw new Problem('in-progress', {detail, headers: {'retry-after': '1'}});
    }
    this.#underWay.add(key);
    try {
      const stored = (await findStored(this.#tools.db, key)) ?? (await this.#store(call, key));
      return this.#isSame(stored, call.body) ? stored.receipt : rejectReusedKey();
    } finally {
      this.#underWay.delete(key);
    }
  }

  #isSame({id, bodyHash}: StoredFeedback, body: FeedbackRequest): boolean {
    const place = {field: 'feedback.body_hash', row: id};
    return bodyHash !== null && this.#tools.encryption.read(bodyHash, place) === hashOf(body);
  }

  async #store({body, client, now}: HandlerInput<'sendFeedback'>, key: string): Promise<StoredFeedback> {
    const {db, encryption} = this.#tools;
    const [form, unit, article] = await Promise.all([
      findForm(db, body.form),
      findUnit(db, body.unit),
      body.article === undefined ? undefined : findArticle(db, body.article),
    ]);
    if (!form) throw unknown('form');
    if (!unit) throw unknown('unit');
    await rejectForeignOrigin(db, unit, client);
    const proof = await this.#admit(body, client.address, now);
    const language = body.language ?? 'vi';
    const feedback = {
      ...columnsOf(body, randomUUID(), encryption),
      idempotency_key: key,
      consent_version: body.consent.version,
      consent_text: form.consent.text[language] ?? form.consent.text.vi,
      consented_at: now,
      article_id: article?.id ?? null,
      language,
      origin: webOrigin(client.origin),
      received_at: now,
      updated_at: now,
    };
    return storeFeedback(db, feedback, {
      issue: () => issue(unit.code, body.lookup_secret),
      proof,
      together: async (transaction, code) => {
        if (feedback.origin !== null) await recordSite(transaction, unit.id, feedback.origin, now);
        await queueNotices(transaction, noticeOf(body, unit, code, now), now);
      },
    }).catch(rejectUsedProof);
  }

  /** @returns the proof it was admitted for; undefined where none was needed */
  async #admit(body: FeedbackRequest, address: string, now: Date): Promise<Proof | undefined> {
    const {limits, challenges} = this.#tools;
    const admission = limits.admit(address, body.unit, now, {mustProve: automationSign(body) !== null});
    if (admission.kind === 'admitted') return undefined;
    if (admission.kind === 'refused') throw tooManyRequests(admission.seconds);
    if (body.proof === undefined)
      throw proofProblem('proof_required', 'Cần một phép tính chống gửi tự động kèm theo lượt gửi này.');
    const proof = await challenges.verify(body.proof);
    if (!proof)
      throw proofProblem('proof_invalid', 'Phép tính chống gửi tự động không đúng hoặc đã quá hạn; cần làm lại.');
    limits.count(address, body.unit, now);
    return proof;
  }
}

function noticeOf({topic}: FeedbackRequest, {id, name}: Unit, code: string, receivedAt: Date) {
  return {kind: 'message', unit: id, unitName: name, code, topic, receivedAt} as const;
}

function proofProblem(code: 'proof_required' | 'proof_invalid', detail: string): Problem {
  return new Problem('invalid-fields', {detail, errors: [{pointer: '#/proof', code, detail}]});
}

function rejectUsedProof(error: unknown): never {
  if (!(error instanceof ProofUsedError)) throw error;
  throw proofProblem('proof_invalid', 'Phép tính chống gửi tự động này đã được dùng; cần làm lại.');
}

function rejectReusedKey(): never {
  const detail = 'Mã lần gửi này đã dùng cho một nội dung khác; hãy tạo mã mới cho nội dung mới.';
  const errors: FieldError[] = [{parameter: KEY, code: 'idempotency_key_reused', detail}];
  throw new Problem('idempotency-key-reused', {detail, errors});
}
