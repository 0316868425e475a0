import type {ColumnType} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Day} from './schema.js';

type Contract = components['schemas'];
/** An exact decimal as PostgreSQL prints it: a JavaScript number would round it. */
export type Decimal = string;
/** A column the database fills itself. */
type Computed<T> = ColumnType<T, never, never>;

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

/** What figures count, under one name in every report. */
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
 * A figure of a report as the report tells it. The database refuses an amount where the report gives none
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
