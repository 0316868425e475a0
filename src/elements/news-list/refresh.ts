import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {formatDayTime} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {wholeNumber} from '../../widget/attributes.js';
import type {LanguageCode} from '../../widget/language.js';
import {savesData} from '../../widget/article-card.js';
import {freeFor, momentOf, unread} from './further-news.js';
import type {NewsController} from './news-controller.js';

const MINUTE_MS = 60_000;

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);

const WORDS = {
  vi: {
    button: (count: string) => `${count} tin mới`,
    announced: (count: string) => `Có ${count} tin mới.`,
    shown: (count: string) => `Đã hiển thị ${count} tin mới ở đầu danh sách.`,
    asOf: (when: string) => `Cập nhật lúc ${when}`,
  },
  en: {
    button: (count: string) => `${count} new`,
    announced: (count: string) => `${items(count)} of new news.`,
    shown: (count: string) => `${items(count)} added at the top of the list.`,
    asOf: (when: string) => `Updated ${when}`,
  },
} as const;

/** The list that is kept fresh. */
interface RefreshedList extends ReactiveControllerHost, Element {
  /** Minutes between two looks. */
  readonly refresh: number;
}

/** Whether any of an element can be seen without scrolling. */
function isInSight(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * Looks for new articles every few minutes, politely: only for a list in sight on a page in sight, and never for a reader who saves
 * data. A page that comes back into sight after longer than that looks at once. What it finds, it offers by a button.
 */
export class Refresher implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking: AbortController | undefined;
  #minutes = 0;
  #lookedAt = 0;
  /** How many articles the reader's last press brought. */
  #shownCount = 0;

  constructor(
    private readonly host: RefreshedList,
    private readonly news: NewsController,
    private readonly focusArticle: (index: number) => Promise<void>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookedAt = performance.now();
    document.addEventListener('visibilitychange', this.#plan);
    this.#plan();
  }

  hostUpdated(): void {
    const minutes = wholeNumber(this.host, 'refresh', this.host.refresh, {min: 0, max: 1440, fallback: 0});
    if (minutes === this.#minutes) return;
    this.#minutes = minutes;
    this.#plan();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#plan);
    clearTimeout(this.#timer);
    this.#looking?.abort();
  }

  /**
   * Draws the line above the list: a button while there are new articles, else as of when the list is. The line is always there and
   * always as high, so that nothing moves when they come.
   */
  view(language: LanguageCode): TemplateResult {
    const words = WORDS[language];
    const {fresh = [], asOf = new Date()} = this.news.current ?? {};
    const written = formatCount(fresh.length, language);
    const done = this.#shownCount > 0 ? words.shown(formatCount(this.#shownCount, language)) : '';
    return html`<div class="fresh" part="fresh">
      <p role="status" class="visually-hidden">${fresh.length > 0 ? words.announced(written) : done}</p>
      ${
        fresh.length > 0
          ? html`<button class="quiet" type="button" @click=${this.#show}>${words.button(written)}</button>`
          : html`<p class="muted">${words.asOf(formatDayTime(asOf, language))}</p>`
      }
    </div>`;
  }

  readonly #show = async (): Promise<void> => {
    const {current} = this.news;
    if (!current) return;
    const {fresh, shown} = current;
    this.#shownCount = fresh.length;
    this.news.update({fresh: [], shown: [...fresh, ...shown]});
    await this.focusArticle(0);
  };

  readonly #plan = (): void => {
    clearTimeout(this.#timer);
    if (this.#minutes === 0 || document.visibilityState === 'hidden') return;
    const due = this.#lookedAt + this.#minutes * MINUTE_MS;
    this.#timer = setTimeout(this.#lookIfSeen, Math.max(0, due - performance.now()));
  };

  readonly #lookIfSeen = (): void => {
    this.#lookedAt = performance.now();
    if (isInSight(this.host) && !savesData()) {
      this.#looking?.abort();
      this.#looking = new AbortController();
      void this.#look(this.#looking.signal);
    }
    this.#plan();
  };

  /** Keeps what is newer than what is shown as fresh; what failed before is read again. */
  async #look(signal: AbortSignal): Promise<void> {
    const {news} = this;
    const {state, query, current: before} = news;
    if ('error' in state && state.error.isPassing) news.retry();
    if (!query || !before) return;
    const newest = await news.readNewest(query, signal).catch(() => undefined);
    const {current} = news;
    if (!newest || !current || news.query !== query) return;
    const since = Math.max(...current.shown.map(momentOf));
    const isFree = freeFor(news);
    const fresh = (await unread(news, query, newest.data.rest, current)).filter(
      (article) => momentOf(article) > since && isFree(article),
    );
    news.update({fresh, asOf: newest.asOf});
  }
}
