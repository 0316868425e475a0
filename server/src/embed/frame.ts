import {isSlug} from '../../../src/shared/formats.js';

/** What may be shown in a frame, by the name of its element: what that is called, and a height for pages that cannot follow its own. */
const ELEMENTS: ReadonlyMap<string, {readonly vi: string; readonly en: string; readonly height: number}> = new Map([
  ['news-list', {vi: 'Tin tức', en: 'News', height: 720}],
  ['most-viewed', {vi: 'Tin xem nhiều', en: 'Most viewed', height: 520}],
  ['news-article', {vi: 'Bài viết', en: 'Article', height: 900}],
  ['campaign-stats', {vi: 'Số liệu', en: 'Figures', height: 560}],
  ['feedback-form', {vi: 'Góp ý, phản hồi', en: 'Feedback', height: 900}],
]);

/** Where frames stand, below the address of the service. */
const EMBED_PATH = 'embed/';

const MOST_ATTRIBUTES = 40;
const LONGEST_VALUE = 2000;
const ATTRIBUTE = /^[a-z]+(?:-[a-z]+)*$/;
/** What would run, or says something to the page and not to the widget; and a frame asks no other API than its own. */
const NOT_OURS =
  /^(?:on.*|data-.*|aria-.*|style|class|id|is|part|slot|nonce|title|hidden|inert|role|tabindex|autofocus|popover|api)$/;

/** A widget in a page of its own. */
export interface Frame {
  readonly name: string;
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
  /** The attributes of its tag. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** The unit whose content it shows, or that it sends to; undefined where it names none. */
  readonly unit: string | undefined;
  readonly language: 'vi' | 'en';
}

/**
 * The frame that an address names: the element, and its attributes as the query.
 *
 * @returns undefined where no such element may be shown in a frame
 */
export function frameOf(name: string, query: URLSearchParams): Frame | undefined {
  const element = ELEMENTS.get(name);
  if (!element) return undefined;
  const named = [...query].filter(
    ([attribute, value]) => ATTRIBUTE.test(attribute) && !NOT_OURS.test(attribute) && value.length <= LONGEST_VALUE,
  );
  const attributes = new Map([...new Map(named)].slice(0, MOST_ATTRIBUTES));
  const unit = attributes.get('unit');
  const language = attributes.get('lang') === 'en' ? 'en' : 'vi';
  return {
    name,
    title: element[language],
    height: element.height,
    attributes: [...attributes],
    unit: unit !== undefined && isSlug(unit) ? unit : undefined,
    language,
  };
}

/** The frame at a whole address of the service at `base`; see {@link frameOf}. */
export function frameAt(address: string, base: string): Frame | undefined {
  const start = `${base}${EMBED_PATH}`;
  if (!address.startsWith(start) || !URL.canParse(address)) return undefined;
  const {pathname, searchParams} = new URL(address);
  return frameOf(pathname.slice(new URL(start).pathname.length), searchParams);
}

/** The address of a frame, with nothing in it that the frame has no use for. */
export function addressOf({name, attributes}: Frame, base: string): string {
  const query = new URLSearchParams(Object.fromEntries(attributes)).toString();
  return `${base}${EMBED_PATH}${name}${query && `?${query}`}`;
}
