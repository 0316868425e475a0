import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {toLocalTime} from '../local-time.js';
import type {Schema} from '../database/schema.js';

type Observation = components['schemas']['Observation'];

/** A revision of an observation by itself: without the others that belong beside it, which are named by their ids. */
export interface StoredObservation {
  readonly content: Omit<Observation, 'target' | 'previous' | 'check'>;
  /** Its place in the order of the reports. */
  readonly position: number;
  /** The id of the observation that is its target. */
  readonly target: string | null;
  readonly recordedAt: Date;
  /** When the next revision took its place. */
  readonly supersededAt: Date | null;
}

/**
 * What was known just before a moment; without one, what is known now.
 */
export function knownAt(moment: Date | undefined): RawBuilder<boolean> {
  return moment
    ? sql`(
        observations.recorded_at < ${moment} and (observations.superseded_at is null or observations.superseded_at >= ${moment})
      )`
    : sql`observations.superseded_at is null`;
}

/** The same of a revision that has been read. */
export function wasKnownAt({recordedAt, supersededAt}: StoredObservation, moment: Date | undefined): boolean {
  return moment ? recordedAt < moment && (supersededAt === null || supersededAt >= moment) : supersededAt === null;
}

/**
 * Revisions of observations with the names of their units and the addresses of their articles, where these are not withdrawn;
 * `stored` reads a row.
 */
export function selectObservations(db: Kysely<Schema>) {
  return db
    .selectFrom('observations')
    .innerJoin('units', 'units.id', 'observations.unit_id')
    .leftJoin('articles', (join) =>
      join.onRef('articles.id', '=', 'observations.article_id').on('articles.withdrawn_at', 'is', null),
    )
    .selectAll('observations')
    .select(['units.name as unit_name', 'units.short_name as unit_short_name', 'articles.url as article_url']);
}

type ObservationRow = Awaited<ReturnType<ReturnType<typeof selectObservations>['execute']>>[number];

/** A row of `selectObservations` in the words of the contract. */
export function stored(row: ObservationRow): StoredObservation {
  return {
    content: {
      id: row.id,
      campaign: row.campaign_id,
      indicator: row.indicator,
      label: row.label,
      quantity: {
        qualifier: row.qualifier,
        amount: row.amount,
        amount_max: row.amount_max,
        magnitude: row.magnitude,
        written_as: row.written_as,
        scale: row.scale,
        significant_digits: row.significant_digits,
      },
      measure: measureOf(row),
      change: row.change,
      status: row.status,
      period: {kind: row.period_kind, start: row.period_start, end: row.period_end, label: row.period_label},
      unit: {id: row.unit_id, name: row.unit_name, short_name: row.unit_short_name},
      part_of: row.part_of,
      coverage:
        row.coverage_kind === null || row.coverage_note === null
          ? null
          : {kind: row.coverage_kind, note: row.coverage_note},
      actors: row.actors,
      provenance: {
        document: row.document,
        issuer: row.issuer,
        date: row.document_date,
        article: row.article_id,
        url: row.document_url ?? row.article_url,
        quote: row.quote,
      },
      revision: row.revision,
      revision_note: row.revision_note,
      recorded_at: toLocalTime(row.recorded_at),
    },
    position: row.position,
    target: row.target,
    recordedAt: row.recorded_at,
    supersededAt: row.superseded_at,
  };
}

/** What is counted, of an observation or an indicator. */
export function measureOf({
  measure_kind,
  measure_name,
  currency,
}: Pick<ObservationRow, 'measure_kind' | 'measure_name' | 'currency'>): Observation['measure'] {
  return {kind: measure_kind, name: measure_name, ...(currency === null ? {} : {currency})};
}
