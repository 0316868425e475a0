import {createHash, randomInt, randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import {fold} from '../../../src/vietnamese/fold.js';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import {findArticle} from '../store/articles.js';
import {isStored, type NewFeedback, storeFeedback} from '../store/feedback.js';
import {findForm} from '../store/forms.js';
import type {Schema} from '../store/schema.js';
import {findUnit} from '../store/units.js';
import type {BodyOf} from './contract.js';
import {feedbackFaults} from './feedback-faults.js';
import type {Handlers, Policy} from './mount.js';
import {type FieldError, Problem, unknown} from './problems.js';

type FeedbackRequest = BodyOf<'sendFeedback'>;

/** Without letters and digits that are mistaken for each other when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY = 'Idempotency-Key';

/** Takes citizens' messages: each once, however often it is sent, and answered only when it is durable. */
export class FeedbackDesk {
  readonly #db: Kysely<Schema>;
  readonly #underWay = new Set<string>();

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  handlers(): Pick<Handlers, 'sendFeedback'> {
    return {sendFeedback: ({body, headers, now}) => this.#receive(body, headers[KEY], now)};
  }

  policy(perMinute: number): Policy<'sendFeedback'> {
    return {
      bodyLimit: 64 * 1024,
      perMinute,
      bodyFaults: (body, headers) => this.#faultsOf(body, headers[KEY]),
    };
  }

  /** A message that is stored already has no faults, even when its form has changed since. */
  async #faultsOf(body: unknown, key: string): Promise<FieldError[]> {
    if (!isObject(body)) return [];
    if (await isStored(this.#db, key)) return [];
    const [form, unit] = await Promise.all([
      typeof body.form === 'string' ? findForm(this.#db, withoutNul(body.form)) : undefined,
      typeof body.unit === 'string' ? findUnit(this.#db, withoutNul(body.unit)) : undefined,
    ]);
    return feedbackFaults(body, form, unit !== undefined);
  }

  async #receive(body: FeedbackRequest, key: string, now: Date) {
    if (this.#underWay.has(key)) {
      const detail = 'Lần gửi mang mã này đang được xử lý; xin thử lại sau một giây.';
      throw new Problem('in-progress', {detail, headers: {'retry-after': '1'}});
    }
    this.#underWay.add(key);
    try {
      const [form, unit, article] = await Promise.all([
        findForm(this.#db, body.form),
        findUnit(this.#db, body.unit),
        body.article === undefined ? undefined : findArticle(this.#db, body.article),
      ]);
      if (!form) throw unknown('form');
      if (!unit) throw unknown('unit');
      const language = body.language ?? 'vi';
      const feedback: NewFeedback = {
        ...messageOf(body),
        id: randomUUID(),
        idempotency_key: key,
        body_hash: hashOf(body),
        consent_version: body.consent.version,
        consent_text: form.consent.text[language] ?? form.consent.text.vi,
        consented_at: now,
        article_id: article?.id ?? null,
        language,
        received_at: now,
        updated_at: now,
        search_text: fold(body.message),
      };
      const stored = await storeFeedback(this.#db, feedback, () => receiptCode(unit.code));
      return stored.bodyHash === feedback.body_hash ? stored.receipt : refuseReusedKey();
    } finally {
      this.#underWay.delete(key);
    }
  }
}

function messageOf(body: FeedbackRequest) {
  return {
    form_id: body.form,
    unit_id: body.unit,
    topic: body.topic,
    message: withoutNul(body.message),
    name: textOrNull(body.name),
    phone: body.phone === undefined ? null : parsePhone(body.phone),
    email: textOrNull(body.email),
    page_url: body.page?.url ?? null,
    page_title: textOrNull(body.page?.title),
    lookup_secret_hash: body.lookup_secret === undefined ? null : sha256(body.lookup_secret),
  };
}

function receiptCode(unitCode: string): string {
  const group = () => Array.from({length: 4}, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  return `${unitCode}-${group()}-${group()}`;
}

function refuseReusedKey(): never {
  const detail = 'Mã lần gửi này đã dùng cho một nội dung khác; hãy tạo mã mới cho nội dung mới.';
  const errors: FieldError[] = [{parameter: KEY, code: 'idempotency_key_reused', detail}];
  throw new Problem('idempotency-key-reused', {detail, errors});
}

/** The hash of a JSON value that does not depend on the order of its keys. */
function hashOf(body: unknown): string {
  return sha256(
    JSON.stringify(body, (_key, value: unknown) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    ),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(text: string | undefined): string | null {
  return withoutNul(text ?? '').trim() || null;
}

/** The one character that the databases cannot hold in a text; a reader never sees it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
