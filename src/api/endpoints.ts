import type {ApiRequest} from './client.js';
import {isAreaList, isArticle, isArticleList, isForm, isMostViewed} from './guards.js';
import type {AreaList, Article, ArticleList, Form, MostViewed, Page, QueryOf} from './types.js';

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** Composes the address of a read; empty values are left out, so that equal wishes have equal addresses. */
export function address(base: URL, path: string, query: Values = {}): string {
  const url = new URL(path, base);
  for (const name of Object.keys(query).sort()) {
    const value = query[name];
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url.href;
}

const pageTime = (list: {readonly page: Page}): string => list.page.as_of;

/** Articles, newest first. */
export const articlesRequest = (base: URL, query: QueryOf<'listArticles'>): ApiRequest<ArticleList> => ({
  url: address(base, 'v1/articles', query),
  isShape: isArticleList,
  asOf: pageTime,
});

/** One article with its body. */
export const articleRequest = (base: URL, id: string): ApiRequest<Article> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}`),
  isShape: isArticle,
});

/** The articles that belong with one. */
export const relatedRequest = (base: URL, id: string, query: QueryOf<'listRelatedArticles'>): ApiRequest<ArticleList> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}/related`, query),
  isShape: isArticleList,
  asOf: pageTime,
});

/** The ranking of articles by views. */
export const mostViewedRequest = (base: URL, query: QueryOf<'listMostViewed'>): ApiRequest<MostViewed> => ({
  url: address(base, 'v1/most-viewed', query),
  isShape: isMostViewed,
  asOf: pageTime,
});

/** The definition of a feedback form for a unit. */
export const formRequest = (base: URL, id: string, query: QueryOf<'getForm'>): ApiRequest<Form> => ({
  url: address(base, `v1/forms/${encodeURIComponent(id)}`, query),
  isShape: isForm,
});

/** The provinces and cities of today, in Vietnamese alphabetical order. */
export const provincesRequest = (base: URL): ApiRequest<AreaList> => ({
  url: address(base, 'v1/areas'),
  isShape: isAreaList,
  asOf: pageTime,
});

/** The communes, wards and special zones of a province, by its two-digit code. */
export const communesRequest = (base: URL, province: string): ApiRequest<AreaList> => ({
  url: address(base, `v1/areas/${encodeURIComponent(province)}`),
  isShape: isAreaList,
  asOf: pageTime,
});
