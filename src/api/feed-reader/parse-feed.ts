import type {ArticleList, ArticleSummary} from '../types.js';
import type {Feed, FeedEntry} from './entry.js';
import {feedOfJson} from './json-feed.js';
import {dateOf, storyOf, unitOf} from './story.js';
import {unusable} from './webmaster.js';
import {readXml} from './xml-document.js';
import {feedOfXml} from './xml-feed.js';

/** Further entries are older than anyone scrolls. */
const MOST_STORIES = 200;

const FAULTS = {
  html: 'địa chỉ này là một trang web, không phải nguồn tin. Hãy dùng địa chỉ RSS của trang, thường có trong mục RSS.',
  grammar: 'nguồn tin khai báo DTD hoặc thực thể riêng; vì an toàn, tệp như vậy không được đọc.',
  unknown: 'tệp này không phải RSS, Atom hay JSON Feed.',
  truncated: 'nguồn tin bị cắt ngang, chưa nhận đủ.',
  malformed: 'nguồn tin viết sai cú pháp XML nên không đọc được.',
} as const;

function feedOf(text: string, url: string): Feed {
  if (/^[\s\uFEFF]*\{/.test(text)) {
    const feed = feedOfJson(text);
    if (!feed) throw unusable(url, FAULTS.unknown);
    return feed;
  }
  const reading = readXml(text);
  if ('fault' in reading) throw unusable(url, FAULTS[reading.fault]);
  return feedOfXml(reading.root);
}

/** The newest entries, newest first; those whose date cannot be read stand at the end, in the order of the feed. */
function newest(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries
    .map((entry) => ({entry, moment: Date.parse(dateOf(entry.published)) || -Infinity}))
    .sort((a, b) => (a.moment === b.moment ? 0 : b.moment - a.moment))
    .slice(0, MOST_STORIES)
    .map(({entry}) => entry);
}

/**
 * Reads the text of a feed as news of the common API.
 *
 * @param url of the feed
 * @throws {ApiError} where it is no feed, or one that may not be read; the webmaster is told why in the console
 */
export function parseFeed(text: string, url: string): ArticleList {
  const {title, entries} = feedOf(text, url);
  const unit = unitOf(title);
  const stories = new Map<string, ArticleSummary>();
  for (const entry of newest(entries)) {
    const story = storyOf(entry, unit, url);
    if (story && !stories.has(story.id)) stories.set(story.id, story);
  }
  // a feed rarely tells when it was true; its reading then does
  return {items: [...stories.values()], page: {next: null, limit: MOST_STORIES, as_of: ''}};
}
