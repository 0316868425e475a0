import type {Read} from './read.js';
import {isAreaList, isArticle, isArticleList, isForm, isMostViewed} from './shapes.js';
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
export const articlesRead = (base: URL, query: QueryOf<'listArticles'>): Read<ArticleList> => ({
  url: address(base, 'v1/articles', query),
  isShape: isArticleList,
  asOf: pageTime,
});

/** One article with its body. */
export const articleRead = (base: URL, id: string): Read<Article> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}`),
  isShape: isArticle,
});

/** The articles that belong with one. */
export const relatedRead = (base: URL, id: string, query: QueryOf<'listRelatedArticles'>): Read<ArticleList> => ({
  url: address(base, `v1/articles/${encodeURIComponent(id)}/related`, query),
  isShape: isArticleList,
  asOf: pageTime,
});

/** The ranking of articles by views. */
export const mostViewedRead = (base: URL, query: QueryOf<'listMostViewed'>): Read<MostViewed> => ({
  url: address(base, 'v1/most-viewed', query),
  isShape: isMostViewed,
  asOf: pageTime,
});

/** The definition of a feedback form for a unit. */
export const formRead = (base: URL, id: string, query: QueryOf<'getForm'>): Read<Form> => ({
  url: address(base, `v1/forms/${encodeURIComponent(id)}`, query),
  isShape: isForm,
});

/** The provinces and cities of today, in Vietnamese alphabetical order. */
export const provincesRead = (base: URL): Read<AreaList> => ({
  url: address(base, 'v1/areas'),
  isShape: isAreaList,
  asOf: pageTime,
});

/** The communes, wards and special zones of a province, by its two-digit code. */
export const communesRead = (base: URL, province: string): Read<AreaList> => ({
  url: address(base, `v1/areas/${encodeURIComponent(province)}`),
  isShape: isAreaList,
  asOf: pageTime,
});
