import {address} from './address.js';
import type {ApiRequest} from './client.js';
import {hasStrings, isNamed, isObject} from '../shared/guards.js';
import type {Form, QueryOf} from './types.js';

export const isForm = (value: unknown): value is Form =>
  isObject(value) &&
  isNamed(value['unit']) &&
  Array.isArray(value['topics']) &&
  value['topics'].length > 0 &&
  Array.isArray(value['fields']) &&
  isObject(value['consent']) &&
  hasStrings(value['consent'], 'version');

/** The definition of a feedback form for a unit. */
export const formRequest = (base: URL, id: string, query: QueryOf<'getForm'>): ApiRequest<Form> => ({
  url: address(base, `v1/forms/${encodeURIComponent(id)}`, query),
  isShape: isForm,
});
