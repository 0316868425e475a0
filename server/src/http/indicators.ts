import type {Kysely} from 'kysely';
import {csvTable} from '../../../src/shared/csv.js';
import {findCampaign} from '../store/campaigns.js';
import {listIndicators} from '../store/indicators.js';
import type {Schema} from '../database/schema.js';
import type {Handlers} from './mount.js';
import {wholeList} from './paging.js';
import {unknown} from './errors.js';
import {indicatorColumns} from './tables.js';

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
