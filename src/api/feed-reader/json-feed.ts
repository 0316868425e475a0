import {isObject} from '../../shared/guards.js';
import {type Feed, type FeedEntry, type FeedText, present} from './entry.js';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (...values: unknown[]): string[] =>
  present(...values.map((value) => (typeof value === 'string' ? value : undefined)));

const textOf = (isMarkup: boolean, ...values: unknown[]): FeedText | undefined => {
  const [text] = words(...values);
  return text === undefined ? undefined : {text, isMarkup};
};

function entryOf(item: unknown, bases: readonly string[]): FeedEntry[] {
  if (!isObject(item)) return [];
  const files = list(item['attachments']).filter(isObject);
  const pictures = files.filter((file) => words(file['mime_type']).some((type) => type.startsWith('image/')));
  return [
    {
      links: [...words(item['url'], item['external_url']), ...words(item['id']).filter((id) => /^https?:/i.test(id))],
      bases,
      title: textOf(false, item['title']),
      summary: textOf(false, item['summary']),
      body: textOf(true, item['content_html']) ?? textOf(false, item['content_text']),
      published: words(item['date_published'], item['date_modified']),
      updated: words(item['date_modified']),
      categories: words(...list(item['tags'])).map((text) => ({text, isMarkup: false})),
      pictures: words(item['image'], item['banner_image'], ...pictures.map((file) => file['url'])).map((src) => ({
        src,
      })),
    },
  ];
}

/** What a JSON Feed says (versions 1 and 1.1); undefined where the text is none. */
export function feedOfJson(text: string): Feed | undefined {
  try {
    const feed: unknown = JSON.parse(text);
    if (!isObject(feed) || !Array.isArray(feed['items'])) return undefined;
    const bases = words(feed['home_page_url']);
    return {title: textOf(false, feed['title']), entries: list(feed['items']).flatMap((item) => entryOf(item, bases))};
  } catch {
    return undefined;
  }
}
