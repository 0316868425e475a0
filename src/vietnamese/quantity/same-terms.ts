import type {CountedMeasure, Summand} from './types.js';
import {normalized} from '../normalized.js';

const squeezed = (text: string): string => normalized(text, 'NFC').toLowerCase().trim().replace(/\s+/g, ' ');

/** Whether both count the same: kind, currency and name; case and white space of names do not matter. */
export function isSameMeasure(a: CountedMeasure, b: CountedMeasure): boolean {
  return a.kind === b.kind && a.currency === b.currency && squeezed(a.name) === squeezed(b.name);
}

/** A corrected figure is a reported one. */
export function isSameStatus(a: Summand, b: Summand): boolean {
  const standing = ({status}: Summand) => (status === 'revised' ? 'reported' : status);
  return standing(a) === standing(b);
}

/** Whether both are levels, or changes in the same direction. What does not say is taken to be like the other. */
export function isSameChange({change: a}: Summand, {change: b}: Summand): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Whether both tell of the same days; where a period has no days, its words decide. */
export function isSamePeriod({period: a}: Summand, {period: b}: Summand): boolean {
  if (a.kind !== b.kind || a.start !== b.start || a.end !== b.end) return false;
  return a.start !== null || a.end !== null || squeezed(a.label) === squeezed(b.label);
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Whether the periods are of one kind and, where both have days, of as many months: a year is not compared with nine months. */
export function isSamePeriodLength({period: a}: Summand, {period: b}: Summand): boolean {
  if (a.kind !== b.kind) return false;
  const [lengthA, lengthB] = [a, b].map(
    ({start, end}) => start !== null && end !== null && monthOf(end) - monthOf(start),
  );
  return lengthA === false || lengthB === false || lengthA === lengthB;
}

/** Whether both are of the same unit; a figure without one is taken to be of the other's. */
export function isSameUnit({unit: a}: Summand, {unit: b}: Summand): boolean {
  return a === undefined || b === undefined || a.id === b.id;
}
