import {address, type ApiRequest} from './client.js';
import {hasStrings, isObject} from '../shared/guards.js';
import {isPageOf, pageTime} from './guards.js';
import type {AreaList} from './types.js';

export const isAreaList = (value: unknown): value is AreaList =>
  isPageOf((item) => isObject(item) && hasStrings(item, 'code', 'name'), value);

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
