import {parseFeed} from '../../src/api/feed-reader/parse-feed.js';
import type {ArticleList} from '../../src/api/types.js';

/** A feed address that no test asks for. */
export const FEED = 'https://congan.khanhhoa.test/rss/tin-tuc.xml';

/** Bytes of one code page, for texts of its letters only. */
export const bytes = (...parts: (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

/** An RSS 2.0 document around some items. */
export const rss = (
  items: string,
  channel = '<title>Công an tỉnh Khánh Hòa</title><link>https://congan.khanhhoa.test/</link>',
) =>
  `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;

/** An item of RSS 2.0: as told, or a whole one. */
export const item = (
  inside: string,
  {title = 'Tin', link = '/tin/1', date = 'Tue, 12 Jun 2018 08:55:00 +0700'}: Record<string, string> = {},
) => `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate>${inside}</item>`;

/** The news of a feed that can be read. */
export function newsOf(text: string, url = FEED): ArticleList {
  const reading = parseFeed(text, url);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.list;
}
