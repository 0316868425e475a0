import {warnAttribute} from '../../widget/attributes.js';

/** By what an article is read: its id, or the address at which it stands. Undefined where the page names none. */
export type ArticleName = {readonly id: string} | {readonly url: string} | undefined;

/** An id of the common API. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 120;
/** The endings that old content management systems put after a name. */
const ENDING = /\.(?:html?|php|aspx?|jsp)$/i;

const idOf = (text: string): ArticleName => (text.length <= LONGEST_ID && ID.test(text) ? {id: text} : undefined);

function lastSegment(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(ENDING, '');
  } catch {
    return '';
  }
}

/** What a tag says of the article that it shows. */
export interface ArticleAttributes {
  readonly article: string;
  readonly from: string;
}

/** The parameter of the page's address that names the article; undefined where another part of it does. */
export const parameterOf = (from: string): string | undefined => /^query:(.+)$/.exec(from)?.[1];

/**
 * Finds out which article a page is about. Nothing but an id of the API is taken out of an address, so that a link to the page can
 * make it show no more than another article of the same API.
 *
 * @param page the page's address
 * @param canonical the address that the page gives as its own
 */
export function findArticle(
  element: Element,
  {article, from}: ArticleAttributes,
  page: URL,
  canonical: string,
): ArticleName {
  if (article) {
    const name = idOf(article);
    if (!name) warnAttribute(element, 'article', 'cần mã bài viết, gồm chữ thường không dấu, số và gạch nối.');
    return name;
  }
  const parameter = parameterOf(from);
  if (parameter) return idOf(page.searchParams.get(parameter) ?? '');
  if (from === 'path') return idOf(lastSegment(page.pathname));
  if (from === 'canonical') return {url: canonical};
  warnAttribute(
    element,
    from ? 'from' : 'article',
    'cần article="mã bài viết", hoặc from="query:bai", "path" hay "canonical".',
  );
  return undefined;
}
