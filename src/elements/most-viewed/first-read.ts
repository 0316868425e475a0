import {address} from '../../api/client.js';
import type {QueryOf, Window} from '../../api/types.js';
import {isOn, knownValue, numberWithin, type ReadAttribute, scopeOf, textOf} from '../../widget/attributes.js';

export const WINDOWS = ['7d', '24h', '30d'] as const;

/** The most articles that the API tells at once. */
export const MAX_LIMIT = 50;

/** How many articles are shown. */
export const limitOf = (read: ReadAttribute): number => numberWithin(read('limit'), 1, MAX_LIMIT) ?? 5;

export const windowOf = (read: ReadAttribute): Window => knownValue(read('window'), WINDOWS) ?? '7d';

/** What the tag says of the ranking it wants. */
export function rankingQuery(read: ReadAttribute, window = windowOf(read)): QueryOf<'listMostViewed'> {
  const limit = limitOf(read);
  const scope = scopeOf(read);
  const maxAge = numberWithin(read('max-age'), 1, 3650);
  return {
    unit: textOf(read('unit')),
    ...(scope && {scope}),
    exclude: textOf(read('exclude')),
    ...(isOn(read('widen')) && {at_least: limit}),
    ...(read('rank') === 'share' && {rank: 'share'}),
    ...(maxAge && {max_age: maxAge}),
    window,
    // one more, as the article of the page may be among them
    limit: isOn(read('keep-current')) ? limit : Math.min(limit + 1, MAX_LIMIT),
  };
}

/** The address that a ranking asks first. */
export const firstRead = (read: ReadAttribute, base: URL): string =>
  address(base, 'v1/most-viewed', {...rankingQuery(read)});
