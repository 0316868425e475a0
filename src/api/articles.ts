import {hasStrings, isNamed, isObject, isTextOrNull} from '../shared/guards.js';
import {address, type ApiRequest, exchange} from './client.js';
import {isPageOf, pageTime} from './guards.js';
import type {Article, ArticleList, ArticleSummary, MostViewed, QueryOf} from './types.js';

export const isArticleSummary = (value: unknown): value is ArticleSummary =>
  isObject(value) &&
  hasStrings(value, 'id', 'url', 'title', 'summary', 'published_at') &&
  isNamed(value['unit']) &&
  (value['image'] === null || (isObject(value['image']) && hasStrings(value['image'], 'src', 'alt')));

export const isArticleList = (value: unknown): value is ArticleList => isPageOf(isArticleSummary, value);

/** Articles, newest first. */
export const articlesRequest = (base: URL, query: QueryOf<'listArticles'>): ApiRequest<ArticleList> => ({
  url: address(base, 'v1/articles', query),
  isShape: isArticleList,
  asOf: pageTime,
});

export const isArticle = (value: unknown): value is Article =>
  isObject(value) &&
  hasStrings(value, 'body_html') &&
  ['updated_at', 'byline', 'source', 'source_url'].every((name) => isTextOrNull(value[name])) &&
  isNamed(value['category']) &&
  Array.isArray(value['documents']) &&
  isArticleSummary(value);

/** One article with its body. */
export const articleRequest = (base: URL, id: string): ApiRequest<Article> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}`),
  isShape: isArticle,
});

/** The articles that belong with one. */
export const relatedRequest = (
  base: URL,
  id: string,
  query: QueryOf<'listRelatedArticles'>,
): ApiRequest<ArticleList> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}/related`, query),
  isShape: isArticleList,
  asOf: pageTime,
});

const isRanked = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['rank'] === 'number' &&
  typeof value['views'] === 'number' &&
  isArticleSummary(value['article']);

export const isMostViewed = (value: unknown): value is MostViewed =>
  isPageOf(isRanked, value) &&
  isObject(value) &&
  hasStrings(value, 'scope', 'window') &&
  (value['pinned'] === null || isArticleSummary(value['pinned']));

/** The ranking of articles by views. */
export const mostViewedRequest = (base: URL, query: QueryOf<'listMostViewed'>): ApiRequest<MostViewed> => ({
  url: address(base, 'v1/most-viewed', query),
  isShape: isMostViewed,
  asOf: pageTime,
});

/**
 * Tells the API that an article was read: its id, and nothing about the reader. No cookie goes with it, nor the address of the page;
 * `navigator.sendBeacon` would send both. Nothing is tried again when it fails.
 *
 * @param article the article's id
 */
export function sendView(base: URL, article: string): void {
  // text/plain needs no preflight; keepalive lets it arrive when the reader leaves at once
  fetch(address(base, 'v1/views'), {
    method: 'POST',
    headers: {'content-type': 'text/plain'},
    body: article,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive: true,
  }).catch(() => undefined);
}

/**
 * The id of the article that stands at an address, compared in canonical form. No copy is kept on the device: it would tell what was
 * read.
 *
 * @returns undefined when the API knows no such article or does not answer
 */
export async function articleAt(base: URL, url: string): Promise<string | undefined> {
  try {
    const {signal} = new AbortController();
    const {body} = await exchange(
      address(base, 'v1/articles', {url, limit: 1}),
      {referrerPolicy: 'no-referrer'},
      signal,
    );
    return isArticleList(body) ? body.items[0]?.id : undefined;
  } catch {
    return undefined;
  }
}
