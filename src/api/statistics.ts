import {address} from './address.js';
import type {ApiRequest} from './client.js';
import {isObservationList} from './statistics-guards.js';
import type {ObservationList, QueryOf} from './types.js';

/** Which figures are wanted; without a limit and a place to go on from, which only a page has. */
export type StatisticsQuery = Omit<QueryOf<'listStatistics'>, 'limit' | 'cursor'>;

/** How many figures one read brings at most: what the contract allows. */
export const MOST_FIGURES = 1000;

/** Figures, in the order of their reports. */
export const statisticsRequest = (
  base: URL,
  query: StatisticsQuery,
  limit = MOST_FIGURES,
): ApiRequest<ObservationList> => ({
  url: address(base, 'v1/statistics', {...query, limit}),
  isShape: isObservationList,
  asOf: ({page}) => page.as_of,
});

/** The addresses of the same figures as files: CSV whole, JSON the first thousand. */
export const statisticsFiles = (base: URL, query: StatisticsQuery): {readonly csv: string; readonly json: string} => ({
  csv: address(base, 'v1/statistics.csv', query),
  json: statisticsRequest(base, query).url,
});
