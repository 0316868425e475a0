/** How one column value in PostgreSQL's text format becomes a JavaScript value. */
export type ValueParser = (text: string) => unknown;

/** Type numbers of PostgreSQL (pg_type.oid) whose usual JavaScript form differs between the two drivers or loses value. */
const oid = {int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700};
const arrayOid = {int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231};

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
export const valueParsers: Readonly<Record<number, ValueParser>> = {
  [oid.int8]: asInteger,
  [oid.date]: asText,
  [oid.timestamp]: asText,
  [oid.timestamptz]: asDate,
  [oid.numeric]: asText,
};

/** Parsers of the elements of arrays, by the array's type number. */
export const elementParsers: Readonly<Record<number, ValueParser>> = {
  [arrayOid.int8]: asInteger,
  [arrayOid.date]: asText,
  [arrayOid.timestamp]: asText,
  [arrayOid.timestamptz]: asDate,
  [arrayOid.numeric]: asText,
};
