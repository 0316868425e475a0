import {address} from '../../api/client.js';
import type {QueryOf} from '../../api/types.js';
import {isDay} from '../../shared/calendar.js';
import {knownValue, numberWithin, type ReadAttribute, scopeOf, textOf, valuesIn} from '../../widget/attributes.js';
import {webAddress} from '../../shared/web-address.js';

/** The blocks of news that the sites of the field have, by the names of their headlines. */
export const PRESETS = ['moi-cap-nhat', 'cac-tin-khac', 'tin-noi-bat'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset says unless the tag says otherwise. */
export const USUAL = {
  'moi-cap-nhat': {layout: 'list', limit: 6},
  'cac-tin-khac': {layout: 'titles', limit: 8},
  'tin-noi-bat': {layout: 'lead', limit: 5},
} as const;

export const presetOf = (value: unknown): Preset => knownValue(value, PRESETS) ?? 'moi-cap-nhat';

/** How many articles a list shows at once. */
export const limitOf = (read: ReadAttribute): number =>
  numberWithin(read('limit'), 1, 100) ?? USUAL[presetOf(read('preset'))].limit;

/** The site's own feed, if there is one. */
export const feedOf = (read: ReadAttribute): string | undefined => webAddress(textOf(read('src')), document.baseURI);

/** Whether a list reads from the common API, be it alone or together with a feed. */
export const readsApi = (read: ReadAttribute): boolean =>
  !feedOf(read) || textOf(read('unit')) !== '' || textOf(read('scope')) !== '';

/** The text of a value if it is a day such as `2026-06-30`; else empty. */
export const dayOf = (value: unknown): string => (isDay(textOf(value)) ? textOf(value) : '');

/** What the tag says of the articles it wants. */
export function articlesQuery(read: ReadAttribute): QueryOf<'listArticles'> & {readonly limit: number} {
  const text = (name: string) => textOf(read(name));
  const scope = scopeOf(read);
  return {
    unit: text('unit'),
    ...(scope && {scope}),
    category: text('category'),
    exclude_category: text('exclude-category'),
    tag: text('tag'),
    campaign: text('campaign'),
    document: text('document'),
    exclude: valuesIn(read('exclude')).join(','),
    from: dayOf(read('from')),
    to: dayOf(read('to')),
    limit: limitOf(read),
  };
}

/** The address that a list asks first. */
export const firstRead = (read: ReadAttribute, base: URL): string | undefined =>
  readsApi(read) ? address(base, 'v1/articles', {...articlesQuery(read)}) : undefined;
