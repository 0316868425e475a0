import {ApiError} from '../../api/api-error.js';
import type {Read} from '../../api/read.js';
import type {ArticleList} from '../../api/types.js';

let reader: ((address: string) => Read<ArticleList>) | undefined;

/**
 * The read of a feed. What reads feeds is fetched when the first list wants one, since most pages have none.
 *
 * @throws {ApiError} when it cannot be fetched
 */
export async function feedOf(address: string): Promise<Read<ArticleList>> {
  try {
    reader ??= (await import('../../api/feed-reader/feed-read.js')).feedRead;
  } catch (error) {
    throw new ApiError('network', [], String(error));
  }
  return reader(address);
}

/** The read of a feed, where what reads feeds is there already. */
export const feedIfThere = (address: string): Read<ArticleList> | undefined => reader?.(address);
