import type {DemoObservation} from '../demo-content.js';

type Quantity = DemoObservation['quantity'];
type Measure = DemoObservation['measure'];

/** What the figures of one report have in common. Only the article tells where it can be read. */
export type Report = Pick<DemoObservation, 'campaign' | 'unit' | 'period'> & {
  readonly provenance: Omit<DemoObservation['provenance'], 'quote' | 'url'>;
};

/** What a figure says of its own. The quote is taken from the article that tells of it. */
export type Figure = Pick<DemoObservation, 'indicator' | 'label' | 'quantity' | 'measure'> & {
  readonly quote: string;
} & Partial<Pick<DemoObservation, 'change' | 'status' | 'period' | 'unit' | 'part_of' | 'coverage' | 'actors'>>;

/** Makes the figures of a report into observations; their ids are `<prefix>-<indicator>`. */
export function reported(prefix: string, report: Report, figures: readonly Figure[]): readonly DemoObservation[] {
  return figures.map(({quote, ...figure}) => ({
    change: null,
    status: 'reported',
    part_of: null,
    coverage: null,
    actors: null,
    target: null,
    ...report,
    ...figure,
    id: `${prefix}-${figure.indicator}`,
    provenance: {...report.provenance, url: null, quote},
  }));
}

/**
 * A figure that has a number: `amount` as a plain decimal, `writtenAs` as the report prints it. Trailing zeros of a rounded
 * figure ("gần 300") are no significant digits; those of an exact one are.
 */
export function number(
  qualifier: 'exact' | 'more_than' | 'less_than' | 'almost' | 'about' | 'at_least' | 'at_most',
  amount: string,
  writtenAs: string,
  rounding: {readonly scale?: number; readonly digits?: number} = {},
): Quantity {
  return {
    qualifier,
    amount,
    amount_max: null,
    magnitude: null,
    written_as: writtenAs,
    scale: rounding.scale ?? 0,
    significant_digits: rounding.digits ?? amount.length,
  };
}

/** A figure between two numbers, both of which the report vouches for. */
export function range(
  amount: string,
  amountMax: string,
  writtenAs: string,
  rounding: {readonly scale?: number; readonly digits?: number} = {},
): Quantity {
  const digits = rounding.digits ?? amountMax.length;
  const bounds = {qualifier: 'range', amount_max: amountMax} as const;
  return {...number('exact', amount, writtenAs, {...rounding, digits}), ...bounds};
}

/** "hàng chục tỷ": only the power of ten is known, and nobody may put a number in its place. */
export function magnitude(power: number, writtenAs: string, scale: number): Quantity {
  return {
    qualifier: 'magnitude',
    amount: null,
    amount_max: null,
    magnitude: power,
    written_as: writtenAs,
    scale,
    significant_digits: null,
  };
}

/** A statement that counts nothing: a recurrence, a plan period, a named model. */
export function unquantified(writtenAs: string): Quantity {
  return {
    qualifier: 'unquantified',
    amount: null,
    amount_max: null,
    magnitude: null,
    written_as: writtenAs,
    scale: null,
    significant_digits: null,
  };
}

export const things = (name: string): Measure => ({kind: 'things', name});
export const persons = (name: string): Measure => ({kind: 'persons', name});
/** Meetings, inspections, attendances (lượt): events, never added to persons. */
export const occurrences = (name: string): Measure => ({kind: 'occurrences', name});
export const duration = (name: string): Measure => ({kind: 'duration', name});
export const dong: Measure = {kind: 'money', name: 'đồng', currency: 'VND'};
