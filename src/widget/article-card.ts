import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {ArticleSummary, Image} from '../api/types.js';
import {webAddress} from '../shared/web-address.js';
import {formatDay} from '../vietnamese/dates.js';
import type {LanguageCode} from './language.js';
import {OnDemand} from './on-demand.js';
import type {ArticleLink} from './shown-articles.js';

/** Whether the reader asked sites to send little: pictures that only adorn a title are then left out. */
export function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const isAsked = connection instanceof Object && Reflect.get(connection, 'saveData') === true;
  return isAsked || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** What an article in a list can show besides its title. */
export const CARD_PARTS = ['image', 'summary', 'date', 'unit', 'category'] as const;
export type CardPart = (typeof CARD_PARTS)[number];

/** Which parts of an article are wanted. */
export interface ShownParts {
  has(part: CardPart): boolean;
}

/** The date of an article as text, with what stands before and after it. */
export interface WrittenDate {
  readonly text: string;
  readonly before?: TemplateResult | undefined;
  readonly after?: TemplateResult | undefined;
}

/** How an article is drawn. */
export interface CardOptions {
  /** Of the API or feed that told the article. */
  readonly base: URL | string;
  readonly pictures: Pictures;
  /** Whether the picture is among the first that a reader sees. */
  readonly isEager?: boolean;
  readonly show: ShownParts;
  readonly language: LanguageCode;
  /** Where the title leads. */
  readonly link: ArticleLink;
  /** Writes the date; without it, as «28/09/2020». */
  readonly writeDate?: ((published: Date) => WrittenDate) | undefined;
  /** Marks in title and summary what was searched for. */
  readonly highlight?: ((text: string) => unknown) | undefined;
  /** Further facts for the line under the title. */
  readonly extra?: TemplateResult;
}

/** Of which article a picture is drawn, and for which unit something in its place. */
export type PicturedArticle = Pick<ArticleSummary, 'image' | 'unit'>;

/**
 * The pictures of a widget's articles. Each fills a box of its own shape before it is there and also when it never comes: where there is
 * no picture, it is broken or the reader saves data, the box bears the initials of the unit. Says nothing to screen readers; the title
 * beside it does.
 */
export class Pictures {
  /** One element for each picture: in an element with a new address, the picture before would stand beside another title for a while. */
  readonly #elements = new WeakMap<Image, HTMLImageElement>();
  readonly #initials: OnDemand<(unitName: string) => string>;

  constructor(host: ReactiveControllerHost) {
    this.#initials = new OnDemand(async () => (await import('./initials.js')).initials, host);
  }

  /**
   * Draws the picture of an article.
   *
   * @param base of the API or feed that told the article
   * @param isEager for the first picture of a page, which readers see at once: it does not wait until it is near
   */
  view({image, unit}: PicturedArticle, base: URL | string, isEager = false): TemplateResult {
    const src = savesData() ? undefined : webAddress(image?.src, base);
    // code that cannot be had draws the widget again, too
    if (!src && !this.#initials.hasFailed) void this.#initials.load();
    return html`<span class="image" aria-hidden="true"
      ><span class="initials" lang="vi">${this.#initials.code?.(unit.name)}</span>${
        image && src ? this.#element(image, src, isEager) : nothing
      }</span
    >`;
  }

  #element(image: Image, src: string, isEager: boolean): HTMLImageElement {
    const present = this.#elements.get(image);
    if (present) return present;
    const element = document.createElement('img');
    this.#elements.set(image, element);
    const {width, height} = image;
    return Object.assign(element, {
      ...(width && height && {width, height}),
      alt: '',
      loading: isEager ? 'eager' : 'lazy',
      ...(isEager && {fetchPriority: 'high'}),
      decoding: 'async',
      referrerPolicy: 'no-referrer',
      // what stands behind the picture shows itself; the browser's icon of a broken picture tells a reader nothing
      onerror: () => {
        element.hidden = true;
        void this.#initials.load();
      },
      src,
    });
  }
}

function dateView(written: string, {language, writeDate}: CardOptions): TemplateResult | typeof nothing {
  const published = new Date(written);
  if (Number.isNaN(published.getTime())) return nothing;
  const {text, before, after}: WrittenDate = writeDate?.(published) ?? {text: formatDay(published, language)};
  return html`<span class="when" lang=${language}>${before} <time datetime=${written}>${text}</time> ${after}</span>`;
}

/** Draws an article: its title as a link, and the parts asked for. The picture repeats the link, so it is hidden from readers. */
export function articleCard(article: ArticleSummary, options: CardOptions): TemplateResult {
  const {show, base, pictures, isEager, link, highlight = (text: string) => text, extra} = options;
  const href = link(article) ?? nothing;
  return html`
    ${
      show.has('image')
        ? html`<a class="picture" part="picture" href=${href} tabindex="-1" aria-hidden="true"
            >${pictures.view(article, base, isEager)}</a
          >`
        : nothing
    }
    <div class="text" lang="vi">
      <a class="title" part="title" href=${href}>${highlight(article.title)}</a>
      <div class="meta muted" part="meta">
        ${show.has('date') ? dateView(article.published_at, options) : nothing}
        ${show.has('unit') ? html`<span>${article.unit.name}</span>` : nothing}
        ${show.has('category') ? html`<span>${article.category.name}</span>` : nothing} ${extra}
      </div>
      ${show.has('summary') ? html`<p class="summary" part="summary">${highlight(article.summary)}</p>` : nothing}
    </div>
  `;
}

/** Stands where an article will be, as high as it. */
export function articleCardSkeleton(show: ShownParts): TemplateResult {
  return html`
    ${show.has('image') ? html`<span class="picture bone"></span>` : nothing}
    <div class="text">
      <span class="title"><span class="bone line"></span></span>
      <div class="meta muted"><span class="bone line short"></span></div>
      ${show.has('summary') ? html`<p class="summary"><span class="bone line"></span></p>` : nothing}
    </div>
  `;
}

/**
 * An article in a list. Its lines are counted, so that it takes the same room before and after it is there. Behind a picture that is
 * there, nothing of the initials is seen, however transparent it is.
 */
export const articleCardStyles = css`
  .items {
    --_meta-size: calc(var(--_meta-lines, 1) * 1.3125em + 0.2em);
    --_text-size: calc(var(--_title-lines, 3) * 1.35em + var(--_meta-size));
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .items.summaries {
    --_text-size: calc(
      var(--_title-lines, 3) * 1.35em + var(--_meta-size) + 0.2875em + var(--_summary-lines, 2) * 1.40625em
    );
  }

  .text {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_text-size);
  }

  .title,
  .summary {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
  }

  .title {
    -webkit-line-clamp: var(--_title-lines, 3);
    font-weight: 600;
    line-height: 1.35;
    text-decoration: none;
  }

  .title:focus-visible {
    outline-offset: -0.125em;
  }

  a.title:hover {
    color: var(--danvan-link-hover, inherit);
    text-decoration: underline;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    min-block-size: 1.5em;
    margin-block-start: 0.2em;
  }

  .when {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: baseline;
  }

  .badge {
    padding: 0 0.5em;
    border-radius: 0.25em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.93em;
    font-weight: 700;
    text-transform: uppercase;
  }

  .old {
    font-weight: 600;
  }

  .summary {
    -webkit-line-clamp: var(--_summary-lines, 2);
    margin: 0.3em 0 0;
    font-size: 0.9375em;
    line-height: 1.5;
  }

  .picture {
    display: block;
    flex: none;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid currentcolor;
      color: CanvasText;
    }
  }

  .image {
    position: relative;
    display: block;
    aspect-ratio: 16 / 9;
    container-type: inline-size;
    background: var(--_tint);
    overflow: hidden;
  }

  .initials {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    font-size: 1.5em;
    font-size: clamp(0.75em, 16cqi, 4em);
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.06em;
    opacity: 0.8;
  }

  .image:has(img:not([hidden])) > .initials {
    visibility: hidden;
  }

  .image > img {
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .image > img[hidden] {
    display: none;
  }
`;
