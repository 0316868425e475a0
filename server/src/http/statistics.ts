import type {Kysely} from 'kysely';
import {findCampaign} from '../store/campaigns.js';
import type {Schema} from '../store/schema.js';
import {knownIndicators, listObservations} from '../store/statistics.js';
import {findUnit} from '../store/units.js';
import {cursorAfter, readCursor} from './cursor.js';
import type {Handlers} from './mount.js';
import {cutPage} from './page.js';
import {Problem, unknownEntry} from './problems.js';

const LARGEST_POSITION = 2_147_483_647;

export function statisticsHandlers(db: Kysely<Schema>): Pick<Handlers, 'listStatistics'> {
  return {
    async listStatistics({query, now}) {
      const place = readCursor(query.cursor, LARGEST_POSITION);
      const indicators = query.indicator?.split(',');
      await refuseUnknown(db, {...query, indicators});
      const filter = {campaign: query.campaign, indicators, unit: query.unit};
      const after = place && {position: place.order, id: place.id};
      const found = await listObservations(db, filter, query.limit + 1, after);
      const {items, page} = cutPage(found, query.limit, now, ({position, observation}) =>
        cursorAfter({order: position, id: observation.id}),
      );
      return {items: items.map(({observation}) => observation), page};
    },
  };
}

async function refuseUnknown(
  db: Kysely<Schema>,
  asked: {campaign?: string; unit?: string; indicators?: readonly string[] | undefined},
): Promise<void> {
  const [campaign, unit, known] = await Promise.all([
    asked.campaign === undefined || findCampaign(db, asked.campaign),
    asked.unit === undefined || findUnit(db, asked.unit),
    asked.indicators && knownIndicators(db, asked.indicators),
  ]);
  const missing = asked.indicators?.filter((indicator) => !known?.has(indicator)) ?? [];
  const errors = [
    ...(campaign ? [] : [unknownEntry('campaign', {parameter: 'campaign'})]),
    ...(unit ? [] : [unknownEntry('unit', {parameter: 'unit'})]),
    ...(missing.length === 0 ? [] : [unknownEntry('indicator', {parameter: 'indicator'})]),
  ];
  const [first] = errors;
  if (first) {
    const detail = missing.length > 0 ? `Không có chỉ tiêu nào mang mã: ${missing.join(', ')}.` : first.detail;
    throw new Problem('not-found', {detail, errors});
  }
}
