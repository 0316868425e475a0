import type {components} from '../../../src/api/generated/contract.js';

type Schemas = components['schemas'];

/** A police unit; `parent` and `successors` name other demo units by id. */
export type DemoUnit = Omit<Schemas['Unit'], 'successors'> & {readonly successors: readonly string[]};

export type DemoCategory = Schemas['Category'];

/** A campaign; `unit` is the id of a demo unit. The number of its articles is counted, not written. */
export type DemoCampaign = Omit<Schemas['Campaign'], 'unit' | 'articles'> & {readonly unit: string};

export type DemoIndicator = Schemas['Indicator'];

/** What is found when an observation is stored or asked for. */
type Found = 'previous' | 'check' | 'revision' | 'revision_note' | 'recorded_at';

/**
 * One figure of a report. `campaign`, `unit`, `part_of`, `target` and `provenance.article` are ids of demo entries;
 * `provenance.url` is that of the document, null where only the article tells of it. The order of the array is the order of the
 * report. It is known since `recorded_at` (RFC 3339), else since the day of the document, else since the article appeared.
 */
export type DemoObservation = Omit<Schemas['Observation'], Found | 'unit' | 'target'> & {
  readonly unit: string;
  readonly target: string | null;
  readonly recorded_at?: string;
};

/** A later revision of a demo observation, `id` and all; corrections of one observation stand in the order of time. */
export interface DemoCorrection {
  readonly observation: DemoObservation;
  readonly note: string;
  /** RFC 3339. */
  readonly recorded_at: string;
}

/** A feedback form as it stands for every unit: unit and contact come from the unit it is asked for. */
export type DemoForm = Omit<Schemas['Form'], 'unit' | 'contact'>;

/**
 * How often an article has been read up to the moment of the first fill: within the last 24 hours, 7 days, 30 days, and ever.
 * Each figure contains the one before it: `day1 <= day7 <= day30 <= total`.
 */
export interface DemoViews {
  readonly day1: number;
  readonly day7: number;
  readonly day30: number;
  readonly total: number;
}

/**
 * When an article appeared: at a fixed moment (RFC 3339 with +07:00) for historic ones, or so many hours before the moment of
 * the first fill, so that the windows of 24 hours, 7 days and 30 days always differ.
 */
export type DemoPublication =
  | {readonly published_at: string; readonly age_hours?: never}
  | {readonly published_at?: never; readonly age_hours: number};

/**
 * An article; `unit`, `category` and `campaign` are ids of demo entries, pictures are addressed as `/images/<name>.svg`
 * (files of the demo site's `images` folder). Its address and time of change are derived: `/bai-viet/<id>`, never changed.
 */
export type DemoArticle = Omit<
  Schemas['Article'],
  'url' | 'source_url' | 'unit' | 'category' | 'published_at' | 'updated_at' | 'documents' | 'tags'
> & {
  readonly unit: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly documents: readonly string[];
  readonly views: DemoViews;
} & DemoPublication;

/** Everything an empty database is filled with. */
export interface DemoContent {
  readonly units: readonly DemoUnit[];
  readonly categories: readonly DemoCategory[];
  readonly campaigns: readonly DemoCampaign[];
  readonly indicators: readonly DemoIndicator[];
  readonly observations: readonly DemoObservation[];
  readonly corrections: readonly DemoCorrection[];
  readonly articles: readonly DemoArticle[];
  readonly forms: readonly DemoForm[];
}
