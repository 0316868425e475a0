import type {Kysely} from 'kysely';
import {toLocalTime} from '../local-time.js';
import type {ArticleFilter} from '../store/articles.js';
import {pinnedArticle, type RankedArticle, type RankingOptions, rankByViews} from '../store/most-viewed.js';
import type {Schema} from '../database/schema.js';
import type {Scope} from '../units/units.js';
import {advanceViewClock} from '../store/views-clock.js';
import type {Handlers} from './mount.js';
import {type Reach, reachOf} from '../units/scope.js';

const DAY = 24 * 3_600_000;
/** From the nearest to the widest. */
const LADDER = ['unit', 'province', 'national'] as const satisfies readonly Scope[];

/** The ranking of a reach, and how far that reach had to be widened. */
interface Ranking {
  readonly scope: Scope;
  readonly items: RankedArticle[];
}

export function mostViewedHandlers(db: Kysely<Schema>): Pick<Handlers, 'listMostViewed'> {
  return {
    async listMostViewed({query, now}) {
      const {window, rank, limit, unit} = query;
      await advanceViewClock(db, now);
      const reach = await reachOf(db, query);
      const exclude = query.exclude?.split(',') ?? [];
      // Asked of the first reach: a list widened for want of stories does not take over another unit's wishes.
      const pinned = await pinnedArticle(db, {units: reach.units, exclude}, now);
      const filter = {
        from: query.max_age === undefined ? undefined : new Date(now.getTime() - query.max_age * DAY),
        exclude: pinned ? [...exclude, pinned.id] : exclude,
      };
      const {scope, items} = await rankWithin(db, {unit, reach, filter, least: query.at_least}, {window, rank, limit});
      const page = {next: null, limit, as_of: toLocalTime(now)};
      return {items, pinned, rank, scope, window, page};
    },
  };
}

interface Asked {
  readonly unit: string | undefined;
  readonly reach: Reach;
  readonly filter: Omit<ArticleFilter, 'units'>;
  /** How many articles make a ranking worth showing. */
  readonly least: number | undefined;
}

async function rankWithin(
  db: Kysely<Schema>,
  {unit, reach, filter, least = 0}: Asked,
  options: RankingOptions,
): Promise<Ranking> {
  const limit = Math.max(options.limit, least);
  const items = await rankByViews(db, {...filter, units: reach.units}, {...options, limit});
  const wider = LADDER[LADDER.indexOf(reach.scope) + 1];
  if (items.length >= least || wider === undefined) return {scope: reach.scope, items: items.slice(0, options.limit)};
  const next = await reachOf(db, unit === undefined ? {scope: wider} : {unit, scope: wider});
  return rankWithin(db, {unit, reach: next, filter, least}, options);
}
