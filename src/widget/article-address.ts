import type {ArticleSummary} from '../api/types.js';
import {webAddress} from '../shared/web-address.js';

/** What tells an article apart from others. */
export type ArticleKey = Pick<ArticleSummary, 'id' | 'url'>;

/** Where the link of an article leads; undefined where that is no web address. */
export type ArticleLink = (article: ArticleKey) => string | undefined;

/** The absolute address of an article, else its id. */
export const addressOrId = ({id, url}: ArticleKey, base: URL | string): string => webAddress(url, base) ?? id;

/** The addresses of the page itself: the one it declares, and the one it was opened under. */
const pageAddresses = (): readonly (string | undefined)[] =>
  [document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href, document.location.href].map((address) =>
    webAddress(address, document.baseURI),
  );

/** The path of an address where that has one spelling only; all others count as one. Two addresses of one page have the same. */
function plainPath(address: string): string {
  const {pathname} = new URL(address);
  return pathname.includes('%') ? '%' : `${pathname}/`.replace(/(\/(index\.\w+)?)+$/i, '/');
}

/**
 * Those of some articles that the page itself tells, known by the article's address or by that of its link. What compares addresses
 * exactly is fetched only where one may be the page's.
 *
 * @param base of the API or feed that told the articles, against which their addresses are read
 * @param link where the page's links to articles lead
 */
export async function pageArticles<Article extends ArticleKey>(
  articles: readonly Article[],
  base: URL | string,
  link: ArticleLink,
  page: readonly (string | undefined)[] = pageAddresses(),
): Promise<ReadonlySet<Article>> {
  const isOneOf = (own: readonly (string | undefined)[], form: (address: string) => string | undefined) => {
    const formsOf = (addresses: typeof own) => addresses.map((address) => address && form(address));
    const forms = formsOf(own);
    return (article: Article) =>
      formsOf([webAddress(article.url, base), link(article)]).some((found) => found && forms.includes(found));
  };
  const likely = articles.filter(isOneOf(page, plainPath));
  const compare = likely.length > 0 && (await import('../shared/canonical-address.js').catch(() => undefined));
  return new Set(compare ? likely.filter(isOneOf(page, compare.canonicalAddress)) : []);
}
