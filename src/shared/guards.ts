/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object, with any fields. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is an object of whose fields these are texts. */
export const hasStrings = (value: unknown, ...names: readonly string[]): value is Fields =>
  isObject(value) && names.every((name) => typeof value[name] === 'string');

/** Whether a value is something of the API that has an id and a name. */
export const isNamed = (value: unknown): value is Fields => hasStrings(value, 'id', 'name');

export const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
