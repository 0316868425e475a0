import type {Kysely} from 'kysely';
import {newestArticles} from '../store/articles.js';
import type {Schema} from '../database/schema.js';
import type {ArticleHtmlCache} from './article-html-cache.js';
import {articleFilter} from './articles.js';
import {jsonFeed} from './json-feed.js';
import type {Call, Handlers} from './mount.js';
import {type OutgoingFeed, outgoingFeed} from './outgoing-feed.js';
import {ownAddress} from './public-url.js';
import {rssFeed} from './rss.js';
import {requireUnit} from '../units/scope.js';

type Asked = Call<'getJsonFeed'> | Call<'getRssFeed'>;

/** So many items a feed has unless more are asked for; the contract's default. */
const USUAL_LIMIT = 20;

/** @param publicUrl - the service's own address with a closing slash; without it the one that each request names */
export function feedHandlers(
  db: Kysely<Schema>,
  bodies: ArticleHtmlCache,
  publicUrl: string | undefined,
): Pick<Handlers, 'getJsonFeed' | 'getRssFeed'> {
  const feed = async ({path, query, caller}: Asked, ending: string): Promise<OutgoingFeed> => {
    const unit = await requireUnit(db, path.unit);
    const filter = await articleFilter(db, {...query, unit: unit.id});
    const articles = await newestArticles(db, filter, query.limit);
    const self = `feeds/${unit.id}.${ending}${asked(query)}`;
    return outgoingFeed(unit, query.scope ?? 'unit', articles, bodies, ownAddress(caller, publicUrl), self);
  };
  return {
    getJsonFeed: async (call) => jsonFeed(await feed(call, 'json')),
    getRssFeed: async (call) => rssFeed(await feed(call, 'xml')),
  };
}

/** The parameters that make this feed another than the unit's usual one, in one order. */
function asked(query: Asked['query']): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'limit' || value !== USUAL_LIMIT) set.set(name, String(value));
  }
  set.sort();
  return set.size === 0 ? '' : `?${set.toString()}`;
}
