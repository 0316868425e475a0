import {webAddress} from '../ingest/reading/web-address.js';
import type {Article} from '../store/articles.js';
import type {Scope, Unit} from '../units/units.js';
import type {ArticleHtmlCache} from './article-html-cache.js';

/** A picture with an absolute address. */
export interface OutgoingPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string | undefined;
}

/** An article as every kind of feed tells it: absolute addresses, texts that hold no markup. */
export interface OutgoingItem {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** Empty where the source gives the summary only. */
  readonly bodyHtml: string;
  readonly picture: OutgoingPicture | undefined;
  /** RFC 3339 in Vietnamese time. */
  readonly publishedAt: string;
  readonly updatedAt: string | undefined;
  readonly byline: string | undefined;
  readonly source: string | undefined;
  readonly sourceUrl: string | undefined;
  readonly tags: readonly string[];
}

/** A unit's articles, ready to be written down. */
export interface OutgoingFeed {
  readonly title: string;
  readonly description: string;
  /** The page that the feed belongs to. */
  readonly home: string;
  /** Where this very feed is. */
  readonly self: string;
  readonly items: readonly OutgoingItem[];
}

const ABOUT: Readonly<Record<Scope, (name: string) => string>> = {
  unit: (name) => `Tin bài của ${name}`,
  province: (name) => `Tin bài của ${name} và các đơn vị trong tỉnh, thành phố`,
  national: () => 'Tin bài của công an cả nước',
};

/**
 * Puts a feed together.
 *
 * @param base - the address of this service, against which relative addresses are read
 * @param self - of the feed, relative to `base`
 */
export async function outgoingFeed(
  unit: Unit,
  scope: Scope,
  articles: readonly Article[],
  bodies: ArticleHtmlCache,
  base: string,
  self: string,
): Promise<OutgoingFeed> {
  const about = ABOUT[scope](unit.name);
  return {
    title: scope === 'unit' ? unit.name : about,
    description: about,
    home: webAddress(unit.contact.website, base) ?? base,
    self: new URL(self, base).href,
    items: (await Promise.all(articles.map((article) => itemsOf(article, bodies, base)))).flat(),
  };
}

/** An article without an address of the web cannot be followed from a feed, and is left out. */
async function itemsOf(article: Article, bodies: ArticleHtmlCache, base: string): Promise<OutgoingItem[]> {
  const url = webAddress(article.url, base);
  if (url === undefined) return [];
  return [
    {
      url,
      title: article.title,
      summary: article.summary,
      bodyHtml: await bodies.absolute(article.body_html, base),
      picture: pictureOf(article.image, base),
      publishedAt: article.published_at,
      updatedAt: article.updated_at ?? undefined,
      byline: article.byline ?? undefined,
      source: article.source ?? undefined,
      sourceUrl: webAddress(article.source_url, base),
      tags: article.tags,
    },
  ];
}

function pictureOf(image: Article['image'], base: string): OutgoingPicture | undefined {
  const src = webAddress(image?.src, base);
  if (!image || src === undefined) return undefined;
  const {width, height, alt, caption} = image;
  return {src, width, height, alt, caption};
}
