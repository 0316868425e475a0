import type {Observation} from '../../api/types.js';

/** A figure with the parts that the report names for it. */
export interface Figure {
  readonly whole: Observation;
  readonly parts: readonly Observation[];
}

/** Puts parts under their whole, in the order of the report. A part whose whole is not shown stands alone; nothing is left out. */
export function figuresOf(observations: readonly Observation[]): Figure[] {
  const shown = new Set(observations.map(({id}) => id));
  const isPart = ({part_of: whole, id}: Observation) => whole !== null && whole !== id && shown.has(whole);
  return observations
    .filter((observation) => !isPart(observation))
    .map((whole) => ({
      whole,
      parts: observations.filter((observation) => isPart(observation) && observation.part_of === whole.id),
    }));
}

/** Whether the report gives words in place of a number. */
export function isWords({quantity}: Observation): boolean {
  return quantity.qualifier === 'unquantified' || !/\d/.test(quantity.written_as);
}

/** Where a figure comes from, as one line. */
export function sourceLine({provenance: {document, issuer}}: Observation): string {
  return document.includes(issuer) ? document : `${document}, ${issuer}`;
}

/** The value that all have in common, if they have one. */
export function common<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
