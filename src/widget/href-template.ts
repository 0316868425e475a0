import {type ArticleKey, type ArticleLink} from './shown-articles.js';
import {warnAttribute} from './attributes.js';
import {webAddress} from '../shared/web-address.js';

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN: ReadonlySet<string> = new Set(['id', 'slug', 'url']);

/** The last part of an address, as sites name their pages: «dan-van-kheo» of `/tin/dan-van-kheo.html`. */
function slugOf({id, url}: ArticleKey, base: URL | string): string {
  const address = webAddress(url, base);
  const last = address && new URL(address).pathname.split('/').filter(Boolean).slice(-1)[0];
  if (!last) return id;
  try {
    return decodeURIComponent(last).replace(/\.[a-z]{2,5}$/i, '');
  } catch {
    return id;
  }
}

/** Whatever an article is called, its link stays on the site that the template names. */
function staysOnItsSite(template: string): boolean {
  const [one, other] = ['a', 'b'].map((word) => webAddress(template.replace(PLACEHOLDER, word), document.baseURI));
  return !!one && !!other && one !== other && new URL(one).origin === new URL(other).origin;
}

/**
 * The page's template for links to articles, such as `/tin/{id}`, if it can be used; else warns and gives the empty one.
 *
 * @param template with `{id}`, `{slug}` (the last part of the article's own address) or `{url}` (its own address, as a parameter)
 */
export function hrefTemplate(element: Element, attribute: string, template: string): string {
  if (!template) return '';
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined) {
    warnAttribute(element, attribute, `không biết «{${unknown}}»; dùng được {id}, {slug}, {url}.`);
  } else if (names.length === 0) {
    warnAttribute(element, attribute, 'thiếu {id}, {slug} hoặc {url}, nên mọi tin sẽ dẫn đến cùng một trang.');
  } else if (!staysOnItsSite(template)) {
    warnAttribute(element, attribute, 'không phải địa chỉ trang web, ví dụ đúng: /tin/{id}.');
  } else {
    return template;
  }
  return '';
}

/**
 * Where links to articles lead: to the page's own template, else to the article's own address.
 *
 * @param base of the API or feed that told the article, against which its own address is read
 * @param template one that {@link hrefTemplate} has let through, or empty
 */
export function articleLink(base: URL | string, template: string): ArticleLink {
  return (article) => {
    const own = webAddress(article.url, base);
    if (!template) return own;
    const values: Readonly<Record<string, string>> = {id: article.id, slug: slugOf(article, base), url: own ?? ''};
    const filled = template.replace(PLACEHOLDER, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    return webAddress(filled, document.baseURI);
  };
}
