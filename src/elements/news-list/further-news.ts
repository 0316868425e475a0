import {html, type TemplateResult} from 'lit';
import {read} from '../../api/client.js';
import type {ArticleList, ArticleSummary} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {articleKey, shownElsewhere, waitForTurn} from '../../widget/article-turns.js';
import type {LanguageCode} from '../../widget/language.js';
import {type NewsController, type NewsQuery, type Reading, withoutPage} from './news-controller.js';

export {waitForTurn};

/** How many further pages one press may cost: where other lists show nearly everything, a shorter list must do. */
const MAX_PAGES = 4;

/** What the API gives at once at most. */
const MAX_LIMIT = 100;

const WORDS = {
  vi: {
    added: (count: string) => `Đã hiển thị thêm ${count} tin.`,
    noMore: 'Không còn tin nào khác.',
    allElsewhere: 'Các tin bài ở đây đã có trong những mục khác của trang.',
    missing: {
      api: 'Chưa tải được tin từ hệ thống dùng chung. Chỉ hiển thị tin của trang này.',
      feed: 'Chưa tải được tin của trang này. Chỉ hiển thị tin từ hệ thống dùng chung.',
    },
  },
  en: {
    added: (count: string) => `${count} more ${count === '1' ? 'item' : 'items'} shown.`,
    noMore: 'There is no further news.',
    allElsewhere: 'The stories of this list are shown in other parts of this page.',
    missing: {
      api: 'The shared news could not be loaded. Showing only the news of this site.',
      feed: 'The news of this site could not be loaded. Showing only the shared news.',
    },
  },
} as const;

/** The moment of an article for putting it in order; one without a date comes last. */
export const momentOf = ({published_at}: ArticleSummary): number => new Date(published_at).getTime() || -Infinity;

/** The newest first; of equals the order stays. */
export const newestFirst = (articles: readonly ArticleSummary[]): ArticleSummary[] =>
  articles
    .map((article) => ({article, moment: momentOf(article)}))
    .sort((a, b) => (a.moment === b.moment ? 0 : b.moment - a.moment))
    .map(({article}) => article);

/** A test whether no other list of the page shows an article. */
export function freeFor(news: NewsController): (article: ArticleSummary) => boolean {
  const elsewhere = news.sharesPage ? shownElsewhere(news.slot) : new Set<string>();
  return (article) => !elsewhere.has(articleKey(news.addressOf(article)));
}

/** Those of some articles that were not read before, each once, and not the one that the page itself tells. */
export async function unread(
  news: NewsController,
  query: NewsQuery,
  articles: readonly ArticleSummary[],
  {shown, rest}: Reading,
): Promise<ArticleSummary[]> {
  const keyOf = (article: ArticleSummary) => articleKey(news.addressOf(article));
  const seen = new Set([...shown, ...rest].map(keyOf));
  return (await withoutPage(query, articles)).filter((article) => {
    const key = keyOf(article);
    return !seen.has(key) && seen.add(key);
  });
}

/** Splits what may be shown now, `size` at most, from what must wait. */
export function split(news: NewsController, reading: Reading, size: number): Reading {
  const {rest, from = -Infinity} = reading;
  const isFree = freeFor(news);
  const shown = rest.filter((article) => momentOf(article) >= from && isFree(article)).slice(0, size);
  return {...reading, shown, rest: rest.filter((article) => !shown.includes(article))};
}

/** A reading with a further page of the API behind it; where a feed is read too, in the order of time, unless something is searched for. */
async function withPage(
  news: NewsController,
  query: NewsQuery,
  before: Reading,
  {items, page}: ArticleList,
): Promise<Reading> {
  const rest = [...before.rest, ...(await unread(news, query, items, before))];
  const last = items.slice(-1)[0];
  if (!query.feed || query.parameters.q) return {...before, rest, next: page.next};
  return {
    ...before,
    rest: newestFirst(rest),
    next: page.next,
    from: page.next !== null && last ? momentOf(last) : -Infinity,
  };
}

/** Takes from what was read what no other list shows, as many as are shown at once, and reads on while that is not enough. */
async function fill(news: NewsController, query: NewsQuery, before: Reading, signal: AbortSignal): Promise<Reading> {
  let reading = before;
  for (let pages = 0; ; pages++) {
    const chosen = split(news, reading, query.size);
    const missing = query.size - chosen.shown.length;
    const {next: cursor} = reading;
    if (missing === 0 || cursor === null || !query.api || pages === MAX_PAGES) return chosen;
    try {
      const known = new Set([...reading.shown, ...reading.rest].map((article) => articleKey(news.addressOf(article))));
      const elsewhere = news.sharesPage ? [...shownElsewhere(news.slot)] : [];
      const passedOver = elsewhere.filter((key) => !known.has(key)).length;
      const limit = Math.min(MAX_LIMIT, missing + passedOver);
      reading = await withPage(news, query, reading, (await read(query.api({cursor, limit}), signal)).data);
    } catch (error) {
      // a few articles are better than none; what is missing comes with «Xem thêm»
      if (chosen.shown.length === 0 || signal.aborted) throw error;
      return chosen;
    }
  }
}

/** Chooses what a list shows first, once the lists before it have chosen. */
export async function choose(
  news: NewsController,
  query: NewsQuery,
  reading: Reading,
  signal: AbortSignal,
): Promise<Reading> {
  if (news.sharesPage) await waitForTurn(news.slot, signal);
  return fill(news, query, reading, signal);
}

/**
 * Shows further articles. What became of it, {@link NewsController.next} tells.
 *
 * @returns how many there are now
 */
export async function showNext(news: NewsController): Promise<number> {
  const {current: before, query} = news;
  if (!before || !query) return 0;
  const reading = new AbortController();
  news.reading = reading;
  try {
    const {shown, rest, next, from} = await fill(news, query, before, reading.signal);
    news.setProgress(undefined);
    const now = news.current;
    if (!now || news.query !== query) return 0;
    news.update({shown: [...now.shown, ...shown], rest, next, from});
    return shown.length;
  } catch {
    news.setProgress(reading.signal.aborted ? undefined : 'failed');
    return 0;
  }
}

/** Said once so many further articles are shown. */
export const shownText = (count: number, language: LanguageCode): string =>
  count > 0 ? WORDS[language].added(formatCount(count, language)) : WORDS[language].noMore;

/** Said where there is news, all of which other lists of the page show. */
export const allElsewhereText = (language: LanguageCode): string => WORDS[language].allElsewhere;

/** Says which of the two places of news could not be read, where the other could. */
export const missingView = (missing: 'api' | 'feed', language: LanguageCode): TemplateResult =>
  html`<p class="missing" role="status">${WORDS[language].missing[missing]}</p>`;
