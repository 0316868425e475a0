import type {Kysely} from 'kysely';
import {toLocalTime} from '../local-time.js';
import {rankByViews} from '../store/most-viewed.js';
import type {Schema} from '../store/schema.js';
import type {Handlers} from './mount.js';
import {reachOf} from './scope.js';

const DAY = 24 * 3_600_000;
const WINDOW_DAYS = {'24h': 1, '7d': 7, '30d': 30} as const;

export function mostViewedHandlers(db: Kysely<Schema>): Pick<Handlers, 'listMostViewed'> {
  return {
    async listMostViewed({query, now}) {
      const {scope, units} = await reachOf(db, query);
      const filter = {
        units,
        from: query.max_age === undefined ? undefined : new Date(now.getTime() - query.max_age * DAY),
        exclude: query.exclude?.split(','),
      };
      const items = await rankByViews(db, filter, WINDOW_DAYS[query.window] * DAY, now, query.limit);
      const page = {next: null, limit: query.limit, as_of: toLocalTime(now)};
      return {items, scope, window: query.window, page};
    },
  };
}
