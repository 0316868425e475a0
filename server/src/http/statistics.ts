import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {csvTable} from '../../../src/shared/csv.js';
import {observationColumns} from '../../../src/shared/observation-columns.js';
import {isSlug} from '../../../src/shared/slug.js';
import {findCampaign} from '../store/campaigns.js';
import type {Schema} from '../database/schema.js';
import {findObservation, listRevisions} from '../store/statistics.js';
import {readCursor} from './paging.js';
import type {Handlers} from './mount.js';
import {observationList, wholeObservationList, withRelated} from './observation-lists.js';
import {Problem, unknown} from './errors.js';
import {endOf} from './statistics-query.js';

type ObservationList = components['schemas']['ObservationList'];

/** The positions that the database's column can hold. */
const POSITIONS = [-2_147_483_648, 2_147_483_647] as const;

type Operation =
  | 'listStatistics'
  | 'listStatisticsCsv'
  | 'getLatestStatistics'
  | 'getLatestStatisticsCsv'
  | 'getObservation'
  | 'listRevisions'
  | 'listRevisionsCsv';

export function statisticsHandlers(db: Kysely<Schema>): Pick<Handlers, Operation> {
  const latest = async (campaign: string, now: Date) => {
    if (!(await findCampaign(db, campaign))) throw unknown('campaign', 'id');
    return observationList(db, {campaign, period: 'latest'}, now);
  };

  const revisions = async (id: string, now: Date) => {
    const found = await listRevisions(db, id);
    if (found.length === 0) throw noObservation('Không có số liệu nào mang mã này.');
    // A superseded revision is told with what was known beside it until it was superseded.
    const items = await withRelated(db, found, ({supersededAt}) => supersededAt ?? undefined);
    return wholeObservationList(db, items, now);
  };

  return {
    listStatistics: ({query, now}) => {
      const after = readCursor(query.cursor, {order: POSITIONS, isId: isSlug});
      return observationList(db, query, now, {limit: query.limit, after});
    },

    listStatisticsCsv: async ({query, now}) => tableOf(await observationList(db, query, now)),

    getLatestStatistics: ({path: {id}, now}) => latest(id, now),

    getLatestStatisticsCsv: async ({path: {id}, now}) => tableOf(await latest(id, now)),

    async getObservation({path: {id}, query}) {
      const moment = endOf(query.as_of);
      const found = await findObservation(db, id, moment);
      const [observation] = found ? await withRelated(db, [found], {same: moment}) : [];
      if (observation) return observation;
      const day = query.as_of === undefined ? '' : ', hoặc đến hết ngày đó số liệu chưa được ghi nhận';
      throw noObservation(`Không có số liệu nào mang mã này${day}.`);
    },

    listRevisions: ({path: {id}, now}) => revisions(id, now),

    listRevisionsCsv: async ({path: {id}, now}) => tableOf(await revisions(id, now)),
  };
}

function tableOf({items}: ObservationList): string {
  return csvTable(observationColumns, items);
}

function noObservation(detail: string): Problem {
  return new Problem('not-found', {detail});
}
