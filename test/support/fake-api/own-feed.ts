import {ARTICLES} from './news-content.js';

/** Where the fake API serves the feed of a provincial site. */
export const OWN_FEED = 'https://api.danvan.test/rss/trang-nhat.xml';

const items = ARTICLES.slice(0, 6).map(
  ({title, summary, url, category, published_at}) =>
    `<item><title>${title}</title><link>${url}?nguon=rss</link><description>${summary}</description>` +
    `<category>${category.name}</category><pubDate>${new Date(published_at).toUTCString()}</pubDate></item>`,
);

/** The feed as the site's own CMS writes it: RSS 2.0, without pictures. */
export const OWN_FEED_TEXT = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Công an tỉnh Khánh Hòa</title><link>https://congan.danvan.test/</link>
<description>Tin tức</description>${items.join('')}</channel></rss>`;
