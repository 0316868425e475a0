import type {ColumnType, Generated, GeneratedAlways, JSONColumnType} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';

type Contract = components['schemas'];
type LocalizedText = Contract['LocalizedText'];

/** A day as `YYYY-MM-DD`, without time or zone. */
export type Day = string;
/** A column the database fills itself. */
type Computed<T> = ColumnType<T, never, never>;

/**
 * The tables as queries see them, equal on both databases: `int8` is a number, `numeric` a string, `date` a string,
 * `timestamptz` a `Date` to the millisecond, `jsonb` the parsed value (written as a JSON string).
 */
export interface Schema {
  units: UnitTable;
  unit_successors: UnitSuccessorTable;
  categories: CategoryTable;
  articles: ArticleTable;
  article_tags: ArticleTagTable;
  article_documents: ArticleDocumentTable;
  document_aliases: DocumentAliasTable;
  view_hours: ViewHourTable;
  article_views: ArticleViewTable;
  view_days: ViewDayTable;
  view_clock: ViewClockTable;
  article_ratings: ArticleRatingsTable;
  rating_keys: RatingKeyTable;
  feeds: FeedTable;
  feed_refusals: FeedRefusalTable;
  leases: LeaseTable;
  campaigns: CampaignTable;
  campaign_documents: CampaignDocumentTable;
  indicators: IndicatorTable;
  observations: ObservationTable;
  forms: FormTable;
  feedback: FeedbackTable;
  key_checks: KeyCheckTable;
  staff_tokens: StaffTokenTable;
  staff_token_units: StaffTokenUnitTable;
  audit: AuditTable;
  unit_origins: UnitOriginTable;
  sites: SiteTable;
  held_back_notices: HeldBackNoticeTable;
  used_proofs: UsedProofTable;
  notice_targets: NoticeTargetTable;
  notices: NoticeTable;
}

/** A police unit, in force or former. */
export interface UnitTable {
  id: string;
  name: string;
  short_name: string;
  kind: Contract['Unit']['kind'];
  /** Opens the receipt codes of the unit. */
  code: string;
  parent_id: string | null;
  /** First day in force; null where not recorded. */
  valid_from: Day | null;
  /** Last day in force; null while in force. */
  valid_to: Day | null;
  phone: string | null;
  address: string | null;
  website: string | null;
}

/** Which units took over from a former one. */
interface UnitSuccessorTable {
  unit_id: string;
  successor_id: string;
  position: number;
}

interface CategoryTable {
  id: string;
  name: string;
}

/** An article; the five image columns are filled together or not at all (the caption may be absent). */
export interface ArticleTable {
  id: string;
  unit_id: string;
  category_id: string;
  campaign_id: string | null;
  title: string;
  summary: string;
  body_html: string;
  byline: string | null;
  /** What stands after «Nguồn:». */
  source: string | null;
  url: string;
  /** The one form of `url`, see `canonicalAddress`; of an article written here its own path. */
  canonical_url: string;
  image_src: string | null;
  image_width: number | null;
  image_height: number | null;
  image_alt: string | null;
  image_caption: string | null;
  published_at: Date;
  updated_at: Date | null;
  /** The words of title, summary and body, folded for searching (no marks, đ → d, lower case). */
  search_text: string;
  /** The same words with their tone marks, in lower case. */
  search_toned: string;
  /** The title's folded words, by which a copy of a story is known. */
  title_key: string;
  /** Where an article from a feed or a file stands; null for one written here. */
  source_url: string | null;
  /** The feed it was last read from; null where there is none any more. */
  feed_id: string | null;
  /** The source's own identifier, unique within a feed. */
  external_id: string | null;
  /** Of all that the source tells, so that an unchanged article is known as such. */
  content_hash: string | null;
  /** When the source was last asked whether the article still stands there. */
  checked_at: Date | null;
  /** Since when its feed tells of older articles but not of this one. */
  missing_since: Date | null;
  /** An article withdrawn at its source is in no answer. */
  withdrawn_at: Date | null;
  /** Its unit asks to have it shown above rankings until then. */
  pinned_until: Date | null;
  /** The words of `search_text` in the configuration `simple`, and each two neighbours joined by «þ»; indexed. */
  search: Computed<string>;
  /** The same of `search_toned`. */
  toned: Computed<string>;
}

interface ArticleTagTable {
  article_id: string;
  tag: string;
  position: number;
}

/** The documents an article cites, by their usual number. */
interface ArticleDocumentTable {
  article_id: string;
  document: string;
  position: number;
}

/** Every spelling of a document's number, the usual one included, as a normalised key. */
interface DocumentAliasTable {
  alias: string;
  document: string;
}

/** How often an article was read within one hour. */
interface ViewHourTable {
  article_id: string;
  /** The start of the hour. */
  hour: Date;
  views: number;
}

/** Rolling counts of an article's views: of the last 24 hours, 7 days, 30 days, and ever. */
interface ArticleViewTable {
  article_id: string;
  d1: Generated<number>;
  d7: Generated<number>;
  d30: Generated<number>;
  /** The same for the windows of equal length just before. */
  d1p: Generated<number>;
  d7p: Generated<number>;
  d30p: Generated<number>;
  total: Generated<number>;
  updated_at: Date;
}

/** Views of an article within one day of Vietnamese time, for days whose hours no window needs any more. */
interface ViewDayTable {
  article_id: string;
  day: Day;
  views: number;
}

/** The one hour that the windows of all `article_views` end with. */
interface ViewClockTable {
  single: Generated<boolean>;
  hour: Date;
}

/** What readers of a unit's pages answered to «Bài viết có hữu ích?» about an article. */
interface ArticleRatingsTable {
  unit_id: string;
  article_id: string;
  yes: Generated<number>;
  no: Generated<number>;
  /** The day of the last answer, in Vietnamese time. */
  last_day: Day;
}

/** An answer that is counted already. Kept for 30 days. */
interface RatingKeyTable {
  /** Of the sender's key with the unit and the article: the row itself tells neither. */
  key_hash: string;
  rating: Contract['Rating'];
  /** The day it came first, in Vietnamese time. */
  day: Day;
}

interface FormTable {
  id: string;
  title: JSONColumnType<LocalizedText>;
  topics: JSONColumnType<Contract['Form']['topics']>;
  fields: JSONColumnType<Contract['Form']['fields']>;
  anonymous: Generated<boolean>;
  consent_version: string;
  consent_text: JSONColumnType<LocalizedText>;
}

/** A value that only the holder of the key can read: `v1.` and what `Encryption` made of it. */
export type Ciphertext = string;

/**
 * A citizen's message. All that it says and that is answered is encrypted. A withdrawn, erased or anonymous one holds no personal data, a
 * withdrawn one nothing of what was written: the database refuses it.
 */
export interface FeedbackTable {
  /** A UUID. */
  id: string;
  /** Made by the sender; the same message sent again carries the same one. Kept for 30 days. */
  idempotency_key: string | null;
  /** Tells whether a repeated key came with the same message; kept as long as the key. Encrypted, or a guess could be confirmed by it. */
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
interface KeyCheckTable {
  key_id: string;
  sealed: Ciphertext;
  created_at: Date;
}

/** An access token of a staff member. */
interface StaffTokenTable {
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

interface StaffTokenUnitTable {
  token_id: string;
  unit_id: string;
}

/** What was done with messages, by whom. Never holds what a message or its sender says. */
interface AuditTable {
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
interface SiteTable {
  unit_id: string;
  origin: string;
  first_message_at: Date;
  last_message_at: Date;
  messages: number;
  usual_gap_hours: number | null;
  alarmed_at: ColumnType<Date | null, Date | null | undefined>;
}

/** When a unit was last told how many of its messages are held back. */
interface HeldBackNoticeTable {
  unit_id: string;
  told_at: Date;
}

/** A proof of work that was brought along once; it is not taken again. */
interface UsedProofTable {
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

interface NoticeTable {
  id: GeneratedAlways<number>;
  target_id: string;
  payload: JSONColumnType<Record<string, unknown>>;
  attempts: Generated<number>;
  next_attempt_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined>;
  last_error: string | null;
}

/** An exact decimal as PostgreSQL prints it: a JavaScript number would round it. */
type Decimal = string;

interface CampaignTable {
  id: string;
  name: string;
  summary: string;
  unit_id: string;
  period_kind: Contract['Period']['kind'];
  period_start: Day | null;
  period_end: Day | null;
  period_label: string;
  position: number;
}

interface CampaignDocumentTable {
  campaign_id: string;
  document: string;
  position: number;
}

/** What observations count, under one name in every report. */
export interface IndicatorTable {
  id: string;
  /** For the head of a table or chart. */
  name: string;
  definition: string | null;
  measure_kind: Contract['Measure']['kind'];
  measure_name: string;
  /** Named for money, and only for money. */
  currency: NonNullable<Contract['Measure']['currency']> | null;
}

/**
 * An observation of a report as the report tells it. The database refuses an amount where the report gives none
 * (`magnitude`, `unquantified`), and a missing one where it gives one. Each row is one revision; of each id exactly one is not
 * superseded, and the moments of the others follow each other without gap.
 */
export interface ObservationTable {
  id: string;
  /** Place in the report it comes from. */
  position: number;
  campaign_id: string;
  /** Its kind of measure and its currency are those of the observation. */
  indicator: string;
  label: string;
  qualifier: Contract['Quantity']['qualifier'];
  amount: Decimal | null;
  amount_max: Decimal | null;
  /** Power of ten. */
  magnitude: number | null;
  written_as: string;
  /** Power of ten of the scale word. */
  scale: number | null;
  significant_digits: number | null;
  measure_kind: Contract['Measure']['kind'];
  measure_name: string;
  /** Named for money, and only for money. */
  currency: NonNullable<Contract['Measure']['currency']> | null;
  change: Contract['Observation']['change'];
  status: Contract['Observation']['status'];
  period_kind: Contract['Period']['kind'];
  period_start: Day | null;
  period_end: Day | null;
  period_label: string;
  unit_id: string;
  /** The observation of which this is a part. */
  part_of: string | null;
  coverage_kind: NonNullable<Contract['Observation']['coverage']>['kind'] | null;
  coverage_note: string | null;
  actors: string | null;
  /** The observation that is its target. */
  target: string | null;
  document: string;
  issuer: string;
  document_date: Day | null;
  /** Where the document can be read: an http(s) address, or a path on the API's host. */
  document_url: string | null;
  article_id: string | null;
  quote: string | null;
  /** 1 for the first, then one by one. */
  revision: number;
  /** Why it was corrected or withdrawn; null in the first revision and only there. */
  revision_note: string | null;
  /** From when on it is what is known. */
  recorded_at: Date;
  /** The `recorded_at` of the next revision; null while there is none. */
  superseded_at: Date | null;
  first_revision: Computed<1>;
  revision_before: Computed<number | null>;
  superseded_by: Computed<number | null>;
}

/** A feed that is read from time to time. */
export interface FeedTable {
  id: string;
  unit_id: string;
  /** The category of its articles. */
  category_id: string;
  url: string;
  /** Null until it was read once. */
  kind: 'rss' | 'rdf' | 'atom' | 'json' | null;
  title: string | null;
  /** What the source answered last, to be asked whether there is anything new. */
  etag: string | null;
  last_modified: string | null;
  /** How long it is left alone after a reading, by how often it tells something new. */
  interval_minutes: number;
  next_at: Date;
  last_read_at: Date | null;
  /** The last reading that was a whole feed, changed or not. */
  last_ok_at: Date | null;
  /** Failed readings since then. */
  failures: Generated<number>;
  /** In Vietnamese: why the last reading failed or the feed is paused. */
  last_error: string | null;
  paused: Generated<boolean>;
  created_at: Date;
}

/** What a feed told that could not be taken, for 30 days after it was last seen. */
export interface FeedRefusalTable {
  feed_id: string;
  /** The same for the same fault, however often it is read. */
  key: string;
  code: string;
  reason: string;
  title: string | null;
  url: string | null;
  found: string | null;
  first_seen_at: Date;
  last_seen_at: Date;
}

/** Work that one process at a time does; it is another's when the time has run out. */
interface LeaseTable {
  name: string;
  holder: string;
  held_until: Date;
}
