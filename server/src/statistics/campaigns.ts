import {type Kysely, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {type Column, csvTable} from '../../../src/shared/csv.js';
import type {Schema} from '../database/schema.js';
import {unknown} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {wholeList} from '../http/paging.js';
import {requireUnit} from '../units/units.js';

type Campaign = components['schemas']['Campaign'];

/** Campaigns, the one whose period ends last first; those without an end after them. */
async function listCampaigns(db: Kysely<Schema>, unit?: string): Promise<Campaign[]> {
  let query = selectCampaigns(db)
    .orderBy(sql`coalesce(campaigns.period_end, campaigns.period_start) desc nulls last`)
    .orderBy('campaigns.position')
    .orderBy('campaigns.id');
  if (unit !== undefined) query = query.where('campaigns.unit_id', '=', unit);
  return (await query.execute()).map(campaignOf);
}

export async function findCampaign(db: Kysely<Schema>, id: string): Promise<Campaign | undefined> {
  const row = await selectCampaigns(db).where('campaigns.id', '=', id).executeTakeFirst();
  return row && campaignOf(row);
}

function selectCampaigns(db: Kysely<Schema>) {
  return db
    .selectFrom('campaigns')
    .innerJoin('units', 'units.id', 'campaigns.unit_id')
    .select([
      'campaigns.id',
      'campaigns.name',
      'campaigns.summary',
      'campaigns.period_kind',
      'campaigns.period_start',
      'campaigns.period_end',
      'campaigns.period_label',
      'units.id as unit_id',
      'units.name as unit_name',
      'units.short_name as unit_short_name',
      sql<string[]>`array(
        select document from campaign_documents where campaign_id = campaigns.id order by position
      )`.as('documents'),
      sql<number>`(select count(*) from articles where campaign_id = campaigns.id and withdrawn_at is null)`.as(
        'articles',
      ),
    ]);
}

type CampaignRow = Awaited<ReturnType<ReturnType<typeof selectCampaigns>['execute']>>[number];

function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    name: row.name,
    summary: row.summary,
    unit: {id: row.unit_id, name: row.unit_name, short_name: row.unit_short_name},
    period: {kind: row.period_kind, start: row.period_start, end: row.period_end, label: row.period_label},
    documents: row.documents,
    articles: row.articles,
  };
}

const campaignColumns: readonly Column<Campaign>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['summary', ({summary}) => summary],
  ['unit', ({unit}) => unit.id],
  ['unit_name', ({unit}) => unit.name],
  ['unit_short_name', ({unit}) => unit.short_name],
  ['period_label', ({period}) => period.label],
  ['period_kind', ({period}) => period.kind],
  ['period_start', ({period}) => period.start],
  ['period_end', ({period}) => period.end],
  ['documents', ({documents}) => documents.join('; ')],
  ['articles', ({articles}) => articles],
];

type Operation = 'listCampaigns' | 'listCampaignsCsv' | 'getCampaign';

export function campaignHandlers(db: Kysely<Schema>): Pick<Handlers, Operation> {
  const campaigns = async (unit: string | undefined) => {
    if (unit !== undefined) await requireUnit(db, unit);
    return listCampaigns(db, unit);
  };
  return {
    listCampaigns: async ({query: {unit}, now}) => wholeList(await campaigns(unit), now),

    listCampaignsCsv: async ({query: {unit}}) => csvTable(campaignColumns, await campaigns(unit)),

    async getCampaign({path: {id}}) {
      const campaign = await findCampaign(db, id);
      if (!campaign) throw unknown('campaign', 'id');
      return campaign;
    },
  };
}
