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
  UsedProofTable,
  NoticeTargetTable,
  NoticeTable,
} from './feedback-tables.js';

type Contract = components['schemas'];
type LocalizedText = Contract['LocalizedText'];

/** A day as `YYYY-MM-DD`, without time or zone. */
export type Day = string;
/** An exact decimal as PostgreSQL prints it: a JavaScript number would round it. */
export type Decimal = string;
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
  campaigns: CampaignTable;
  campaign_documents: CampaignDocumentTable;
  observations: ObservationTable;
  forms: FormTable;
  feedback: FeedbackTable;
  key_checks: KeyCheckTable;
  staff_tokens: StaffTokenTable;
  staff_token_units: StaffTokenUnitTable;
  audit: AuditTable;
  unit_origins: UnitOriginTable;
  sites: SiteTable;
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
  image_src: string | null;
  image_width: number | null;
  image_height: number | null;
  image_alt: string | null;
  image_caption: string | null;
  published_at: Date;
  updated_at: Date | null;
  /** Title, summary and the body's text, folded for searching (no marks, đ → d, lower case). */
  search_text: string;
  /** The words of `search_text` in the configuration `simple`; indexed. */
  search: Computed<string>;
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

export interface CampaignTable {
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

export interface CampaignDocumentTable {
  campaign_id: string;
  document: string;
  position: number;
}

/**
 * A figure of a report as the report tells it. The database refuses an amount where the report gives none
 * (`magnitude`, `unquantified`), and a missing one where it gives one.
 */
export interface ObservationTable {
  id: string;
  /** Place in the report it comes from. */
  position: number;
  campaign_id: string;
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
  article_id: string | null;
  quote: string | null;
  revision: number;
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
