import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Schema} from '../database/schema.js';
import {localDay} from '../local-time.js';
import {breakdownsOf} from '../statistics/breakdowns.js';
import {partsCheck} from '../statistics/parts-check.js';
import {findIndicators} from '../store/indicators.js';
import type {StoredObservation} from '../store/observation-rows.js';
import {findRelated, type Related} from '../store/related-observations.js';
import {listAllObservations, listObservations} from '../store/statistics.js';
import {cursorAfter, cutPage, type Place, wholeList} from './paging.js';
import {askedFor, type StatisticsQuery} from './statistics-query.js';

type Observation = components['schemas']['Observation'];
type ObservationList = components['schemas']['ObservationList'];

/** Which part of a list is wanted; all of it without a limit. */
interface Cut {
  readonly limit: number;
  readonly after: Place | undefined;
}

/**
 * The observations that a request asks for, in the order of the reports.
 *
 * @throws Problem 400 or 404 for parameters that cannot be answered
 */
export async function observationList(
  db: Kysely<Schema>,
  query: StatisticsQuery,
  now: Date,
  cut?: Cut,
): Promise<ObservationList> {
  const {filter, units} = await askedFor(db, query);
  // Coverage is counted over all that matches, so that all of it has to be read.
  const found =
    units || !cut
      ? await listAllObservations(db, filter)
      : await listObservations(db, filter, cut.limit + 1, placeOf(cut));
  const rest = units && cut?.after ? found.filter(isBehind(cut.after)) : found;
  const {items, page} = cut
    ? cutPage(rest, cut.limit, now, ({position, content}) => cursorAfter({order: position, id: content.id}))
    : wholeList(rest, now);
  const observations = await withRelated(db, items, {same: filter.knownAt});
  const today = query.as_of ?? localDay(now);
  const figures = found.map(({content}) => content);
  return {
    items: observations,
    indicators: await indicatorsOf(db, observations),
    breakdowns: units ? breakdownsOf(figures, units, {asked: query.status, today}) : [],
    page,
  };
}

/** A list of observations that is told whole and has no breakdown. */
export async function wholeObservationList(
  db: Kysely<Schema>,
  items: Observation[],
  now: Date,
): Promise<ObservationList> {
  return {...wholeList(items, now), indicators: await indicatorsOf(db, items), breakdowns: []};
}

/** Observations as the contract tells them, with what belongs beside each. */
export async function withRelated(
  db: Kysely<Schema>,
  found: readonly StoredObservation[],
  momentOf: Parameters<typeof findRelated>[2],
): Promise<Observation[]> {
  const related = await findRelated(db, found, momentOf);
  return found.map(({content}, at) => {
    const {target, previous, parts = []}: Partial<Related> = related[at] ?? {};
    return {
      ...content,
      target: relatedObservation(target),
      previous: relatedObservation(previous),
      check: partsCheck(
        content,
        parts.map((part) => part.content),
      ),
    };
  });
}

function relatedObservation(found: StoredObservation | undefined): Observation['target'] {
  if (!found) return null;
  const {id, label, quantity, measure, status, period, unit} = found.content;
  return {id, label, quantity, measure, status, period, unit};
}

async function indicatorsOf(db: Kysely<Schema>, items: readonly Observation[]): Promise<ObservationList['indicators']> {
  return findIndicators(db, [...new Set(items.map(({indicator}) => indicator))]);
}

function placeOf({after}: Cut) {
  return after && {position: after.order, id: after.id};
}

function isBehind(place: Place) {
  return ({position, content}: StoredObservation) =>
    position > place.order || (position === place.order && content.id > place.id);
}
