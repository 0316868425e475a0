import {address} from './address.js';
import {isArticleList, isArticleSummary} from './articles.js';
import type {ApiRequest} from './client.js';
import {hasStrings, isNamed, isObject, isTextOrNull} from '../shared/guards.js';
import {pageTime} from './guards.js';
import type {Article, ArticleList, QueryOf} from './types.js';

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
