import type {ApiRequest} from '../client.js';
import {isArticleList} from '../articles.js';
import type {ArticleList} from '../types.js';
import {fetchFeedText} from './fetch-feed-text.js';
import type {parseFeed} from './parse-feed.js';
import {unusable} from './webmaster.js';

/** What reads the text of a feed; pages that show none need not fetch it. */
export type FeedParser = typeof parseFeed;

/** Nothing in a feed makes its parser throw; a page whose policy closes the browser's own to it does. */
function attempt(parser: FeedParser, text: string, url: string): ReturnType<FeedParser> {
  try {
    return parser(text, url);
  } catch (error) {
    return {
      ok: false,
      reason: `trình duyệt không cho đọc (${String(error)}). Nếu Content-Security-Policy của trang có trusted-types thì thêm danvan-feed vào đó.`,
    };
  }
}

/**
 * A read of a feed, RSS 0.9x, 1.0 or 2.0, Atom or JSON Feed, as news of the common API: the newest first, each story once, those
 * without a date that can be read at the end with an empty `published_at`; the unit and its name are the feed's title, the category
 * is the first that the feed names. Texts are plain text, addresses are absolute web addresses. The webmaster is told in the console
 * why a feed gives no news.
 *
 * @param address read against the page
 * @throws {TypeError} where that is no address
 */
export function feedRead(address: string, parser: FeedParser): ApiRequest<ArticleList> {
  const url = new URL(address, document.baseURI).href;
  const parse = (text: string): ArticleList => {
    const reading = attempt(parser, text, url);
    if (!reading.ok) throw unusable(url, reading.reason);
    return reading.list;
  };
  return {url, isShape: isArticleList, format: {fetchText: fetchFeedText, parse}};
}
