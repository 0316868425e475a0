import {randomUUID} from 'node:crypto';
import type {FastifyInstance, LightMyRequestResponse} from 'fastify';
import type {Insertable} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {OpenDatabase} from '../../src/database/database.js';
import type {FeedbackTable} from '../../src/database/schema.js';
import {searchTokens} from '../../src/database/search-texts.js';
import {addToken, hashToken, makeToken, revokeToken, type StaffRole} from '../../src/feedback/staff/tokens.js';
import {sampleEncryption} from './sample-app.js';

export type StaffFeedback = components['schemas']['StaffFeedback'];
export type StaffFeedbackList = components['schemas']['StaffFeedbackList'];
export type AuditList = components['schemas']['AuditList'];

const DAY = 24 * 3_600_000;
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

interface TokenParts {
  readonly name?: string;
  readonly role?: StaffRole;
  /** Absent for all. */
  readonly units?: readonly string[];
  readonly days?: number;
  readonly revoked?: boolean;
}

/** Gives a staff member a token; of the role `officer` for all units unless told. */
export async function giveToken({db}: OpenDatabase, parts: TokenParts = {}): Promise<string> {
  const {name = 'Trần Cán Bộ', role = 'officer', units, days = 90, revoked = false} = parts;
  const token = makeToken();
  const expiresAt = new Date(Date.now() + days * DAY);
  const id = await addToken(db, {name, role, units, hash: hashToken(token), createdAt: new Date(), expiresAt});
  if (revoked) await revokeToken(db, id, new Date());
  return token;
}

interface MessageParts extends Partial<Insertable<FeedbackTable>> {
  readonly contact?: Partial<Record<'name' | 'phone' | 'email' | 'address', string>>;
}

const TEXTS = ['message', 'page_url', 'page_title', 'reply_text'] as const;

/** Stores a message to Công an Khánh Hòa as a citizen would have sent it; its texts are given in plain. @returns its receipt code */
export async function storeMessage({db}: OpenDatabase, {contact = {}, ...parts}: MessageParts = {}): Promise<string> {
  const id = randomUUID();
  const code = parts.receipt_code ?? randomCode();
  const message = parts.message ?? 'Xin cảm ơn các đồng chí.';
  const received_at = parts.received_at ?? new Date();
  const plain = {
    body_hash: 'x',
    ...contact,
    ...Object.fromEntries(TEXTS.map((column) => [column, parts[column]])),
    message,
  };
  const encrypted = Object.fromEntries(
    Object.entries(plain).flatMap(([column, text]) =>
      typeof text === 'string' && text !== ''
        ? [[column, sampleEncryption.encrypt(text, {field: `feedback.${column}`, row: id})]]
        : [],
    ),
  );
  await db
    .insertInto('feedback')
    .values({
      id,
      idempotency_key: randomUUID(),
      receipt_code: code,
      form_id: 'gop-y',
      unit_id: 'khanh-hoa',
      topic: 'gop-y',
      message,
      consent_version: '2026-01',
      consent_text: 'Tôi đồng ý.',
      consented_at: received_at,
      language: 'vi',
      status: 'received',
      received_at,
      updated_at: received_at,
      search_tokens: searchTokens(message, sampleEncryption),
      ...parts,
      ...encrypted,
    })
    .execute();
  return code;
}

/** A staff member at their inbox. */
export class Officer {
  readonly #app: FastifyInstance;
  readonly #token: string;

  constructor(app: FastifyInstance, token: string) {
    this.#app = app;
    this.#token = token;
  }

  get(path: string): Promise<LightMyRequestResponse> {
    return this.#app.inject({url: `/v1/staff/${path}`, headers: this.#headers});
  }

  post(path: string, body: unknown): Promise<LightMyRequestResponse> {
    return this.#app.inject({
      method: 'POST',
      url: `/v1/staff/${path}`,
      headers: {...this.#headers, 'content-type': 'application/json'},
      payload: JSON.stringify(body),
    });
  }

  get #headers() {
    return {authorization: `Bearer ${this.#token}`};
  }
}

function randomCode(): string {
  const group = () => Array.from({length: 4}, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
  return `KH-${group()}-${group()}`;
}
