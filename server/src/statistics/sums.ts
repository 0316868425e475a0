import type {components} from '../../../src/api/generated/contract.js';
import {
  checkParts,
  type PartsResult,
  sumQuantities,
  type SumRefusal,
  type Summand,
} from '../../../src/vietnamese/quantity/arithmetic.js';
import type {UnitInTime} from '../units/units.js';
import type {StoredObservation} from './queries.js';

type PartsCheck = components['schemas']['PartsCheck'];
type Observation = StoredObservation['content'];

const RESULTS: Readonly<Record<PartsResult, string>> = {
  agree: 'Các số liệu thành phần cộng lại khớp với số liệu chung',
  incomplete: 'Các số liệu thành phần cộng lại chưa bằng số liệu chung',
  exceed: 'Các số liệu thành phần cộng lại lớn hơn số liệu chung, nên có con số chưa đúng',
  incomparable: 'Không đối chiếu được các số liệu thành phần với số liệu chung',
};

/**
 * Whether the parts of an observation add up to it, with one sentence that says so; a report that declares how far its parts go is
 * quoted in it.
 *
 * @returns null where there are no parts
 */
export function partsCheck(whole: Observation, parts: readonly Observation[]): PartsCheck | null {
  if (parts.length === 0) return null;
  const result = checkParts(summand(whole), parts.map(summand));
  const {coverage} = whole;
  const declared = coverage?.kind === 'partial' && result !== 'agree';
  const note = declared ? `; báo cáo cho biết: ${coverage.note.trim().replace(/(?<![.\s])[.\s]+$/u, '')}` : '';
  return {result, detail: `${RESULTS[result]}${note}.`};
}

/** Without the unit: the parts of an observation may be those of the units below. */
function summand({quantity, measure, status, change, period, id, part_of}: Observation): Summand {
  return {quantity, measure, status, change, period, id, part_of};
}

type Schemas = components['schemas'];
type Breakdown = Schemas['Breakdown'];

type Status = Observation['status'];

const REFUSALS: Readonly<Record<SumRefusal, string>> = {
  nothing: 'Chưa có số liệu nào để cộng.',
  mixed_measures: 'Không cộng các số liệu đếm những thứ khác nhau, như lượt người với người.',
  mixed_statuses: 'Không cộng số liệu đã báo cáo với số đề nghị, kế hoạch hoặc chỉ tiêu.',
  mixed_changes: 'Không cộng mức tăng với mức giảm, hoặc mức tăng, giảm với số hiện có.',
  mixed_periods: 'Không cộng số liệu của những thời kỳ khác nhau.',
  without_amount: 'Không cộng được vì có số liệu mà báo cáo không nêu con số.',
  overlapping: 'Không cộng được vì có số liệu đã nằm trong số liệu khác, hoặc có đơn vị có nhiều số liệu.',
};

/**
 * How far observations cover the units: one entry for each indicator and period of which any unit has reported, in the order in which
 * they first appear. Targets and plans are no reports and count only where they are asked for.
 *
 * @param observations - observations of these units
 * @param units - in the order in which missing ones are named
 * @param asked - the status that was asked for
 * @param today - decides which units are in force in a period without days
 */
export function breakdownsOf(
  observations: readonly Observation[],
  units: readonly UnitInTime[],
  {asked, today}: {readonly asked: Status | undefined; readonly today: string},
): Breakdown[] {
  const told = observations.filter(({status}) => asked !== undefined || (status !== 'target' && status !== 'planned'));
  const isReport = ({status}: Observation) => status === asked || status === 'reported' || status === 'revised';
  return groupsOf(told).flatMap((group) => {
    const [first] = group;
    const reported = new Set(group.filter(isReport).map(({unit}) => unit.id));
    if (!first || reported.size === 0) return [];
    const {indicator, period} = first;
    // A unit that has reported is counted though its record says that it was not in force.
    const expected = units.filter((unit) => reported.has(unit.id) || isInForce(unit, period, today));
    const missing = expected.filter(({id}) => !reported.has(id));
    return {
      ...{indicator, period, expected: expected.length, reported: reported.size},
      missing: missing.map(({id, name, short_name}) => ({id, name, short_name})),
      sum: sumOf(group),
    };
  });
}

function groupsOf(observations: readonly Observation[]): Observation[][] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const {kind, start, end, label} = observation.period;
    const key = [observation.indicator, kind, start, end, start === null && end === null ? label : ''].join(' ');
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return [...groups.values()];
}

function isInForce({valid_from, valid_to}: UnitInTime, {start, end}: Observation['period'], today: string): boolean {
  const [from, to] = start === null && end === null ? [today, today] : [start, end];
  return (
    (valid_from === null || to === null || valid_from <= to) && (valid_to === null || from === null || valid_to >= from)
  );
}

function sumOf(observations: readonly Observation[]): Schemas['Sum'] {
  const sum = sumQuantities(observations);
  const refusals = new Set<SumRefusal>(sum.refusals);
  // Two observations of one unit, such as of two campaigns, may tell of the same things.
  if (new Set(observations.map(({unit}) => unit.id)).size < observations.length) refusals.add('overlapping');
  return refusals.size === 0
    ? {quantity: sum.quantity, refusals: []}
    : {quantity: null, refusals: [...refusals].map((code) => ({code, detail: REFUSALS[code]}))};
}
