import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../api/types.js';
import type {LanguageCode} from './language.js';
import {type DateStyle, formatDateStyle} from '../vietnamese/date-styles.js';
import {marked} from './marked.js';
import {storyAddress} from './story-address.js';
import {isNew, isOld} from './story-age.js';
import {storyImage} from './story-image.js';

/** What a story in a list can show besides its title. */
export const NEWS_PARTS = ['image', 'summary', 'date', 'unit', 'category'] as const;
export type NewsPart = (typeof NEWS_PARTS)[number];

/** Which parts of a story are wanted. */
export interface ShownParts {
  has(part: NewsPart): boolean;
}

/** What is said of a story's age beside its date. */
export interface AgeWords {
  readonly words: {readonly fresh: string; readonly old: (year: string) => string};
  /** For how many hours a story is new; 0 for never. */
  readonly newHours: number;
  /** From how many days on a story is old; 0 for never. */
  readonly oldDays: number;
}

/** How a story is drawn. */
export interface NewsItemOptions {
  readonly show: ShownParts;
  readonly base: URL | string;
  readonly language: LanguageCode;
  /** Where links lead instead of to the story's own address; see `hrefTemplate`. */
  readonly template?: string;
  readonly dateStyle?: DateStyle;
  /** The moment for which ages are told. */
  readonly now?: Date;
  readonly age?: AgeWords;
  /** Words to mark in title and summary. */
  readonly query?: string;
  /** Whether the picture is among the first that a reader sees. */
  readonly eager?: boolean;
  /** Further facts for the line under the title. */
  readonly extra?: TemplateResult | typeof nothing;
}

function badge(published: Date, now: Date, {words, newHours}: AgeWords): TemplateResult | typeof nothing {
  return isNew(published, now, newHours) ? html`<span class="badge" part="badge">${words.fresh}</span>` : nothing;
}

function warning(published: Date, now: Date, language: LanguageCode, {words, oldDays}: AgeWords) {
  if (!isOld(published, now, oldDays)) return nothing;
  const year = formatDateStyle(published, 'ngay', language).slice(-4);
  return html`<span class="old" part="old">${words.old(year)}</span>`;
}

function date(article: ArticleSummary, options: NewsItemOptions): TemplateResult | typeof nothing {
  const {language, dateStyle = 'ngay', now = new Date(), age} = options;
  const published = new Date(article.published_at);
  if (Number.isNaN(published.getTime())) return nothing;
  const written = formatDateStyle(published, dateStyle, language, now);
  const [before, after] = age
    ? [badge(published, now, age), warning(published, now, language, age)]
    : [nothing, nothing];
  return html`<span class="when" lang=${language}
    >${before} <time datetime=${article.published_at}>${written}</time> ${after}</span
  >`;
}

/** Draws a story: its title as a link, and the parts asked for. The picture repeats the link, so it is hidden from readers. */
export function newsItem(article: ArticleSummary, options: NewsItemOptions): TemplateResult {
  const {show, base, template = '', query = '', eager = false, extra = nothing} = options;
  const href = storyAddress(article, base, template) ?? nothing;
  return html`
    ${
      show.has('image')
        ? html`<a class="picture" part="picture" href=${href} tabindex="-1" aria-hidden="true"
            >${storyImage(article, {base, eager})}</a
          >`
        : nothing
    }
    <div class="text" lang="vi">
      <a class="title" part="title" href=${href}>${marked(article.title, query)}</a>
      <div class="meta muted" part="meta">
        ${show.has('date') ? date(article, options) : nothing}
        ${show.has('unit') ? html`<span>${article.unit.name}</span>` : nothing}
        ${show.has('category') ? html`<span>${article.category.name}</span>` : nothing} ${extra}
      </div>
      ${show.has('summary') ? html`<p class="summary" part="summary">${marked(article.summary, query)}</p>` : nothing}
    </div>
  `;
}

/** Stands where a story will be, as high as it. */
export function newsItemSkeleton(show: ShownParts): TemplateResult {
  return html`
    ${show.has('image') ? html`<span class="picture bone"></span>` : nothing}
    <div class="text">
      <span class="title"><span class="bone line"></span></span>
      <div class="meta muted"><span class="bone line short"></span></div>
      ${show.has('summary') ? html`<p class="summary"><span class="bone line"></span></p>` : nothing}
    </div>
  `;
}
