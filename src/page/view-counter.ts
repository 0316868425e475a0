import {canonicalAddress} from '../shared/canonical-address.js';
import {articleAt, sendView} from '../api/articles.js';
import {warnOnce} from '../api/warn-once.js';
import {isSlug} from '../shared/formats.js';

/** How long an article is in front of a reader before it counts as read, in milliseconds. */
const READING_MS = 5000;

/** A page that the browser prepares in case the reader goes there is in front of nobody. */
function isPageSeen(): boolean {
  const isPrerendered = 'prerendering' in document && document.prerendering === true;
  return document.visibilityState === 'visible' && !isPrerendered;
}

/** Adds up the time in which the page is visible and some place of the page that shows an article is in sight. */
class ReadingTime {
  readonly #onRead: () => void;
  readonly #inSight = new Set<Element>();
  #isOver = false;
  #left = READING_MS;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onRead told once, when it is enough */
  constructor(onRead: () => void) {
    this.#onRead = onRead;
  }

  /** Tells that a place shows the article to the reader, or no longer does. */
  setInSight(place: Element, inSight: boolean): void {
    if (this.#isOver) return;
    const before = this.#inSight.size;
    if (inSight) this.#inSight.add(place);
    else this.#inSight.delete(place);
    if (before === 0 && inSight) this.#listen();
    if (before > 0 && this.#inSight.size === 0) this.#unlisten();
    this.#weigh();
  }

  readonly #weigh = (): void => {
    const isRead = this.#inSight.size > 0 && isPageSeen();
    if (isRead && this.#timer === undefined) {
      this.#since = performance.now();
      this.#timer = setTimeout(this.#end, this.#left);
    } else if (!isRead && this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#left = Math.max(0, this.#left - (performance.now() - this.#since));
    }
  };

  readonly #end = (): void => {
    this.#isOver = true;
    this.#unlisten();
    this.#onRead();
  };

  #listen(): void {
    document.addEventListener('visibilitychange', this.#weigh);
    document.addEventListener('prerenderingchange', this.#weigh);
  }

  #unlisten(): void {
    document.removeEventListener('visibilitychange', this.#weigh);
    document.removeEventListener('prerenderingchange', this.#weigh);
  }
}

const COUNTED: unique symbol = Symbol.for('danvan-widgets.counted-views');

declare global {
  interface Window {
    /** What was counted in the life of this page, by every copy of the script. */
    [COUNTED]: Set<string> | undefined;
  }
}

const counted = (): Set<string> => (window[COUNTED] ??= new Set());

/** The readings under way, by base and article. */
const readings = new Map<string, ReadingTime>();
/** What each element shows, so that showing it again changes nothing. */
const shown = new WeakMap<Element, {readonly key: string; readonly stop: () => void}>();

/** Readers who ask not to be tracked are not counted, although a view tracks nobody; nor are browsers that a program drives. */
function mayCount(): boolean {
  const asksForPrivacy = 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
  return !asksForPrivacy && !navigator.webdriver;
}

/** Counts once in the life of the page, whoever was first. */
function once(key: string, send: () => void): void {
  if (counted().has(key)) return;
  counted().add(key);
  send();
}

const keyOf = (base: URL, article: string): string => `${base.href} ${article}`;

function readingOf(key: string, send: () => void): ReadingTime {
  const known = readings.get(key);
  if (known) return known;
  const reading = new ReadingTime(() => {
    readings.delete(key);
    once(key, send);
  });
  readings.set(key, reading);
  return reading;
}

/** Tells when an element comes into sight and goes out of it, also because it is taken out of the page. */
function watchSight(element: Element, onChange: (inSight: boolean) => void): () => void {
  const observer = new IntersectionObserver((entries) => onChange(entries.slice(-1)[0]?.isIntersecting ?? false));
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Counts a view of an article once it has been read: 5 seconds in which the page is visible and some element that shows the article
 * is in sight. Once in the life of a page, with any number of elements and copies of the script, whether they are moved, drawn again
 * or brought back out of the back/forward cache; never while the page is only being prerendered.
 *
 * May be called at every update of the element: it changes something only when the article does.
 *
 * @param host the element that shows the article
 * @param article the article's id; undefined while none is shown
 * @param base where the API is; undefined where the page names none
 */
export function countView(host: Element, article: string | undefined, base: URL | undefined): void {
  const key = article && base ? keyOf(base, article) : undefined;
  if (shown.get(host)?.key === key) return;
  shown.get(host)?.stop();
  shown.delete(host);
  if (!article || !base || !key || counted().has(key) || !mayCount()) return;
  const reading = readingOf(key, () => sendView(base, article));
  const unwatch = watchSight(host, (inSight) => reading.setInSight(host, inSight));
  const stop = () => {
    unwatch();
    reading.setInSight(host, false);
  };
  shown.set(host, {key, stop});
}

/** The page's own address: the canonical one if the page tells it. */
function addressOfPage(): string {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]');
  return link?.href ?? location.href;
}

/** How the page names its article: by id, or by address. */
function articleOfPage(): {readonly id: string} | {readonly url: string} | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="danvan-article"]');
  if (!meta) return undefined;
  const named = meta.content.trim();
  if (isSlug(named)) return {id: named};
  const url = canonicalAddress(named || addressOfPage(), document.baseURI);
  if (url) return {url};
  warnOnce(
    `<meta content="${meta.content}">: cần mã bài viết, địa chỉ bài viết, hoặc để trống để lấy địa chỉ của trang.`,
  );
  return undefined;
}

/**
 * Counts the view of the article that the page itself is, where its content management system renders the article and says so by
 * `<meta name="danvan-article" content="…">`: with the article's id, or with its address, or with nothing for the address of the
 * page. The page is read while it is visible. Any widget on the page sees to it.
 *
 * @param base where the API is; undefined where the page names none
 */
export function countPageArticle(base: URL | undefined): void {
  const article = articleOfPage();
  if (!article || !base || !mayCount()) return;
  const key = keyOf(base, 'id' in article ? article.id : article.url);
  if (counted().has(key)) return;
  const lookUp = async (url: string) => {
    const id = await articleAt(base, url);
    if (id) once(keyOf(base, id), () => sendView(base, id));
  };
  const send = () => {
    if ('id' in article) sendView(base, article.id);
    else void lookUp(article.url);
  };
  readingOf(key, send).setInSight(document.documentElement, true);
}
