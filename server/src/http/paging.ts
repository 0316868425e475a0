import type {components} from '../../../src/api/generated/contract.js';
import {toLocalTime} from '../local-time.js';
import {invalidParameter, type Problem} from './errors.js';

/**
 * Where a page ends: a number that orders the list (milliseconds, a position) and the id of its last item; in a list of several parts
 * also which of them that is.
 */
export interface CursorPosition {
  readonly order: number;
  readonly id: string;
  readonly part?: number;
}

/** Which places a list has. */
export interface CursorRange {
  /** The least and the largest number by which it can be ordered. */
  readonly order: readonly [number, number];
  readonly isId: (id: string) => boolean;
  /** The parts of the list, where it has any. */
  readonly parts?: readonly number[] | undefined;
}

/** The order of a list by moments, in milliseconds: the years 1 to 9999, which both databases and RFC 3339 can write. */
export const MOMENTS = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')] as const;

/** The opaque cursor behind an item. */
export function cursorAfter({order, id, part}: CursorPosition): string {
  return Buffer.from(JSON.stringify(part === undefined ? [order, id] : [order, id, part])).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param places - which places the list has whose next page is asked for
 * @throws Problem 400 for anything that no page of this list can have given out
 */
export function readCursor(cursor: string | undefined, places: CursorRange): CursorPosition | undefined {
  if (cursor === undefined) return undefined;
  const place = placeOf(parse(Buffer.from(cursor, 'base64url').toString()));
  // Written in another way it is not ours, whatever it says.
  if (!place || !isOneOf(places, place) || cursorAfter(place) !== cursor) throw badCursor();
  return place;
}

function placeOf(value: unknown): CursorPosition | undefined {
  if (!isList(value)) return undefined;
  const [order, id, part] = value;
  if (typeof order !== 'number' || typeof id !== 'string') return undefined;
  return typeof part === 'number' ? {order, id, part} : {order, id};
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isOneOf({order: [least, most], isId, parts}: CursorRange, {order, id, part}: CursorPosition): boolean {
  const isPart = part === undefined ? parts === undefined : parts?.includes(part) === true;
  return Number.isInteger(order) && order >= least && order <= most && isId(id) && isPart;
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

type Page = components['schemas']['Page'];

/** The page of a list that is never cut. */
export function wholeList<Item>(items: Item[], now: Date): {items: Item[]; page: Page} {
  return {items, page: {next: null, limit: items.length, as_of: toLocalTime(now)}};
}

/**
 * Cuts a list that was asked for with one item more than the page holds; that item only tells that there is a next page.
 *
 * @param cursorOf - the cursor behind an item
 */
export function cutPage<Item>(found: Item[], limit: number, now: Date, cursorOf: (last: Item) => string) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = found.length > limit && last !== undefined ? cursorOf(last) : null;
  return {items, page: {next, limit, as_of: toLocalTime(now)}};
}
