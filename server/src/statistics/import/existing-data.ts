import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {components} from '../../../../src/api/generated/contract.js';
import type {Period} from '../../../../src/shared/period.js';
import type {Day, Schema} from '../../database/schema.js';
import {localDay} from '../../local-time.js';
import {listUnits} from '../../units/units.js';
import {listIndicators} from '../indicators.js';
import type {Column, SourceRows} from './rows.js';
import {UnitNames} from './unit-cell.js';

export type Indicator = components['schemas']['Indicator'];
export type Measure = components['schemas']['Measure'];
export type Status = components['schemas']['ObservationStatus'];

/** What tells one observation from another, and of what it is a part. */
export interface ExistingObservation {
  readonly id: string;
  readonly campaign: string;
  readonly indicator: string;
  readonly unit: string;
  readonly period: Period;
  readonly status: Status;
  readonly change: components['schemas']['Observation']['change'];
  readonly part_of: string | null;
}

/** What the database holds that a file may name, on the day it is read. */
export interface ExistingData {
  readonly today: Day;
  readonly units: UnitNames;
  readonly campaigns: ReadonlySet<string>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The address of each. */
  readonly articles: ReadonlyMap<string, string>;
  /** All of the campaigns that the file names, and whatever its rows are parts of. */
  readonly observations: ReadonlyMap<string, ExistingObservation>;
}

/** Reads what the rows of a file may name. The file's own campaigns count as known. */
export async function loadExistingData(db: Kysely<Schema>, source: SourceRows, now: Date): Promise<ExistingData> {
  const named = (...columns: readonly Column[]) => [
    ...new Set(source.rows.flatMap(({cell}) => columns.flatMap((column) => cell(column) ?? []))),
  ];
  const [units, campaigns, indicators, articles] = await Promise.all([
    listUnits(db),
    db.selectFrom('campaigns').select('id').execute(),
    listIndicators(db),
    db
      .selectFrom('articles')
      .select(['id', 'url'])
      .where(isAmong(sql.ref('id'), named('article')))
      .execute(),
  ]);
  return {
    today: localDay(now),
    units: new UnitNames(units),
    campaigns: new Set([...campaigns.map(({id}) => id), ...source.campaigns.flatMap(({cell}) => cell('id') ?? [])]),
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    articles: new Map(articles.map(({id, url}) => [id, url])),
    observations: await loadObservations(db, named('campaign'), named('id', 'part_of', 'target')),
  };
}

async function loadObservations(
  db: Kysely<Schema>,
  campaigns: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExistingObservation>> {
  const known = new Map<string, ExistingObservation>();
  const read = async (condition: RawBuilder<boolean>) => {
    for (const observation of await selectKnown(db, condition)) known.set(observation.id, observation);
  };
  await read(isAmong(sql.ref('campaign_id'), campaigns));
  const asked = new Set(known.keys());
  // a whole may be a part of another one, of another campaign
  const notAsked = (some: readonly string[]) => [...new Set(some)].filter((id) => !asked.has(id));
  const wholes = () => [...known.values()].flatMap(({part_of}) => part_of ?? []);
  for (let next = notAsked([...ids, ...wholes()]); next.length > 0; next = notAsked(wholes())) {
    await read(isAmong(sql.ref('id'), next));
    for (const id of next) asked.add(id);
  }
  return known;
}

async function selectKnown(db: Kysely<Schema>, condition: RawBuilder<boolean>): Promise<ExistingObservation[]> {
  const rows = await db
    .selectFrom('observations')
    .select(['id', 'campaign_id', 'indicator', 'unit_id', 'status', 'change', 'part_of'])
    .select(['period_kind', 'period_start', 'period_end', 'period_label'])
    .where('superseded_at', 'is', null)
    .where(condition)
    .execute();
  return rows.map(({campaign_id, unit_id, period_kind, period_start, period_end, period_label, ...row}) => ({
    ...row,
    campaign: campaign_id,
    unit: unit_id,
    period: {kind: period_kind, start: period_start, end: period_end, label: period_label},
  }));
}

/** Whether a column has one of the values: as one parameter, however many they are. */
export function isAmong(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${column} in (select json_array_elements_text(${JSON.stringify(values)}::json))`;
}
