import {address} from './address.js';
import type {ApiRequest} from './client.js';
import {hasStrings, isNamed, isObject} from '../shared/guards.js';
import {isPageOf, pageTime} from './guards.js';
import type {ArticleList, ArticleSummary, QueryOf} from './types.js';

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
