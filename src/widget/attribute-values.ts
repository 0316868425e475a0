/** How widely a widget looks for articles: the unit, its province, the whole country. */
export const SCOPES = ['unit', 'province', 'national'] as const;

/** A value if it is one of those known. */
export const knownValue = <Known extends string>(value: unknown, known: readonly Known[]): Known | undefined =>
  known.find((candidate) => candidate === value);

/** The whole number that a value says, if it is within the bounds. */
export function numberWithin(value: unknown, min: number, max: number): number | undefined {
  const number = Number(value ?? NaN);
  return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
}

/** Whether a switch is on: as a tag says it, by being there, or as a property does. */
export const isOn = (value: unknown): boolean => value === '' || Boolean(value);
