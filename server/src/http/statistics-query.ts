import type {Kysely} from 'kysely';
import {startOfDay} from '../local-time.js';
import {readSpan} from '../statistics/periods.js';
import {findCampaign} from '../store/campaigns.js';
import {findIndicators} from '../store/indicators.js';
import type {Schema} from '../database/schema.js';
import type {ObservationFilter} from '../store/statistics.js';
import {findMinistry, findUnit, predecessorsOf, type UnitInTime, unitsDirectlyBelow} from '../units/units.js';
import type {QueryOf} from './contract.js';
import {type FieldError, nameToTell, Problem, unknownEntry} from './errors.js';

/** What the list and its table are asked for. */
export type StatisticsQuery = QueryOf<'listStatisticsCsv'>;

/** What to read from the database for a request. */
export interface Asked {
  readonly filter: ObservationFilter;
  /** The units whose figures are wanted one by one, in Vietnamese alphabetical order; undefined without `breakdown`. */
  readonly units: readonly UnitInTime[] | undefined;
}

/**
 * Finds out what a request asks for.
 *
 * @throws Problem 400 for parameters that need another one or run backwards, 404 for ids that name nothing; all of them at once
 */
export async function askedFor(db: Kysely<Schema>, query: StatisticsQuery): Promise<Asked> {
  refuseUnfit(query);
  const indicators = query.indicator?.split(',');
  await refuseUnknown(db, query, indicators);
  const {campaign, period, status} = query;
  const span = period === undefined || period === 'latest' ? undefined : readSpan(period);
  const filter = {campaign, indicators, status, span, latest: period === 'latest', knownAt: endOf(query.as_of)};
  const around = await unitsAround(db, query);
  if (query.breakdown === undefined) return {filter: {...filter, units: around}, units: undefined};
  const units = await unitsDirectlyBelow(db, around ?? [(await findMinistry(db))?.id ?? '']);
  return {filter: {...filter, units: units.map(({id}) => id)}, units};
}

/** The moment up to which a day tells what was known. */
export function endOf(day: string | undefined): Date | undefined {
  return day === undefined ? undefined : startOfDay(day, 1);
}

async function unitsAround(db: Kysely<Schema>, {unit, predecessors}: StatisticsQuery): Promise<string[] | undefined> {
  if (unit === undefined) return undefined;
  return predecessors ? [unit, ...(await predecessorsOf(db, unit))] : [unit];
}

function refuseUnfit({unit, predecessors, breakdown, indicator, period}: StatisticsQuery): void {
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

async function refuseUnknown(
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
