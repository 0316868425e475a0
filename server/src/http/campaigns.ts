import type {Kysely} from 'kysely';
import {csvTable} from '../../../src/shared/csv.js';
import {findCampaign, listCampaigns} from '../store/campaigns.js';
import type {Schema} from '../database/schema.js';
import type {Handlers} from './mount.js';
import {wholeList} from './paging.js';
import {unknown} from './errors.js';
import {requireUnit} from '../units/scope.js';
import {campaignColumns} from './tables.js';

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
