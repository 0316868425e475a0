import type {ApiRequest} from './client.js';
import {isObject} from '../shared/guards.js';
import type {ObservationList, QueryOf} from './types.js';

/* What observations must at least be for <campaign-stats> to draw, sort and add them without a surprise. */

const AMOUNT = /^-?\d+(\.\d+)?$/;

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const isNumber: Shape = (value) => typeof value === 'number';
const isAmount: Shape = (value) => typeof value === 'string' && AMOUNT.test(value);
const orNull =
  (is: Shape): Shape =>
  (value) =>
    value === null || is(value);
const listOf =
  (is: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every((item: unknown) => is(item));
/** An object of whose fields these have a shape. */
const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isObject(value) && Object.entries(shapes).every(([name, is]) => is(value[name]));

const isUnit = fields({id: isText, name: isText, short_name: isText});
const isQuantity = fields({
  qualifier: isText,
  written_as: isText,
  amount: orNull(isAmount),
  amount_max: orNull(isAmount),
  magnitude: orNull(isNumber),
  scale: orNull(isNumber),
  significant_digits: orNull(isNumber),
});
const isMeasure = fields({kind: isText, name: isText});
const isPeriod = fields({kind: isText, label: isText, start: orNull(isText), end: orNull(isText)});

const RELATED = {
  id: isText,
  label: isText,
  status: isText,
  quantity: isQuantity,
  measure: isMeasure,
  period: isPeriod,
  unit: isUnit,
};
const isRelated = fields(RELATED);
const isObservation = fields({
  ...RELATED,
  indicator: isText,
  recorded_at: isText,
  change: orNull(isText),
  part_of: orNull(isText),
  actors: orNull(isText),
  revision_note: orNull(isText),
  target: orNull(isRelated),
  previous: orNull(isRelated),
  coverage: orNull(fields({kind: isText, note: isText})),
  check: orNull(fields({result: isText, detail: isText})),
  provenance: fields({
    document: isText,
    issuer: isText,
    date: orNull(isText),
    url: orNull(isText),
    quote: orNull(isText),
  }),
  revision: isNumber,
});

const isList = fields({
  items: listOf(isObservation),
  indicators: listOf(fields({id: isText, name: isText, definition: orNull(isText), measure: isMeasure})),
  breakdowns: listOf(
    fields({
      indicator: isText,
      period: isPeriod,
      expected: isNumber,
      reported: isNumber,
      missing: listOf(isUnit),
      sum: fields({quantity: orNull(isQuantity), refusals: listOf(fields({code: isText, detail: isText}))}),
    }),
  ),
  page: fields({as_of: isText, next: orNull(isText)}),
});

/** Whether an answer is a page of observations with their indicators and breakdowns. */
export const isObservationList = (value: unknown): value is ObservationList => isList(value);

/** Which observations are wanted; without a limit and a place to go on from, which only a page has. */
export type StatisticsQuery = Omit<QueryOf<'listStatistics'>, 'limit' | 'cursor'>;

/** Observations, in the order of their reports, from an address that is composed already. */
export const observationsRequest = (url: string): ApiRequest<ObservationList> => ({
  url,
  isShape: isObservationList,
  asOf: ({page}) => page.as_of,
});
