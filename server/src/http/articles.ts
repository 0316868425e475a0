import type {Kysely} from 'kysely';
import {startOfDay} from '../local-time.js';
import {findArticle, listArticles} from '../store/articles.js';
import {findCampaign} from '../store/campaigns.js';
import type {Schema} from '../store/schema.js';
import {cursorAfter, readCursor} from './cursor.js';
import type {Handlers} from './mount.js';
import {cutPage} from './page.js';
import {invalidParameter, unknown} from './problems.js';
import {reachOf} from './scope.js';

/** The largest number of milliseconds that a JavaScript date and both databases can hold: the year 9999. */
const LATEST_MS = 253_402_300_799_999;

export function articleHandlers(db: Kysely<Schema>): Pick<Handlers, 'listArticles' | 'getArticle'> {
  return {
    async listArticles({query, now}) {
      const place = readCursor(query.cursor, LATEST_MS);
      const [{units}, campaign] = await Promise.all([
        reachOf(db, query),
        query.campaign === undefined ? undefined : findCampaign(db, query.campaign),
      ]);
      if (query.campaign !== undefined && !campaign) throw unknown('campaign');
      const filter = {
        units,
        category: query.category,
        excludeCategory: query.exclude_category,
        tag: query.tag,
        campaign: query.campaign,
        document: storable('document', query.document),
        words: storable('q', query.q),
        from: query.from === undefined ? undefined : startOfDay(query.from),
        before: query.to === undefined ? undefined : startOfDay(query.to, 1),
        exclude: query.exclude?.split(','),
      };
      const after = place && {publishedAt: new Date(place.order), id: place.id};
      const found = await listArticles(db, filter, query.limit + 1, after);
      return cutPage(found, query.limit, now, ({published_at, id}) =>
        cursorAfter({order: Date.parse(published_at), id}),
      );
    },

    async getArticle({path: {id}}) {
      const article = await findArticle(db, id);
      if (!article) throw unknown('article', 'id');
      return article;
    },
  };
}

/** Refuses the one character that the databases cannot hold in a text. */
function storable(parameter: string, text: string | undefined): string | undefined {
  if (text?.includes('\0')) throw invalidParameter(parameter, `«${parameter}» chứa ký tự không dùng được.`);
  return text;
}
