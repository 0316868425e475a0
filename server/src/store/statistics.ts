import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Schema} from './schema.js';

type Observation = components['schemas']['Observation'];

/** Which observations to list; what is absent does not restrict. */
export interface ObservationFilter {
  readonly campaign?: string | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly unit?: string | undefined;
}

/** An observation with its place in the order of the reports. */
export interface PlacedObservation {
  readonly position: number;
  readonly observation: Observation;
}

/** Observations in the order of the report they come from, behind a place if one is given. */
export async function listObservations(
  db: Kysely<Schema>,
  filter: ObservationFilter,
  limit: number,
  after?: {readonly position: number; readonly id: string},
): Promise<PlacedObservation[]> {
  let query = selectObservations(db).orderBy('observations.position').orderBy('observations.id').limit(limit);
  if (filter.campaign !== undefined) query = query.where('observations.campaign_id', '=', filter.campaign);
  if (filter.indicators) query = query.where('observations.indicator', 'in', filter.indicators);
  if (filter.unit !== undefined) query = query.where('observations.unit_id', '=', filter.unit);
  if (after) {
    query = query.where((builder) =>
      builder.or([
        builder('observations.position', '>', after.position),
        builder.and([builder('observations.position', '=', after.position), builder('observations.id', '>', after.id)]),
      ]),
    );
  }
  return (await query.execute()).map((row) => ({position: row.position, observation: observationOf(row)}));
}

/** Those of the indicators that any observation has. */
export async function knownIndicators(db: Kysely<Schema>, indicators: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('observations')
    .select('indicator')
    .distinct()
    .where('indicator', 'in', indicators)
    .execute();
  return new Set(rows.map(({indicator}) => indicator));
}

function selectObservations(db: Kysely<Schema>) {
  return db
    .selectFrom('observations')
    .innerJoin('units', 'units.id', 'observations.unit_id')
    .selectAll('observations')
    .select(['units.name as unit_name', 'units.short_name as unit_short_name']);
}

type ObservationRow = Awaited<ReturnType<ReturnType<typeof selectObservations>['execute']>>[number];

function observationOf(row: ObservationRow): Observation {
  return {
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
    measure: {
      kind: row.measure_kind,
      name: row.measure_name,
      ...(row.currency === null ? {} : {currency: row.currency}),
    },
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
    target: row.target,
    provenance: {
      document: row.document,
      issuer: row.issuer,
      date: row.document_date,
      article: row.article_id,
      quote: row.quote,
    },
    revision: row.revision,
  };
}
