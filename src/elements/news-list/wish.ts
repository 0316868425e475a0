import {ApiError} from '../../api/api-error.js';
import {articlesRequest} from '../../api/articles.js';
import type {ArticleSummary} from '../../api/types.js';
import {isDay} from '../../shared/day.js';
import {wordMatch} from '../../vietnamese/find-words.js';
import {oneOf, warnAttribute} from '../../widget/attributes.js';
import {safeAddress} from '../../widget/safe-address.js';
import {SCOPES} from '../../widget/scope.js';
import {isPageStory} from '../../widget/story-address.js';
import {newestFirst} from './news.js';
import type {NewsWish} from './news-wish.js';

/** What the tag says of the news it wants. */
export interface WishedNews {
  readonly unit: string;
  readonly scope: string;
  readonly category: string;
  readonly excludeCategory: string;
  readonly tag: string;
  readonly campaign: string;
  readonly document: string;
  readonly exclude: string;
  readonly from: string;
  readonly to: string;
  readonly src: string;
  readonly keepCurrent: boolean;
  readonly allowRepeats: boolean;
}

/** What else decides what is read. */
export interface WishContext {
  readonly apiBase: URL | undefined;
  readonly size: number;
  readonly template: string;
  /** What the reader searches for; everything else is then found by it alone, in the order of the match. */
  readonly query: string;
}

/** An English or Vietnamese hand writes lists with commas and spaces. */
const listed = (text: string): string =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(',');

/** A day, if it is one; else the webmaster is told. */
function dayOf(element: Element, attribute: 'from' | 'to', value: string): string {
  if (!value || isDay(value)) return value;
  warnAttribute(element, attribute, 'cần một ngày dạng 2026-06-30.');
  return '';
}

function apiQuery(element: Element, wished: WishedNews, query: string) {
  const {unit, category, excludeCategory, tag, campaign, document} = wished;
  const scope = wished.scope ? oneOf(element, 'scope', wished.scope, SCOPES) : undefined;
  const exclude = listed(wished.exclude);
  const from = dayOf(element, 'from', wished.from);
  const to = dayOf(element, 'to', wished.to);
  return {
    ...(unit && {unit}),
    ...(scope && {scope}),
    ...(category && {category}),
    ...(excludeCategory && {exclude_category: excludeCategory}),
    ...(tag && {tag}),
    ...(campaign && {campaign}),
    ...(document && {document}),
    ...(exclude && {exclude}),
    ...(from && {from}),
    ...(to && {to}),
    ...(query && {q: query}),
  };
}

const textOf = ({title, summary}: ArticleSummary): string => `${title}\n${summary}`;

/** A feed knows nothing of filters, so what the API does for its own stories is done for the feed's here. */
function feedFilter(element: Element, wished: WishedNews, query: string): NewsWish['isOfFeedWanted'] {
  const asked = apiQuery(element, wished, query);
  const left = new Set(asked.exclude?.split(','));
  const since = asked.from ? new Date(`${asked.from}T00:00:00+07:00`).getTime() : -Infinity;
  const until = asked.to ? new Date(`${asked.to}T23:59:59.999+07:00`).getTime() : Infinity;
  return (story) => {
    const moment = new Date(story.published_at).getTime();
    return (
      !left.has(story.id) &&
      (!asked.category || story.category.id === asked.category) &&
      story.category.id !== asked.exclude_category &&
      (!asked.tag || story.tags.includes(asked.tag)) &&
      (!asked.campaign || story.campaign === asked.campaign) &&
      (!asked.document || story.documents.includes(asked.document)) &&
      (!(asked.from || asked.to) || (moment >= since && moment <= until)) &&
      (!query || wordMatch(textOf(story), query) !== 'none')
    );
  };
}

const RANKS = {toned: 0, folded: 1, none: 2} as const;

/** By the words as they were typed, then without diacritics, then what only the API finds; each group newest first. */
const bestFirst =
  (query: string) =>
  (stories: readonly ArticleSummary[]): ArticleSummary[] =>
    newestFirst(stories)
      .map((story) => ({story, rank: RANKS[wordMatch(textOf(story), query)]}))
      .sort((a, b) => a.rank - b.rank)
      .map(({story}) => story);

/** What is to be read for a tag, or the reason why nothing can be. */
export function wishOf(element: Element, wished: WishedNews, context: WishContext): NewsWish | ApiError {
  const {apiBase, size, template, query} = context;
  const feed = wished.src && safeAddress(wished.src, document.baseURI);
  if (wished.src && !feed) warnAttribute(element, 'src', 'không phải địa chỉ trang web.');
  const asksApi = !feed || wished.unit !== '' || wished.scope !== '';
  if (asksApi && !apiBase && !feed) return new ApiError('unconfigured');
  const asked = apiQuery(element, wished, query);
  const api =
    asksApi && apiBase
      ? (cursor?: string, limit = size) => articlesRequest(apiBase, {...asked, ...(cursor && {cursor}), limit})
      : undefined;
  const base = apiBase ?? document.baseURI;
  const {keepCurrent, allowRepeats} = wished;
  let isOfPage: ReturnType<typeof isPageStory> | undefined;
  return {
    url: JSON.stringify([api?.().url, feed, query, size, template, keepCurrent, allowRepeats]),
    size,
    base,
    api,
    feed: feed || undefined,
    isOfFeedWanted: feedFilter(element, wished, query),
    isLeftOut: (story) => !query && !keepCurrent && (isOfPage ??= isPageStory(template))(story, base),
    inOrder: query ? bestFirst(query) : newestFirst,
    isByTime: !query,
  };
}
