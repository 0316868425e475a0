import {html, nothing, type TemplateResult} from 'lit';
import type {ArticleSummary} from '../api/types.js';
import type {LanguageCode} from '../locale/words.js';
import {formatDay} from '../vietnamese/dates.js';
import {safeAddress} from './safe-address.js';

/** What a story in a list can show besides its title. */
export const NEWS_PARTS = ['image', 'summary', 'date', 'unit', 'category'] as const;
export type NewsPart = (typeof NEWS_PARTS)[number];

/** Which parts of a story are wanted. */
export interface ShownParts {
  has(part: NewsPart): boolean;
}

/** How a story is drawn. */
export interface NewsItemOptions {
  readonly show: ShownParts;
  readonly base: URL | string;
  readonly language: LanguageCode;
  /** Further facts for the line under the title. */
  readonly extra?: TemplateResult | typeof nothing;
}

/** A picture that cannot be had leaves its tinted box; an icon of a broken picture tells a reader nothing. */
function onBroken({target}: Event): void {
  if (target instanceof HTMLElement) target.hidden = true;
}

function picture({image}: ArticleSummary, href: string | undefined, base: URL | string): TemplateResult {
  const src = safeAddress(image?.src, base);
  const content = src
    ? html`<img
        src=${src}
        width=${image?.width ?? nothing}
        height=${image?.height ?? nothing}
        alt=""
        loading="lazy"
        decoding="async"
        @error=${onBroken}
      />`
    : nothing;
  return html`<a class="picture" part="picture" href=${href ?? nothing} tabindex="-1" aria-hidden="true"
    >${content}</a
  >`;
}

/** Draws a story: its title as a link, and the parts asked for. The picture repeats the link, so it is hidden from readers. */
export function newsItem(
  article: ArticleSummary,
  {show, base, language, extra = nothing}: NewsItemOptions,
): TemplateResult {
  const href = safeAddress(article.url, base);
  const published = new Date(article.published_at);
  const day = show.has('date') && !Number.isNaN(published.getTime());
  return html`
    ${show.has('image') ? picture(article, href, base) : nothing}
    <div class="text" lang="vi">
      <a class="title" part="title" href=${href ?? nothing}>${article.title}</a>
      <div class="meta muted" part="meta">
        ${
          day
            ? html`<time datetime=${article.published_at} lang=${language}>${formatDay(published, language)}</time>`
            : nothing
        }
        ${show.has('unit') ? html`<span>${article.unit.name}</span>` : nothing}
        ${show.has('category') ? html`<span>${article.category.name}</span>` : nothing} ${extra}
      </div>
      ${show.has('summary') ? html`<p class="summary" part="summary">${article.summary}</p>` : nothing}
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
