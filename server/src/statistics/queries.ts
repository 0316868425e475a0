import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Day, Schema} from '../database/schema.js';
import {toLocalTime} from '../local-time.js';

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

/** Which observations to list; what is absent does not restrict, but withdrawn ones are listed only when asked for by status. */
export interface ObservationFilter {
  readonly campaign?: string | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  /** Only observations whose period lies within these days. */
  readonly span?: {readonly from: Day; readonly to: Day} | undefined;
  /**
   * Whether only the latest period of each indicator and unit is listed: the one that ends last, the shorter of two that end
   * together. What has been reported goes before targets, plans and proposals, whose periods lie ahead.
   */
  readonly latest?: boolean | undefined;
  readonly status?: components['schemas']['ObservationStatus'] | undefined;
  /** What was known just before this moment. */
  readonly knownAt?: Date | undefined;
}

/** Where a page of observations ends. */
interface ObservationPlace {
  readonly position: number;
  readonly id: string;
}

/**
 * Observations in the order of the reports they come from.
 *
 * @param limit - how many at most; all without one
 * @param after - only those behind this place
 */
export async function listObservations(
  db: Kysely<Schema>,
  filter: ObservationFilter,
  limit?: number,
  after?: ObservationPlace,
): Promise<StoredObservation[]> {
  if (filter.units?.length === 0) return [];
  let query = selectObservations(db)
    .where(filter.latest ? isLatest(filter) : matches(filter))
    .orderBy('observations.position')
    .orderBy('observations.id');
  if (limit !== undefined) query = query.limit(limit);
  if (after)
    query = query.where(sql<boolean>`(observations.position, observations.id) > (${after.position}, ${after.id})`);
  return (await query.execute()).map(stored);
}

/** So many observations are read by one statement: the embedded database answers nobody else meanwhile. */
const AT_ONCE = 5000;

/** All observations that match, in the order of the reports. */
export async function listAllObservations(db: Kysely<Schema>, filter: ObservationFilter): Promise<StoredObservation[]> {
  // What is latest is found out anew by each statement, and is little.
  if (filter.latest) return listObservations(db, filter);
  const all: StoredObservation[] = [];
  for (let last: StoredObservation | undefined; all.length % AT_ONCE === 0;) {
    const after = last && {position: last.position, id: last.content.id};
    const some = await listObservations(db, filter, AT_ONCE, after);
    all.push(...some);
    last = some.at(-1);
    if (!last) break;
  }
  return all;
}

/** One observation as it is or was known. */
export async function findObservation(
  db: Kysely<Schema>,
  id: string,
  moment: Date | undefined,
): Promise<StoredObservation | undefined> {
  const row = await selectObservations(db).where('observations.id', '=', id).where(knownAt(moment)).executeTakeFirst();
  return row && stored(row);
}

/** Every revision of an observation, the newest first; none where there is no such observation. */
export async function listRevisions(db: Kysely<Schema>, id: string): Promise<StoredObservation[]> {
  const rows = await selectObservations(db)
    .where('observations.id', '=', id)
    .orderBy('observations.revision', 'desc')
    .execute();
  return rows.map(stored);
}

function matches(filter: ObservationFilter): RawBuilder<boolean> {
  const {campaign, indicators, units, span, latest, status} = filter;
  const conditions = [
    knownAt(filter.knownAt),
    status === undefined ? sql`observations.status <> 'withdrawn'` : sql`observations.status = ${status}`,
    ...(campaign === undefined ? [] : [sql`observations.campaign_id = ${campaign}`]),
    ...(indicators ? [sql`observations.indicator in (${sql.join(indicators)})`] : []),
    ...(units ? [sql`observations.unit_id in (${sql.join(units)})`] : []),
    ...(span ? [sql`observations.period_start >= ${span.from} and observations.period_end <= ${span.to}`] : []),
    ...(latest ? [sql`num_nulls(observations.period_start, observations.period_end) = 0`] : []),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
}

function isLatest(filter: ObservationFilter): RawBuilder<boolean> {
  return sql`(observations.id, observations.revision) in (
    select id, revision from (
      select id, revision, rank() over (
        partition by indicator, unit_id
        order by status in ('reported', 'revised') desc, period_end desc, period_start desc
      ) as place
      from observations where ${matches(filter)}
    ) as ranked where place = 1
  )`;
}
