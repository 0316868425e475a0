/** How one column value in PostgreSQL's text format becomes a JavaScript value. */
export type ValueParser = (text: string) => unknown;

/** Type numbers of PostgreSQL (pg_type.oid) whose usual JavaScript form differs between the two drivers or loses value. */
const OID = {int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700};
const ARRAY_OID = {int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231};

const asText: ValueParser = (text) => text;
const asDate: ValueParser = (text) => new Date(text);

function asInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`Số nguyên ${text} quá lớn để giữ chính xác.`);
  }
  return value;
}

/** Parsers of single values, by type number, equal on both databases. */
export const VALUE_PARSERS: Readonly<Record<number, ValueParser>> = {
  [OID.int8]: asInteger,
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: asDate,
  [OID.numeric]: asText,
};

/** Parsers of the elements of arrays, by the array's type number. */
export const ELEMENT_PARSERS: Readonly<Record<number, ValueParser>> = {
  [ARRAY_OID.int8]: asInteger,
  [ARRAY_OID.date]: asText,
  [ARRAY_OID.timestamp]: asText,
  [ARRAY_OID.timestamptz]: asDate,
  [ARRAY_OID.numeric]: asText,
};

/** Whether a text is an id of a row, as PostgreSQL writes it. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
