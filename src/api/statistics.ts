import {address} from './address.js';
import type {ApiRequest} from './client.js';
import {type Fields, hasStrings, isNamed, isObject} from '../shared/guards.js';
import type {ObservationList, QueryOf} from './types.js';

/* What observations must at least be for <campaign-stats> to draw, sort and add them without a surprise. */

const AMOUNT = /^-?\d+(\.\d+)?$/;

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number';
const isAmountOrNull = (value: unknown): boolean => value === null || (typeof value === 'string' && AMOUNT.test(value));
const isNullOr = (isShape: (value: unknown) => boolean, value: unknown): boolean => value === null || isShape(value);
const isListOf = (isItem: (item: unknown) => boolean, value: unknown): boolean =>
  Array.isArray(value) && value.every(isItem);

const isUnit = (value: unknown): boolean => isNamed(value) && isObject(value) && hasStrings(value, 'short_name');

const isQuantity = (value: unknown): boolean =>
  isObject(value) &&
  hasStrings(value, 'qualifier', 'written_as') &&
  isAmountOrNull(value['amount']) &&
  isAmountOrNull(value['amount_max']) &&
  [value['magnitude'], value['scale'], value['significant_digits']].every(isNumberOrNull);

const isMeasure = (value: unknown): boolean => isObject(value) && hasStrings(value, 'kind', 'name');

const isPeriod = (value: unknown): boolean =>
  isObject(value) && hasStrings(value, 'kind', 'label') && [value['start'], value['end']].every(isTextOrNull);

const isValue = (value: unknown): value is Fields =>
  isObject(value) &&
  hasStrings(value, 'id', 'label', 'status') &&
  isQuantity(value['quantity']) &&
  isMeasure(value['measure']) &&
  isPeriod(value['period']) &&
  isUnit(value['unit']);

const isProvenance = (value: unknown): boolean =>
  isObject(value) &&
  hasStrings(value, 'document', 'issuer') &&
  [value['date'], value['url'], value['quote']].every(isTextOrNull);

const isObservation = (value: unknown): boolean =>
  isValue(value) &&
  hasStrings(value, 'indicator', 'recorded_at') &&
  [value['change'], value['part_of'], value['actors'], value['revision_note']].every(isTextOrNull) &&
  [value['target'], value['previous']].every((other) => isNullOr(isValue, other)) &&
  isNullOr((coverage) => isObject(coverage) && hasStrings(coverage, 'kind', 'note'), value['coverage']) &&
  isNullOr((check) => isObject(check) && hasStrings(check, 'result', 'detail'), value['check']) &&
  isProvenance(value['provenance']) &&
  typeof value['revision'] === 'number';

const isIndicator = (value: unknown): boolean =>
  isNamed(value) && isObject(value) && isTextOrNull(value['definition']) && isMeasure(value['measure']);

const isSum = (value: unknown): boolean =>
  isObject(value) &&
  isNullOr(isQuantity, value['quantity']) &&
  isListOf((refusal) => isObject(refusal) && hasStrings(refusal, 'code', 'detail'), value['refusals']);

const isBreakdown = (value: unknown): boolean =>
  isObject(value) &&
  hasStrings(value, 'indicator') &&
  isPeriod(value['period']) &&
  [value['expected'], value['reported']].every((count) => typeof count === 'number') &&
  isListOf(isUnit, value['missing']) &&
  isSum(value['sum']);

/** Whether an answer is a page of observations with their indicators and breakdowns. */
export const isObservationList = (value: unknown): value is ObservationList =>
  isObject(value) &&
  isListOf(isObservation, value['items']) &&
  isListOf(isIndicator, value['indicators']) &&
  isListOf(isBreakdown, value['breakdowns']) &&
  isObject(value['page']) &&
  hasStrings(value['page'], 'as_of') &&
  isTextOrNull(value['page']['next']);

/** Which observations are wanted; without a limit and a place to go on from, which only a page has. */
export type StatisticsQuery = Omit<QueryOf<'listStatistics'>, 'limit' | 'cursor'>;

/** How many observations one read brings at most: what the contract allows. */
const MOST_OBSERVATIONS = 1000;

/** Observations, in the order of their reports, from an address that is composed already. */
export const observationsRequest = (url: string): ApiRequest<ObservationList> => ({
  url,
  isShape: isObservationList,
  asOf: ({page}) => page.as_of,
});

/** The addresses of the same observations as files: CSV whole, JSON the first thousand. */
export const statisticsFiles = (base: URL, query: StatisticsQuery): {readonly csv: string; readonly json: string} => ({
  csv: address(base, 'v1/statistics.csv', query),
  json: address(base, 'v1/statistics', {...query, limit: MOST_OBSERVATIONS}),
});
