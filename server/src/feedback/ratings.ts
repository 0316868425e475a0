import {createHash} from 'node:crypto';
import {type Kysely, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {isArticle} from '../articles/queries.js';
import {signOfProgram} from '../articles/views/filter.js';
import type {Schema} from '../database/schema.js';
import {Problem, unknownEntry} from '../http/errors.js';
import {addressPrefix, placeOf, TokenBuckets, tooManyRequests} from '../http/limits.js';
import type {Handlers} from '../http/mount.js';
import {localDay} from '../local-time.js';
import {rejectForeignOrigin} from '../units/origins.js';
import {findUnit} from '../units/units.js';

type Contract = components['schemas'];

/** An answer to «Bài viết có hữu ích?», with the key that its sender made for it. */
interface GivenRating extends Readonly<Contract['RatingRequest']> {
  readonly key: string;
}

/** Where a page of counts ends. */
interface RatingsPosition {
  readonly no: number;
  readonly article: string;
}

/**
 * Counts an answer once for each key. The other answer under the same key moves what was counted. When it returns, the count is
 * durable.
 */
export async function storeRating(
  db: Kysely<Schema>,
  {key, unit, article, rating}: GivenRating,
  now: Date,
): Promise<void> {
  const key_hash = createHash('sha256')
    .update(JSON.stringify([key, unit, article]))
    .digest('base64url');
  const day = localDay(now);
  await db.transaction().execute(async (transaction) => {
    // Whoever sends the same key meanwhile, in another process too, waits here for the end of the transaction.
    const counted = await transaction
      .insertInto('rating_keys')
      .values({key_hash, rating, day})
      .onConflict((conflict) => conflict.column('key_hash').doNothing())
      .returning('key_hash')
      .executeTakeFirst();
    const moved =
      !counted &&
      (await transaction
        .updateTable('rating_keys')
        .set({rating})
        .where('key_hash', '=', key_hash)
        .where('rating', '<>', rating)
        .returning('key_hash')
        .executeTakeFirst());
    if (!counted && !moved) return;
    const other = rating === 'yes' ? 'no' : 'yes';
    await transaction
      .insertInto('article_ratings')
      .values({unit_id: unit, article_id: article, [rating]: 1, last_day: day})
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'article_id']).doUpdateSet({
          [rating]: sql`${sql.ref(`article_ratings.${rating}`)} + 1`,
          ...(moved ? {[other]: sql`${sql.ref(`article_ratings.${other}`)} - 1`} : {}),
          last_day: sql`greatest(article_ratings.last_day, excluded.last_day)`,
        }),
      )
      .execute();
  });
}

const NO = sql<number>`sum(article_ratings.no)::int`;

/**
 * The articles that were answered about, the most «Không» first; those of one number in the order of their ids.
 *
 * @param units - whose pages are meant; undefined for all
 */
export async function listRatings(
  db: Kysely<Schema>,
  units: readonly string[] | undefined,
  limit: number,
  after?: RatingsPosition,
): Promise<Contract['ArticleRatings'][]> {
  let query = db
    .selectFrom('article_ratings')
    .innerJoin('articles', 'articles.id', 'article_ratings.article_id')
    .where('articles.withdrawn_at', 'is', null)
    .groupBy('articles.id')
    .select(['articles.id', 'articles.title', 'articles.url'])
    .select([
      sql<number>`sum(article_ratings.yes)::int`.as('yes'),
      NO.as('no'),
      sql<string>`max(article_ratings.last_day)`.as('last_day'),
    ])
    .orderBy('no', 'desc')
    .orderBy('articles.id')
    .limit(limit);
  if (units) query = query.where('article_ratings.unit_id', 'in', units);
  if (after) {
    query = query.having(sql<boolean>`(-${NO}, articles.id) > (${-after.no}::int, ${after.article}::text)`);
  }
  const rows = await query.execute();
  return rows.map(({id, title, url, yes, no, last_day}) => ({article: {id, title, url}, ratings: {yes, no}, last_day}));
}

/** How many answers to «Bài viết có hữu ích?» a minute are taken; a minute's worth may come at once. */
export interface RatingLimits {
  /** From one place: a reader answers once for an article, an office or a school shares an address. */
  readonly place: number;
  /** About one article from one network: a whole town does not finish one article in one minute. */
  readonly article: number;
}

const LIMITS: RatingLimits = {place: 30, article: 60};

/**
 * Takes readers' answers. What a program sends is answered like a person's and not counted; what comes too fast is to come again
 * later, so that a meeting hall that answers at once loses nothing.
 */
export function ratingHandlers(db: Kysely<Schema>, limits: RatingLimits = LIMITS): Pick<Handlers, 'rateArticle'> {
  const places = new TokenBuckets(limits.place);
  const articles = new TokenBuckets(limits.article);

  const slowDown = (address: string, article: string, now: Date) => {
    const [place, network] = [placeOf(address), `${addressPrefix(address)} ${article}`];
    const seconds = Math.max(places.secondsUntilToken(place, now), articles.secondsUntilToken(network, now));
    if (seconds > 0) throw tooManyRequests(seconds);
    places.take(place, now);
    articles.take(network, now);
  };

  return {
    async rateArticle({headers, body, client, now}) {
      if (signOfProgram(client.browser)) return null;
      slowDown(client.address, body.article, now);
      const [unit, isThere] = await Promise.all([findUnit(db, body.unit), isArticle(db, body.article)]);
      if (!unit) throw unknownIn('unit');
      await rejectForeignOrigin(db, unit, client);
      if (!isThere) throw unknownIn('article');
      await storeRating(db, {...body, key: headers['Idempotency-Key']}, now);
      return null;
    },
  };
}

function unknownIn(what: 'unit' | 'article'): Problem {
  const entry = unknownEntry(what, {pointer: `#/${what}`});
  return new Problem('not-found', {detail: entry.detail, errors: [entry]});
}
