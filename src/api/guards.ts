import type {
  AreaList,
  Article,
  ArticleList,
  ArticleSummary,
  FeedbackReceipt,
  FeedbackStatus,
  Form,
  MostViewed,
  Problem,
} from './types.js';

/*
 * What an answer must at least be for a widget to draw it. A proxy, an old cache or another service may answer in the API's place,
 * and a widget then says so instead of throwing halfway through a page. Only what the widgets use is checked.
 */

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
export const hasStrings = (value: Fields, ...names: string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

export const isNamed = (value: unknown): boolean => isObject(value) && hasStrings(value, 'id', 'name');

function isPageOf(isItem: (item: unknown) => boolean, value: unknown): boolean {
  return (
    isObject(value) &&
    Array.isArray(value['items']) &&
    value['items'].every(isItem) &&
    isObject(value['page']) &&
    hasStrings(value['page'], 'as_of')
  );
}

const isArticleSummary = (value: unknown): value is ArticleSummary =>
  isObject(value) &&
  hasStrings(value, 'id', 'url', 'title', 'summary', 'published_at') &&
  isNamed(value['unit']) &&
  (value['image'] === null || (isObject(value['image']) && hasStrings(value['image'], 'src', 'alt')));

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

export const isArticle = (value: unknown): value is Article =>
  isObject(value) &&
  hasStrings(value, 'body_html') &&
  ['updated_at', 'byline', 'source', 'source_url'].every((name) => isTextOrNull(value[name])) &&
  isNamed(value['category']) &&
  Array.isArray(value['documents']) &&
  isArticleSummary(value);

export const isArticleList = (value: unknown): value is ArticleList => isPageOf(isArticleSummary, value);

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

export const isForm = (value: unknown): value is Form =>
  isObject(value) &&
  isNamed(value['unit']) &&
  Array.isArray(value['topics']) &&
  value['topics'].length > 0 &&
  Array.isArray(value['fields']) &&
  isObject(value['consent']) &&
  hasStrings(value['consent'], 'version');

export const isReceipt = (value: unknown): value is FeedbackReceipt =>
  isObject(value) && hasStrings(value, 'code', 'received_at');

export const isAreaList = (value: unknown): value is AreaList =>
  isPageOf((item) => isObject(item) && hasStrings(item, 'code', 'name'), value);

export const isFeedbackStatus = (value: unknown): value is FeedbackStatus =>
  isObject(value) &&
  hasStrings(value, 'code', 'status', 'received_at') &&
  isNamed(value['unit']) &&
  Array.isArray(value['history']) &&
  value['history'].every((step) => isObject(step) && hasStrings(step, 'status', 'at')) &&
  (value['reply'] === null || (isObject(value['reply']) && hasStrings(value['reply'], 'text', 'at')));

export const isProblem = (value: unknown): value is Problem =>
  isObject(value) &&
  hasStrings(value, 'title') &&
  typeof value['status'] === 'number' &&
  (value['errors'] === undefined || Array.isArray(value['errors']));
