import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {csvTable, observationColumns} from '../../../src/shared/csv.js';
import {isSlug} from '../../../src/shared/formats.js';
import type {Schema} from '../database/schema.js';
import type {QueryOf} from '../http/contract.js';
import {type FieldError, nameToTell, Problem, unknown, unknownEntry} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {cursorAfter, type CursorPosition, cutPage, readCursor, wholeList} from '../http/paging.js';
import {localDay, startOfDay} from '../local-time.js';
import {findMinistry, findUnit, predecessorsOf, type UnitInTime, unitsDirectlyBelow} from '../units/units.js';
import {findCampaign} from './campaigns.js';
import {findIndicators} from './indicators.js';
import {
  findObservation,
  listAllObservations,
  listObservations,
  listRevisions,
  type ObservationFilter,
  type StoredObservation,
} from './queries.js';
import {findRelated, readSpan, type Related} from './related.js';
import {breakdownsOf, partsCheck} from './sums.js';

/** What the list and its table are asked for. */
type StatisticsQuery = QueryOf<'listStatisticsCsv'>;

/** What to read from the database for a request. */
interface ResolvedQuery {
  readonly filter: ObservationFilter;
  /** The units whose observations are wanted one by one, in Vietnamese alphabetical order; undefined without `breakdown`. */
  readonly units: readonly UnitInTime[] | undefined;
}

/**
 * Finds out what a request asks for.
 *
 * @throws Problem 400 for parameters that need another one or run backwards, 404 for ids that name nothing; all of them at once
 */
async function resolveQuery(db: Kysely<Schema>, query: StatisticsQuery): Promise<ResolvedQuery> {
  rejectUnanswerable(query);
  const indicators = query.indicator?.split(',');
  await rejectUnknown(db, query, indicators);
  const {campaign, period, status} = query;
  const span = period === undefined || period === 'latest' ? undefined : readSpan(period);
  const filter = {campaign, indicators, status, span, latest: period === 'latest', knownAt: endOf(query.as_of)};
  const around = await unitsAround(db, query);
  if (query.breakdown === undefined) return {filter: {...filter, units: around}, units: undefined};
  const units = await unitsDirectlyBelow(db, around ?? [(await findMinistry(db))?.id ?? '']);
  return {filter: {...filter, units: units.map(({id}) => id)}, units};
}

/** The moment up to which a day tells what was known. */
function endOf(day: string | undefined): Date | undefined {
  return day === undefined ? undefined : startOfDay(day, 1);
}

async function unitsAround(db: Kysely<Schema>, {unit, predecessors}: StatisticsQuery): Promise<string[] | undefined> {
  if (unit === undefined) return undefined;
  return predecessors ? [unit, ...(await predecessorsOf(db, unit))] : [unit];
}

function rejectUnanswerable({unit, predecessors, breakdown, indicator, period}: StatisticsQuery): void {
  const errors: FieldError[] = [];
  const refuse = (parameter: string, detail: string) => errors.push({parameter, code: 'invalid', detail});
  if (predecessors !== undefined && unit === undefined) {
    refuse('predecessors', 'Muốn xem cả số liệu của các đơn vị tiền thân, cần nêu đơn vị ở tham số unit.');
  }
  if (breakdown !== undefined && indicator === undefined) {
    refuse('breakdown', 'Muốn xem số liệu theo từng đơn vị, cần nêu chỉ tiêu ở tham số indicator.');
  }
  if (period !== undefined && period !== 'latest' && !readSpan(period)) {
    refuse('period', `Khoảng thời gian «${period}» bị ngược: mốc đầu phải trước mốc cuối, ví dụ 2016..2021.`);
  }
  const [first] = errors;
  if (first) throw new Problem('invalid-request', {detail: errors.map(({detail}) => detail).join(' '), errors});
}

async function rejectUnknown(
  db: Kysely<Schema>,
  asked: Pick<StatisticsQuery, 'campaign' | 'unit'>,
  indicators: readonly string[] | undefined,
): Promise<void> {
  const [campaign, unit, known] = await Promise.all([
    asked.campaign === undefined || findCampaign(db, asked.campaign),
    asked.unit === undefined || findUnit(db, asked.unit),
    findIndicators(db, indicators ?? []),
  ]);
  const missing = indicators?.filter((id) => !known.some((indicator) => indicator.id === id)) ?? [];
  const errors = [
    ...(campaign ? [] : [unknownEntry('campaign', {parameter: 'campaign'})]),
    ...(unit ? [] : [unknownEntry('unit', {parameter: 'unit'})]),
    ...(missing.length === 0 ? [] : [unknownEntry('indicator', {parameter: 'indicator'})]),
  ];
  const [first] = errors;
  if (first) {
    const detail =
      missing.length > 0 ? `Không có chỉ tiêu nào mang mã: ${missing.map(nameToTell).join(', ')}.` : first.detail;
    throw new Problem('not-found', {detail, errors});
  }
}

type Observation = components['schemas']['Observation'];
type ObservationList = components['schemas']['ObservationList'];

/** Which part of a list is wanted; all of it without a limit. */
interface Cut {
  readonly limit: number;
  readonly after: CursorPosition | undefined;
}

/**
 * The observations that a request asks for, in the order of the reports.
 *
 * @throws Problem 400 or 404 for parameters that cannot be answered
 */
async function observationList(
  db: Kysely<Schema>,
  query: StatisticsQuery,
  now: Date,
  cut?: Cut,
): Promise<ObservationList> {
  const {filter, units} = await resolveQuery(db, query);
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
  const contents = found.map(({content}) => content);
  return {
    items: observations,
    indicators: await indicatorsOf(db, observations),
    breakdowns: units ? breakdownsOf(contents, units, {asked: query.status, today}) : [],
    page,
  };
}

/** A list of observations that is told whole and has no breakdown. */
async function wholeObservationList(db: Kysely<Schema>, items: Observation[], now: Date): Promise<ObservationList> {
  return {...wholeList(items, now), indicators: await indicatorsOf(db, items), breakdowns: []};
}

/** Observations as the contract tells them, with what belongs beside each. */
async function withRelated(
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

function isBehind(place: CursorPosition) {
  return ({position, content}: StoredObservation) =>
    position > place.order || (position === place.order && content.id > place.id);
}

/** The positions that the database's column can hold. */
const POSITIONS = [-2_147_483_648, 2_147_483_647] as const;

type Operation =
  | 'listStatistics'
  | 'listStatisticsCsv'
  | 'getLatestStatistics'
  | 'getLatestStatisticsCsv'
  | 'getObservation'
  | 'listRevisions'
  | 'listRevisionsCsv';

export function statisticsHandlers(db: Kysely<Schema>): Pick<Handlers, Operation> {
  const latest = async (campaign: string, now: Date) => {
    if (!(await findCampaign(db, campaign))) throw unknown('campaign', 'id');
    return observationList(db, {campaign, period: 'latest'}, now);
  };

  const revisions = async (id: string, now: Date) => {
    const found = await listRevisions(db, id);
    if (found.length === 0) throw noObservation('Không có số liệu nào mang mã này.');
    // A superseded revision is told with what was known beside it until it was superseded.
    const items = await withRelated(db, found, ({supersededAt}) => supersededAt ?? undefined);
    return wholeObservationList(db, items, now);
  };

  return {
    listStatistics: ({query, now}) => {
      const after = readCursor(query.cursor, {order: POSITIONS, isId: isSlug});
      return observationList(db, query, now, {limit: query.limit, after});
    },

    listStatisticsCsv: async ({query, now}) => tableOf(await observationList(db, query, now)),

    getLatestStatistics: ({path: {id}, now}) => latest(id, now),

    getLatestStatisticsCsv: async ({path: {id}, now}) => tableOf(await latest(id, now)),

    async getObservation({path: {id}, query}) {
      const moment = endOf(query.as_of);
      const found = await findObservation(db, id, moment);
      const [observation] = found ? await withRelated(db, [found], {same: moment}) : [];
      if (observation) return observation;
      const day = query.as_of === undefined ? '' : ', hoặc đến hết ngày đó số liệu chưa được ghi nhận';
      throw noObservation(`Không có số liệu nào mang mã này${day}.`);
    },

    listRevisions: ({path: {id}, now}) => revisions(id, now),

    listRevisionsCsv: async ({path: {id}, now}) => tableOf(await revisions(id, now)),
  };
}

function tableOf({items}: ObservationList): string {
  return csvTable(observationColumns, items);
}

function noObservation(detail: string): Problem {
  return new Problem('not-found', {detail});
}
