import {hasStrings, isObject} from '../shared/guards.js';
import type {Page} from './types.js';

/*
 * What an answer must at least be for a widget to draw it. A proxy, an old cache or another service may answer in the API's place,
 * and a widget then says so instead of throwing halfway through a page. Only what the widgets use is checked.
 */

/** Whether it is a page of a list, all items of which are as they must be. */
export function isPageOf(isItem: (item: unknown) => boolean, value: unknown): boolean {
  return (
    isObject(value) &&
    Array.isArray(value['items']) &&
    value['items'].every(isItem) &&
    isObject(value['page']) &&
    hasStrings(value['page'], 'as_of')
  );
}

/** When a list was true. */
export const pageTime = (list: {readonly page: Page}): string => list.page.as_of;
