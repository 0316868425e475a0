import {type Kysely, type RawBuilder, sql} from 'kysely';
import {isCalendarKind, isReversed, type Period, PERIOD_MONTHS, readPeriod} from '../../../src/shared/period.js';
import type {Schema} from '../database/schema.js';
import {knownAt, selectObservations, stored, type StoredObservation, wasKnownAt} from './queries.js';

/** Two days as `YYYY-MM-DD` and all between them. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads a period as it is asked for: a year, half, quarter or month, or a span of two of them (`2016..2021`).
 *
 * @returns undefined for a span that runs backwards, and for all else
 */
export function readSpan(text: string): Span | undefined {
  // The databases know no year 0.
  const period = readPeriod(text.replaceAll(/\b0000\b/g, '0001'));
  if (!period || period.start === null || period.end === null || isReversed(period)) return undefined;
  return {from: period.start, to: period.end};
}

/** A day of the calendar; months and days beyond their range count on into the years and months beside. */
function calendarDay(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}

/**
 * The days of the period directly before: the month, quarter, half or year before, or the same months of the year before for a
 * year to date.
 *
 * @returns undefined for other kinds of periods, and for one without both days
 */
export function periodBefore({kind, start, end}: Omit<Period, 'label'>): Span | undefined {
  if (start === null || end === null) return undefined;
  if (kind === 'year_to_date') return {from: sameDay(start, -12), to: sameDay(end, -12)};
  if (!isCalendarKind(kind)) return undefined;
  return {from: sameDay(start, -PERIOD_MONTHS[kind]), to: dayBefore(start)};
}

/** The same day so many months later, or the last of that month: 29 February has no counterpart in most years. */
function sameDay(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  const last = calendarDay(year, month + months + 1, 0);
  const wasLast = calendarDay(year, month + 1, 0) === day;
  return wasLast || date > partsOf(last)[2] ? last : calendarDay(year, month + months, date);
}

function dayBefore(day: string): string {
  const [year, month, date] = partsOf(day);
  return calendarDay(year, month, date - 1);
}

/** Year, month from 0, and day of the month. */
function partsOf(day: string): [number, number, number] {
  const date = new Date(`${day}T00:00:00Z`);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

/** The observations that belong beside one, as they were known together with it; none of them withdrawn. */
export interface Related {
  readonly target: StoredObservation | undefined;
  readonly previous: StoredObservation | undefined;
  readonly parts: readonly StoredObservation[];
}

/** So many observations are asked about at once; an answer that is paged has never more. */
const AT_ONCE = 5000;

/**
 * Finds what belongs beside observations, in a number of queries that does not grow with a page.
 *
 * @param momentOf - just before which moment an observation and its relatives were known; undefined for now. `same` tells that
 *   it is one for all of them, or undefined for all.
 */
export async function findRelated(
  db: Kysely<Schema>,
  observations: readonly StoredObservation[],
  momentOf: {readonly same: Date | undefined} | ((observation: StoredObservation) => Date | undefined),
): Promise<Related[]> {
  const related: Related[] = [];
  for (let start = 0; start < observations.length; start += AT_ONCE) {
    related.push(...(await relatedOf(db, observations.slice(start, start + AT_ONCE), momentOf)));
  }
  return related;
}

async function relatedOf(
  db: Kysely<Schema>,
  observations: readonly StoredObservation[],
  momentOf: Parameters<typeof findRelated>[2],
): Promise<Related[]> {
  const known = typeof momentOf === 'function' ? sql<boolean>`true` : knownAt(momentOf.same);
  const ids = observations.map(({content}) => content.id);
  const targets = observations.flatMap(({target}) => target ?? []);
  const before = observations.flatMap((observation) => keyBefore(observation) ?? []);
  const [found, parts, previous] = await Promise.all([
    find(db, known, targets, (list) => sql`observations.id = any (${arrayOf(list)})`),
    find(
      db,
      known,
      ids,
      (list) => sql`(observations.part_of is not null and observations.part_of = any (${arrayOf(list)}))`,
    ),
    find(db, known, before, hasPeriod),
  ]);
  const byId = groupBy(found, ({content}) => content.id);
  const byWhole = groupBy(parts, ({content}) => content.part_of ?? '');
  const byPeriod = groupBy(previous, ({content}) => keyOf(content.indicator, content.unit.id, content.period));
  return observations.map((observation) => {
    const moment = typeof momentOf === 'function' ? momentOf(observation) : momentOf.same;
    const isKnown = (other: StoredObservation) => wasKnownAt(other, moment);
    const key = keyBefore(observation);
    const candidates = key ? (byPeriod.get(keyOf(key.indicator, key.unit, key)) ?? []) : [];
    return {
      target: byId.get(observation.target ?? '')?.find(isKnown),
      parts: (byWhole.get(observation.content.id) ?? []).filter(isKnown),
      previous: mostAlike(observation, candidates.filter(isKnown)),
    };
  });
}

/** An array that is known before the query begins, so that an index is asked for its members one by one. */
const arrayOf = (list: string) => sql`array(select json_array_elements_text(${list}::json))`;

interface PeriodKey {
  readonly indicator: string;
  readonly unit: string;
  readonly kind: string;
  readonly start: string | null;
  readonly end: string | null;
}

function keyBefore({content: {indicator, unit, period}}: StoredObservation): PeriodKey | undefined {
  const before = periodBefore(period);
  return before && {indicator, unit: unit.id, kind: period.kind, start: before.from, end: before.to};
}

const keyOf = (indicator: string, unit: string, {kind, start, end}: Pick<PeriodKey, 'kind' | 'start' | 'end'>) =>
  [indicator, unit, kind, start, end].join(' ');

function hasPeriod(list: string): RawBuilder<boolean> {
  return sql`(
    observations.indicator, observations.unit_id, observations.period_kind, observations.period_start, observations.period_end
  ) in (
    select indicator, unit, kind, start, "end"
    from json_to_recordset(${list}::json) as before (indicator text, unit text, kind text, start date, "end" date)
  )`;
}

async function find(
  db: Kysely<Schema>,
  known: RawBuilder<boolean>,
  wanted: readonly unknown[],
  condition: (list: string) => RawBuilder<boolean>,
): Promise<StoredObservation[]> {
  if (wanted.length === 0) return [];
  const rows = await selectObservations(db)
    .where(condition(JSON.stringify(wanted)))
    .where(known)
    .where('observations.status', '<>', 'withdrawn')
    .orderBy('observations.position')
    .orderBy('observations.id')
    .execute();
  return rows.map(stored);
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOfItem(item));
    if (group) group.push(item);
    else groups.set(keyOfItem(item), [item]);
  }
  return groups;
}

/** A report may tell several observations of one indicator in one period: the one of the same words and campaign is meant. */
function mostAlike(one: StoredObservation, others: readonly StoredObservation[]): StoredObservation | undefined {
  const score = ({content}: StoredObservation) =>
    4 * Number(content.label === one.content.label) +
    2 * Number(content.campaign === one.content.campaign) +
    Number((content.part_of === null) === (one.content.part_of === null));
  return others
    .filter(({content}) => standing(content.status) === standing(one.content.status))
    .reduce<StoredObservation | undefined>(
      (best, next) => (best && score(best) >= score(next) ? best : next),
      undefined,
    );
}

/** A corrected observation, and one that was withdrawn, has been reported and is the same still; a target is another one. */
export function standing(status: StoredObservation['content']['status']): string {
  return status === 'revised' || status === 'withdrawn' ? 'reported' : status;
}
