import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {type Column, csvTable} from '../../../src/shared/csv.js';
import type {IndicatorTable, Schema} from '../database/schema.js';
import {unknown} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {wholeList} from '../http/paging.js';
import {findCampaign} from './campaigns.js';
import {measureOf} from './queries.js';

type Indicator = components['schemas']['Indicator'];

/** A name in quotation marks stands where it would without them. */
const byName = new Intl.Collator('vi', {ignorePunctuation: true});

/** All indicators, or those of which a campaign has observations that are not withdrawn, in Vietnamese alphabetical order. */
export async function listIndicators(db: Kysely<Schema>, campaign?: string): Promise<Indicator[]> {
  let query = db.selectFrom('indicators').selectAll();
  if (campaign !== undefined) {
    query = query.where('id', 'in', (builder) =>
      builder
        .selectFrom('observations')
        .select('indicator')
        .where('campaign_id', '=', campaign)
        .where('superseded_at', 'is', null)
        .where('status', '<>', 'withdrawn'),
    );
  }
  const indicators = (await query.execute()).map(indicatorOf);
  return indicators.sort((one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** These indicators in this order; those that do not exist are missing. */
export async function findIndicators(db: Kysely<Schema>, ids: readonly string[]): Promise<Indicator[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('indicators').selectAll().where('id', 'in', ids).execute();
  const found = new Map(rows.map((row) => [row.id, indicatorOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

function indicatorOf({id, name, definition, ...measure}: IndicatorTable): Indicator {
  return {id, name, definition, measure: measureOf(measure)};
}

const indicatorColumns: readonly Column<Indicator>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['definition', ({definition}) => definition],
  ['measure_kind', ({measure}) => measure.kind],
  ['measure_name', ({measure}) => measure.name],
  ['currency', ({measure}) => measure.currency ?? null],
];

export function indicatorHandlers(db: Kysely<Schema>): Pick<Handlers, 'listIndicators' | 'listIndicatorsCsv'> {
  const indicators = async (campaign: string | undefined) => {
    if (campaign !== undefined && !(await findCampaign(db, campaign))) throw unknown('campaign');
    return listIndicators(db, campaign);
  };
  return {
    listIndicators: async ({query: {campaign}, now}) => wholeList(await indicators(campaign), now),
    listIndicatorsCsv: async ({query: {campaign}}) => csvTable(indicatorColumns, await indicators(campaign)),
  };
}
