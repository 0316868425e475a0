import type {ColumnType, Generated, JSONColumnType} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {
  FeedbackTable,
  KeyCheckTable,
  StaffTokenTable,
  StaffTokenUnitTable,
  AuditTable,
  UnitOriginTable,
  SiteTable,
  HeldBackNoticeTable,
  UsedProofTable,
  NoticeTargetTable,
  NoticeTable,
} from './feedback-tables.js';
import type {FeedRefusalTable, FeedTable, LeaseTable} from './feed-tables.js';
import type {CampaignDocumentTable, CampaignTable, IndicatorTable, ObservationTable} from './statistics-tables.js';

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
export interface UnitSuccessorTable {
  unit_id: string;
  successor_id: string;
  position: number;
}

export interface CategoryTable {
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

export interface ArticleTagTable {
  article_id: string;
  tag: string;
  position: number;
}

/** The documents an article cites, by their usual number. */
export interface ArticleDocumentTable {
  article_id: string;
  document: string;
  position: number;
}

/** Every spelling of a document's number, the usual one included, as a normalised key. */
export interface DocumentAliasTable {
  alias: string;
  document: string;
}

/** How often an article was read within one hour. */
export interface ViewHourTable {
  article_id: string;
  /** The start of the hour. */
  hour: Date;
  views: number;
}

/** Rolling counts of an article's views: of the last 24 hours, 7 days, 30 days, and ever. */
export interface ArticleViewTable {
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

/** Readings of an article within one day of Vietnamese time, for days whose hours no window needs any more. */
export interface ViewDayTable {
  article_id: string;
  day: Day;
  views: number;
}

/** The one hour that the windows of all `article_views` end with. */
export interface ViewClockTable {
  single: Generated<boolean>;
  hour: Date;
}

/** What readers of a unit's pages answered to «Bài viết có hữu ích?» about an article. */
export interface ArticleRatingsTable {
  unit_id: string;
  article_id: string;
  yes: Generated<number>;
  no: Generated<number>;
  /** The day of the last answer, in Vietnamese time. */
  last_day: Day;
}

/** An answer that is counted already. Kept for 30 days. */
export interface RatingKeyTable {
  /** Of the sender's key with the unit and the article: the row itself tells neither. */
  key_hash: string;
  rating: Contract['Rating'];
  /** The day it came first, in Vietnamese time. */
  day: Day;
}

export interface FormTable {
  id: string;
  title: JSONColumnType<LocalizedText>;
  topics: JSONColumnType<Contract['Form']['topics']>;
  fields: JSONColumnType<Contract['Form']['fields']>;
  anonymous: Generated<boolean>;
  consent_version: string;
  consent_text: JSONColumnType<LocalizedText>;
}
