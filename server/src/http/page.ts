import type {components} from '../../../src/api/generated/contract.js';
import {toLocalTime} from '../local-time.js';

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
