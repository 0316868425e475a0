import {ApiError} from '../../api/api-error.js';
import {type FeedParser, feedRead} from '../../api/feed-reader/feed-read.js';
import type {ApiRequest} from '../../api/client.js';
import type {ArticleList} from '../../api/types.js';

let parser: FeedParser | undefined;

/**
 * The read of a feed. What reads feeds is fetched when the first list wants one, since most pages have none.
 *
 * @throws {ApiError} when it cannot be fetched
 */
export async function feedOf(address: string): Promise<ApiRequest<ArticleList>> {
  try {
    parser ??= (await import('../../api/feed-reader/parse-feed.js')).parseFeed;
  } catch (error) {
    throw new ApiError('network', [], String(error));
  }
  return feedRead(address, parser);
}

/** The read of a feed, where what reads feeds is there already. */
export const feedIfThere = (address: string): ApiRequest<ArticleList> | undefined =>
  parser && feedRead(address, parser);
