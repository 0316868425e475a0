import {invalidParameter, type Problem} from './problems.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Where a page ends: a number that orders the list (milliseconds, a position) and the id of its last item. */
export interface Place {
  readonly order: number;
  readonly id: string;
}

/** The opaque cursor behind an item. */
export function cursorAfter({order, id}: Place): string {
  return Buffer.from(JSON.stringify([order, id])).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param largest - the largest order that this list knows; -`largest` is the smallest
 * @throws Problem 400 for anything that no page of this service has given out
 */
export function readCursor(cursor: string | undefined, largest: number): Place | undefined {
  if (cursor === undefined) return undefined;
  const place = parse(Buffer.from(cursor, 'base64url').toString());
  if (!isPair(place)) throw badCursor();
  const [order, id] = place;
  if (typeof order !== 'number' || !Number.isInteger(order) || Math.abs(order) > largest) throw badCursor();
  if (typeof id !== 'string' || !SLUG.test(id)) throw badCursor();
  return {order, id};
}

function isPair(value: unknown): value is readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2;
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
