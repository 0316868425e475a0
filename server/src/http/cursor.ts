import {invalidParameter, type Problem} from './problems.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Where a page ends: a number that orders the list (milliseconds, a position) and the id of its last item; in a list of several parts
 * also which of them that is.
 */
export interface Place {
  readonly order: number;
  readonly id: string;
  readonly part?: number;
}

/** The opaque cursor behind an item. */
export function cursorAfter({order, id, part}: Place): string {
  return Buffer.from(JSON.stringify(part === undefined ? [order, id] : [order, id, part])).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param largest - the largest order that this list knows; -`largest` is the smallest
 * @param parts - the parts that this list has, where it has any
 * @throws Problem 400 for anything that no page of this service has given out
 */
export function readCursor(cursor: string | undefined, largest: number, parts?: readonly number[]): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = parse(Buffer.from(cursor, 'base64url').toString());
  if (!isPlace(place, parts ? 3 : 2)) throw badCursor();
  const [order, id, part] = place;
  if (typeof order !== 'number' || !Number.isInteger(order) || Math.abs(order) > largest) throw badCursor();
  if (typeof id !== 'string' || !SLUG.test(id)) throw badCursor();
  if (!parts) return {order, id};
  if (typeof part !== 'number' || !parts.includes(part)) throw badCursor();
  return {order, id, part};
}

function isPlace(value: unknown, length: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length === length;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function badCursor(): Problem {
  return invalidParameter('cursor', 'Con trỏ trang không đúng; hãy dùng nguyên giá trị next của trang trước.');
}
