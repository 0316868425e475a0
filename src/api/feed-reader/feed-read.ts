import type {Read} from '../read.js';
import {isArticleList} from '../shapes.js';
import type {ArticleList} from '../types.js';
import {fetchFeedText} from './fetch-feed-text.js';
import {parseFeed} from './parse-feed.js';

/**
 * A read of a feed, RSS 0.9x, 1.0 or 2.0, Atom or JSON Feed, as news of the common API: the newest first, each story once, those
 * without a date that can be read at the end with an empty `published_at`; the unit and its name are the feed's title, the category
 * is the first that the feed names. Texts are plain text, addresses are absolute web addresses.
 *
 * @param address read against the page
 * @throws {TypeError} where that is no address
 */
export function feedRead(address: string): Read<ArticleList> {
  const url = new URL(address, document.baseURI).href;
  return {url, isShape: isArticleList, format: {fetchText: fetchFeedText, parse: (text) => parseFeed(text, url)}};
}
