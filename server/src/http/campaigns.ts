import type {Kysely} from 'kysely';
import {findCampaign, listCampaigns} from '../store/campaigns.js';
import type {Schema} from '../store/schema.js';
import type {Handlers} from './mount.js';
import {wholeList} from './page.js';
import {unknown} from './problems.js';
import {requireUnit} from './scope.js';

export function campaignHandlers(db: Kysely<Schema>): Pick<Handlers, 'listCampaigns' | 'getCampaign'> {
  return {
    async listCampaigns({query: {unit}, now}) {
      if (unit !== undefined) await requireUnit(db, unit);
      return wholeList(await listCampaigns(db, unit), now);
    },

    async getCampaign({path: {id}}) {
      const campaign = await findCampaign(db, id);
      if (!campaign) throw unknown('campaign', 'id');
      return campaign;
    },
  };
}
