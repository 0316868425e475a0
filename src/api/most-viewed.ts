import {address} from './address.js';
import {isArticleSummary} from './articles.js';
import type {ApiRequest} from './client.js';
import {hasStrings, isObject} from '../shared/guards.js';
import {isPageOf, pageTime} from './guards.js';
import type {MostViewed, QueryOf} from './types.js';

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
