import {warnOnce} from '../api/warn-once.js';

/** Writes a warning for the webmaster, once for each tag, attribute and value on the page. */
export function warnAttribute(element: Element, attribute: string, reason: string): void {
  warnOnce(`<${element.localName} ${attribute}="${element.getAttribute(attribute) ?? ''}">: ${reason}`);
}

/** Writes a warning about what stands inside a tag, once for each tag and reason on the page. */
export function warnContent(element: Element, reason: string): void {
  warnOnce(`<${element.localName}>: ${reason}`);
}

/** The attribute's value if it is one of those known; else warns and gives the first. */
export function oneOf<const Known extends readonly [string, ...string[]]>(
  element: Element,
  attribute: string,
  value: string,
  known: Known,
): Known[number] {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) warnAttribute(element, attribute, `giá trị hợp lệ là ${known.join(', ')}.`);
  return found ?? known[0];
}

/** The attribute's value if it is a whole number within the bounds; else warns and gives the fallback. */
export function wholeNumber(
  element: Element,
  attribute: string,
  value: number,
  {min, max, fallback}: {min: number; max: number; fallback: number},
): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  warnAttribute(element, attribute, `cần một số nguyên từ ${min} đến ${max}.`);
  return fallback;
}

/** The switches named in a list such as `show="image date"`; warns of those unknown and leaves them out. */
export function switches<const Known extends string>(
  element: Element,
  attribute: string,
  value: string,
  known: readonly Known[],
): ReadonlySet<Known> {
  const named = valuesIn(value);
  const unknown = named.filter((name) => !known.some((candidate) => candidate === name));
  if (unknown.length > 0) {
    warnAttribute(element, attribute, `không biết «${unknown.join(' ')}»; giá trị hợp lệ là ${known.join(', ')}.`);
  }
  return new Set(known.filter((candidate) => named.includes(candidate)));
}

/** Reads what a page wrote into an attribute, or set as the property of that name; null or undefined where it did neither. */
export type ReadAttribute = (attribute: string) => unknown;

const propertyOf = (attribute: string): string =>
  attribute.replace(/-[a-z]/g, (letter) => letter.slice(1).toUpperCase());

/** Reads the attributes of a widget from its properties, which bear the same names in camel case. */
export const fromProperties =
  (element: Element): ReadAttribute =>
  (attribute) => {
    const value: unknown = Reflect.get(element, propertyOf(attribute));
    return value;
  };

/** Reads the attributes of a tag whose code is not there yet; a framework may have set properties on it already. */
export const fromTag =
  (element: Element): ReadAttribute =>
  (attribute) => {
    const property = propertyOf(attribute);
    const value: unknown = Object.prototype.hasOwnProperty.call(element, property)
      ? Reflect.get(element, property)
      : element.getAttribute(attribute);
    return value;
  };

/** The text that an attribute or property holds; empty where it holds none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The values in a list, in order; an English or Vietnamese hand writes it with commas and spaces. */
export const valuesIn = (list: unknown): string[] =>
  textOf(list)
    .split(/[\s,]+/)
    .filter(Boolean);

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

/** How widely a tag wants articles: where it names no scope that there is, the unit's own; undefined where it names none. */
export const scopeOf = (read: ReadAttribute): (typeof SCOPES)[number] | undefined =>
  knownValue(read('scope'), SCOPES) ?? (textOf(read('scope')) ? SCOPES[0] : undefined);
