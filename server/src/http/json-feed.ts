import type {OutgoingFeed, OutgoingItem} from './outgoing-feed.js';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({title, description, home, self, items}: OutgoingFeed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language: 'vi',
    items: items.map(itemOf),
  };
}

/** A value that is undefined is not written. */
function itemOf(item: OutgoingItem) {
  const {url, title, summary, bodyHtml, picture, publishedAt, updatedAt, byline, tags} = item;
  return {
    id: url,
    url,
    title,
    ...(bodyHtml === '' ? {content_text: summary} : {content_html: bodyHtml}),
    summary: summary === '' ? undefined : summary,
    image: picture?.src,
    date_published: publishedAt,
    date_modified: updatedAt,
    authors: byline === undefined ? undefined : [{name: byline}],
    tags: tags.length === 0 ? undefined : tags,
  };
}
