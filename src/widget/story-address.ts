import {canonicalAddress} from '../shared/canonical-address.js';
import type {ArticleSummary} from '../api/types.js';
import {warnAttribute} from './attributes.js';
import {safeAddress} from './safe-address.js';

/** What tells a story apart from others. */
export type StoryKey = Pick<ArticleSummary, 'id' | 'url'>;

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN: ReadonlySet<string> = new Set(['id', 'slug', 'url']);

/** The last part of an address, as sites name their pages: «dan-van-kheo» of `/tin/dan-van-kheo.html`. */
function slugOf({id, url}: StoryKey, base: URL | string): string {
  const address = safeAddress(url, base);
  const last = address && new URL(address).pathname.split('/').filter(Boolean).at(-1);
  if (!last) return id;
  try {
    return decodeURIComponent(last).replace(/\.[a-z]{2,5}$/i, '');
  } catch {
    return id;
  }
}

/** Whatever a story is called, its link stays on the site that the template names. */
function staysOnItsSite(template: string): boolean {
  const [one, other] = ['a', 'b'].map((word) => safeAddress(template.replace(PLACEHOLDER, word), document.baseURI));
  return !!one && !!other && one !== other && new URL(one).origin === new URL(other).origin;
}

/**
 * The page's template for links to stories, such as `/tin/{id}`, if it can be used; else warns and gives the empty one.
 *
 * @param template with `{id}`, `{slug}` (the last part of the story's own address) or `{url}` (its own address, as a parameter)
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
 * Where the link of a story leads: to the page's own template, else to the story's own address.
 *
 * @param base of the API or feed that told the story, against which its own address is read
 * @param template one that {@link hrefTemplate} has let through, or empty
 * @returns the absolute address; undefined where it is no web address
 */
export function storyAddress(story: StoryKey, base: URL | string, template = ''): string | undefined {
  if (!template) return safeAddress(story.url, base);
  const values: Readonly<Record<string, string>> = {
    id: story.id,
    slug: slugOf(story, base),
    url: safeAddress(story.url, base) ?? '',
  };
  const filled = template.replace(PLACEHOLDER, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return safeAddress(filled, document.baseURI);
}

/** What two tellings of one story have in common, whatever their ids: the canonical form of its address. */
export function storyKey(story: StoryKey, base: URL | string): string {
  return canonicalAddress(story.url, base) ?? story.id;
}

/** The canonical addresses of the page itself: the one it declares, and the one it was opened under. */
function pageAddresses(): ReadonlySet<string | undefined> {
  const declared = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  return new Set([declared && canonicalAddress(declared), canonicalAddress(document.location.href)]);
}

/** A test whether a story is the one that the page itself tells, by the story's address or by that of its link. */
export function isPageStory(
  template: string,
  page: ReadonlySet<string | undefined> = pageAddresses(),
): (story: StoryKey, base: URL | string) => boolean {
  return (story, base) =>
    [storyAddress(story, base), storyAddress(story, base, template)].some(
      (address) => address !== undefined && page.has(canonicalAddress(address)),
    );
}
