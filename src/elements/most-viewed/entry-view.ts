import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary, MostViewed} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatDay} from '../../vietnamese/dates.js';
import {formatRoundedCount} from '../../vietnamese/numbers.js';
import {newsItem, type NewsPart} from '../../widget/news-item.js';
import {isOld} from '../../widget/story-age.js';
import {rankChange} from './rank-change.js';

/** What a ranked story can show besides its title. */
export type EntryPart = 'views' | 'change' | NewsPart;

/** How the stories of a ranking are drawn. */
export interface EntryOptions {
  readonly show: ReadonlySet<EntryPart>;
  readonly words: Words['mostViewed'];
  readonly language: LanguageCode;
  readonly base: URL | string;
  /** The moment for which it is drawn. */
  readonly now: Date;
  /** Whether stories are ranked by their share of their unit's views. */
  readonly byShare: boolean;
  /** Of links to stories; empty for their own addresses. */
  readonly template: string;
}

type Entry = MostViewed['items'][number];

/** Fewer views than this say more of chance, and of who the readers are, than of the story. */
const FEWEST_VIEWS = 10;

function percentText(share: number, {words}: EntryOptions): string {
  return share < 0.01 ? words.tinyShare : `${Math.round(share * 100)}%`;
}

/** The facts stand within the Vietnamese story, so each says its own language. */
const fact = (text: string, {language}: EntryOptions): TemplateResult => html`<span lang=${language}>${text}</span>`;

function viewsView({views, share}: Entry, options: EntryOptions): TemplateResult | typeof nothing {
  const {words, language, byShare} = options;
  if (views < FEWEST_VIEWS) return nothing;
  return html`${fact(words.views(formatRoundedCount(views, language)), options)}
  ${byShare && typeof share === 'number' ? fact(words.share(percentText(share, options)), options) : nothing}`;
}

function changeView(entry: Entry, options: EntryOptions): TemplateResult | typeof nothing {
  const {words, language} = options;
  const change = rankChange(entry);
  if (!change) return nothing;
  if (change.kind === 'entered') return html`<span class="change" lang=${language}>${words.entered}</span>`;
  const arrow = change.kind === 'risen' ? '▲' : '▼';
  return html`<span class="change" lang=${language}
    ><span aria-hidden="true">${arrow}</span> ${words[change.kind](String(change.places))}</span
  >`;
}

/** Much read is not the same as of today: readers took old warnings for new ones. */
function ageView({published_at: day}: ArticleSummary, options: EntryOptions): TemplateResult | typeof nothing {
  const {words, language, now} = options;
  return isOld(day, now)
    ? html`<span class="old" part="old" lang=${language}>${words.old(formatDay(new Date(day), language))}</span>`
    : nothing;
}

function story(article: ArticleSummary, facts: TemplateResult, options: EntryOptions): TemplateResult {
  const {show, base, language, template, now} = options;
  const extra = html`${facts} ${ageView(article, options)}`;
  return newsItem(article, {show, base, language, template, now, extra});
}

/** Draws a ranked story: its rank, its title, and what is shown of its views. */
export function entryView(entry: Entry, options: EntryOptions): TemplateResult {
  const {show} = options;
  const extra = html`${show.has('views') ? viewsView(entry, options) : nothing}
  ${show.has('change') ? changeView(entry, options) : nothing}`;
  return html`<span class="rank" part="rank">${entry.rank}</span>${story(entry.article, extra, options)}`;
}

/** Draws the story that its unit has pinned above the ranking: without a rank, and marked as such. */
export function pinnedView(article: ArticleSummary, options: EntryOptions): TemplateResult {
  const {words, language} = options;
  return html`<span class="rank" aria-hidden="true"
      ><svg viewBox="0 0 16 16" width="16" height="16" focusable="false">
        <path d="M5 1h6l-1 5 3 3v1.5H8.75V15h-1.5v-4.5H3V9l3-3z" fill="currentcolor" /></svg></span
    >${story(article, html`<span class="badge" part="badge" lang=${language}>${words.pinned}</span>`, options)}`;
}
