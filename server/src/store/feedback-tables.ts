import type {ColumnType, Generated, GeneratedAlways, JSONColumnType} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';

type Contract = components['schemas'];
/** A column the database fills itself. */
type Computed<T> = ColumnType<T, never, never>;

/** A value that only the holder of the key can read: `v1.` and what `Protection` made of it. */
export type Ciphertext = string;

/**
 * A citizen's message. All that it says and that is answered is sealed. A withdrawn, erased or anonymous one holds no personal data, a
 * withdrawn one nothing of what was written: the database refuses it.
 */
export interface FeedbackTable {
  /** A UUID. */
  id: string;
  /** Made by the sender; the same message sent again carries the same one. Kept for 30 days. */
  idempotency_key: string | null;
  /** Tells whether a repeated key came with the same message; kept as long as the key. Sealed, or a guess could be confirmed by it. */
  body_hash: Ciphertext | null;
  receipt_code: string;
  form_id: string;
  unit_id: string;
  topic: string;
  /** Empty when it was withdrawn. */
  message: Ciphertext;
  name: Ciphertext | null;
  phone: Ciphertext | null;
  email: Ciphertext | null;
  /** JSON `{province, commune?}` of official codes, encrypted as a whole. */
  address: Ciphertext | null;
  anonymous: Generated<boolean>;
  rating: ColumnType<'yes' | 'no' | null, 'yes' | 'no' | null | undefined>;
  /** Whether it is held back: in the list only of those who ask for spam. */
  spam: Generated<boolean>;
  /** What speaks for spam. A message that came with a proof of work keeps the sign for which it needed one, and is no spam. */
  spam_reason: Contract['SpamReason'] | null;
  assignee: string | null;
  reply_text: Ciphertext | null;
  replied_at: ColumnType<Date | null, Date | null | undefined>;
  replied_by: string | null;
  consent_version: string;
  /** The very words the sender agreed to. */
  consent_text: string;
  consented_at: Date;
  /** Without query string and fragment. */
  page_url: Ciphertext | null;
  page_title: Ciphertext | null;
  article_id: string | null;
  language: 'vi' | 'en';
  /** Opens look-up and withdrawal; the secret itself is not stored. */
  lookup_secret_hash: string | null;
  status: Contract['FeedbackState'];
  received_at: Date;
  updated_at: Date;
  /** When the personal data was erased, by withdrawal or by age. */
  erased_at: ColumnType<Date | null, Date | null | undefined>;
  withdrawn_at: ColumnType<Date | null, Date | null | undefined>;
  /** Grows by one with each change by staff or sender. */
  version: Generated<number>;
  /** The message's words as tokens, see `searchTokens`. */
  search_tokens: ColumnType<string, string | undefined>;
  /** The words of `search_tokens` in the configuration `simple`; indexed. */
  search: Computed<string>;
  /** The origin of the page it was sent from, as the browser told it. */
  origin: string | null;
}

/** A known text under each key in use, by which a wrong key is noticed. */
export interface KeyCheckTable {
  key_id: string;
  sealed: Ciphertext;
  created_at: Date;
}

/** An access token of a staff member. */
export interface StaffTokenTable {
  /** A UUID. */
  id: string;
  name: string;
  role: Contract['StaffRole'];
  /** Whether it is for all units, those that come later too; otherwise for those named beside it, also when these are gone. */
  all_units: boolean;
  token_hash: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: ColumnType<Date | null, Date | null | undefined>;
}

export interface StaffTokenUnitTable {
  token_id: string;
  unit_id: string;
}

/** What was done with messages, by whom. Never holds what a message or its sender says. */
export interface AuditTable {
  id: GeneratedAlways<number>;
  at: Date;
  actor: string;
  action: Contract['AuditAction'];
  /** The receipt code of the message. */
  code: string | null;
  unit_id: string | null;
  /** For a status: the new state. */
  detail: string | null;
}

/** Origins whose pages may send to a unit; without any, all may. */
export interface UnitOriginTable {
  unit_id: string;
  origin: string;
}

/** A website that has sent messages, and how often it usually does. */
export interface SiteTable {
  unit_id: string;
  origin: string;
  first_message_at: Date;
  last_message_at: Date;
  messages: number;
  usual_gap_hours: number | null;
  alarmed_at: ColumnType<Date | null, Date | null | undefined>;
}

/** When a unit was last told how many of its messages are held back. */
export interface HeldBackNoticeTable {
  unit_id: string;
  told_at: Date;
}

/** A proof of work that was brought along once; it is not taken again. */
export interface UsedProofTable {
  signature: string;
  expires_at: Date;
}

/** Where a unit wants to be told of a new message. */
export interface NoticeTargetTable {
  /** A UUID. */
  id: string;
  unit_id: string;
  kind: 'webhook' | 'email';
  address: string;
  /** Signs what is sent to a webhook. */
  secret: Ciphertext | null;
  created_at: Date;
}

export interface NoticeTable {
  id: GeneratedAlways<number>;
  target_id: string;
  payload: JSONColumnType<Record<string, unknown>>;
  attempts: Generated<number>;
  next_attempt_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined>;
  last_error: string | null;
}
