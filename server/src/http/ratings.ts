import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {isArticle} from '../articles/queries.js';
import {storeRating} from '../store/ratings.js';
import {refuseForeignOrigin} from '../units/origins.js';
import {findUnit} from '../units/units.js';
import {Problem, unknownEntry} from './errors.js';
import {tooMany} from './feedback.js';
import {addressPrefix, placeOf, TokenBuckets} from './limits.js';
import type {Handlers} from './mount.js';
import {signOfProgram} from '../articles/views/filter.js';

/** How many answers to «Bài viết có hữu ích?» a minute are taken; a minute's worth may come at once. */
export interface RatingLimits {
  /** From one place: a reader answers once for a story, an office or a school shares an address. */
  readonly place: number;
  /** About one article from one network: a whole town does not finish one story in one minute. */
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
    if (seconds > 0) throw tooMany(seconds);
    places.take(place, now);
    articles.take(network, now);
  };

  return {
    async rateArticle({headers, body, caller, now}) {
      if (signOfProgram(caller.browser)) return null;
      slowDown(caller.address, body.article, now);
      const [unit, isThere] = await Promise.all([findUnit(db, body.unit), isArticle(db, body.article)]);
      if (!unit) throw unknownIn('unit');
      await refuseForeignOrigin(db, unit, caller.origin);
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
