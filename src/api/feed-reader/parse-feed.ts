import type {ArticleList, ArticleSummary} from '../types.js';
import type {Feed, FeedEntry} from './entry.js';
import {feedOfJson} from './json-feed.js';
import {dateOf, storyOf, unitOf} from './story.js';
import {readXml} from './xml-document.js';
import {feedOfXml} from './xml-feed.js';

/** What a feed says, or a sentence for the webmaster why it says nothing: it is no feed, or one that may not be read. */
export type FeedReading =
  {readonly ok: true; readonly list: ArticleList} | {readonly ok: false; readonly reason: string};

/** Further entries are older than anyone scrolls. */
const MOST_STORIES = 200;

const FAULTS = {
  html: 'địa chỉ này là một trang web, không phải nguồn tin. Hãy dùng địa chỉ RSS của trang, thường có trong mục RSS.',
  grammar: 'nguồn tin khai báo DTD hoặc thực thể riêng; vì an toàn, tệp như vậy không được đọc.',
  unknown: 'tệp này không phải RSS, Atom hay JSON Feed.',
  truncated: 'nguồn tin bị cắt ngang, chưa nhận đủ.',
  malformed: 'nguồn tin viết sai cú pháp XML nên không đọc được.',
} as const;

function feedOf(text: string): Feed | keyof typeof FAULTS {
  if (/^[\s\uFEFF]*\{/.test(text)) return feedOfJson(text) ?? 'unknown';
  const reading = readXml(text);
  return 'fault' in reading ? reading.fault : feedOfXml(reading.root);
}

/** The newest entries, newest first; those whose date cannot be read stand at the end, in the order of the feed. */
function newest(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries
    .map((entry) => ({entry, moment: new Date(dateOf(entry.published)).getTime() || -Infinity}))
    .sort((a, b) => (a.moment === b.moment ? 0 : b.moment - a.moment))
    .slice(0, MOST_STORIES)
    .map(({entry}) => entry);
}

/**
 * Reads the text of a feed as news of the common API. This is what travels only to pages that show a feed; so it knows no errors of
 * the widgets, of which a page must have one kind.
 *
 * @param url of the feed
 */
export function parseFeed(text: string, url: string): FeedReading {
  const feed = feedOf(text);
  if (typeof feed === 'string') return {ok: false, reason: FAULTS[feed]};
  const unit = unitOf(feed.title);
  const stories = new Map<string, ArticleSummary>();
  for (const entry of newest(feed.entries)) {
    const story = storyOf(entry, unit, url);
    if (story && !stories.has(story.id)) stories.set(story.id, story);
  }
  // a feed rarely tells when it was true; its reading then does
  return {ok: true, list: {items: [...stories.values()], page: {next: null, limit: MOST_STORIES, as_of: ''}}};
}
