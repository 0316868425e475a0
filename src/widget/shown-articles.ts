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

/** What the page knows of one of its lists. */
export interface ListEntry {
  readonly element: Element;
  /** Whether it is about to choose its articles. */
  isChoosing: boolean;
  /** The addresses of the articles that it shows. */
  shown: readonly string[];
  /** Told when another list has chosen or is gone. */
  readonly onChange: Set<() => void>;
}

/** Two copies of the script on a page share one registry, so its shape belongs to its name. */
const REGISTRY = Symbol.for('danvan.article-lists.2');

const isRegistry = (value: unknown): value is Set<ListEntry> => value instanceof Set;

/** The lists of the page, among which the first one puts the registry there. */
function pageRegistry(): Set<ListEntry> {
  const present: unknown = Reflect.get(globalThis, REGISTRY);
  if (isRegistry(present)) return present;
  const registry = new Set<ListEntry>();
  Reflect.set(globalThis, REGISTRY, registry);
  return registry;
}

/**
 * One list among the lists of a page, so that no two of them show the same article. What is shown stays shown, so nothing that is being
 * read moves because a list came later. A list that is taken off the page gives its articles free. How a list heeds the others is in
 * `article-turns.ts`, which pages with one list can do without.
 */
export class ArticleSlot {
  readonly entry: ListEntry;
  readonly #registry = pageRegistry();

  constructor(element: Element) {
    this.entry = {element, isChoosing: false, shown: [], onChange: new Set()};
  }

  /** What the page knows of its other lists. */
  get others(): readonly ListEntry[] {
    return [...this.#registry].filter((entry) => entry !== this.entry);
  }

  /** Takes part, with what the list already shows. */
  join(): void {
    this.#registry.add(this.entry);
  }

  /** Takes part no longer; others need not wait, and may show what this list showed. */
  leave(): void {
    this.#registry.delete(this.entry);
    this.#hasChosen();
  }

  /** Tells the lists after it that it is about to choose its articles. */
  choose(): void {
    this.entry.isChoosing = true;
  }

  /** Tells which articles the list shows from now on, by their addresses; it has chosen. */
  show(addresses: readonly string[]): void {
    this.entry.shown = addresses;
    this.#hasChosen();
  }

  #hasChosen(): void {
    this.entry.isChoosing = false;
    for (const {onChange} of this.others) [...onChange].forEach((tell) => tell());
  }
}
