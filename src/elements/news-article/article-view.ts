import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Article} from '../../api/types.js';
import {warnOnce} from '../../api/warn-once.js';
import {webAddress} from '../../shared/web-address.js';
import {formatDateStyle} from '../../vietnamese/date-styles.js';
import {formatDay, formatDayTime} from '../../vietnamese/dates.js';
import {isOld} from '../../widget/article-age.js';
import type {LanguageCode} from '../../widget/language.js';
import type {cleanBody} from './clean-body.js';
import {pictureBox} from './picture-box.js';
import type {Words} from './vi.js';

type Clean = typeof cleanBody;

/** How the sanitiser is brought. */
export type LoadClean = () => Promise<Clean>;

const fromFile: LoadClean = async () => (await import('./clean-body.js')).cleanBody;

/** With what a body is drawn. */
export interface BodyOptions {
  readonly base: URL | string;
  /** The level of the headline above it. */
  readonly level: number;
  readonly tableLabel: string;
}

/** What of a story is no plain text. */
export interface DrawnBody {
  /** The body; undefined where the sanitiser could not be had. */
  readonly body: HTMLElement | undefined;
  /** The picture above the body; undefined where there is none. */
  readonly picture: HTMLElement | undefined;
}

/** Draws the bodies of stories, one at a time. Brings the sanitiser once, when a story is wanted; nothing unsanitised is ever shown. */
export class ArticleBody {
  #clean: Clean | undefined;
  #underWay: Promise<void> | undefined;
  #hasFailed = false;
  #key = '';
  #drawn: DrawnBody | undefined;

  /** @param load stands in for the file in tests */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: LoadClean = fromFile,
  ) {}

  /** Whether the sanitiser is there, or is known not to come. */
  get isReady(): boolean {
    return this.#clean !== undefined || this.#hasFailed;
  }

  /** Starts to bring the sanitiser, where nobody did before. */
  prepare(): void {
    if (!this.#hasFailed) this.retry();
  }

  /** Brings the sanitiser; does nothing while it is on its way or there. */
  readonly retry = (): void => {
    if (this.#clean || this.#underWay) return;
    this.#underWay = this.load().then(
      (clean) => {
        this.#clean = clean;
        this.#turn(false);
      },
      () => this.#turn(true),
    );
  };

  /** The story's body and picture, the same nodes until the story or its place changes. */
  draw(article: Article, options: BodyOptions): DrawnBody {
    const {body_html, image} = article;
    const key = JSON.stringify([article.id, options, this.#hasFailed, image, body_html]);
    if (this.#drawn && key === this.#key) return this.#drawn;
    this.#key = key;
    this.#drawn = {body: this.#body(body_html, options), picture: leadPicture(article, options.base)};
    return this.#drawn;
  }

  #body(markup: string, {base, level, tableLabel}: BodyOptions): HTMLElement | undefined {
    if (!this.#clean) return undefined;
    const body = document.createElement('div');
    body.className = 'body';
    body.lang = 'vi';
    body.setAttribute('part', 'body');
    try {
      body.append(this.#clean(markup, {level, tableLabel, base}));
    } catch (error) {
      warnOnce(`<news-article>: ${String(error)}`);
      return undefined;
    }
    return body;
  }

  #turn(hasFailed: boolean): void {
    this.#underWay = undefined;
    this.#hasFailed = hasFailed;
    this.host.requestUpdate();
  }
}

function leadPicture({image}: Article, base: URL | string): HTMLElement | undefined {
  const src = webAddress(image?.src, base);
  return image && src ? pictureBox({src, alt: image.alt, size: {width: image.width, height: image.height}}) : undefined;
}

/** What of a story is shown besides headline, lead and body. */
export const ARTICLE_PARTS = [
  ...['category', 'unit', 'date', 'updated', 'old', 'image', 'byline', 'signature', 'source', 'documents'],
  ...['share', 'related'],
] as const;

/** With what a story is drawn. */
export interface ArticleView {
  readonly show: ReadonlySet<string>;
  readonly words: Words;
  readonly language: LanguageCode;
  readonly base: URL | string;
  /** The headline as the page wants it; an empty one is left out. */
  readonly title: string;
  /** The level of the headline, 1 to 6. */
  readonly level: number;
  /** From how many days on a story is told to be old. */
  readonly oldAfter: number;
  /** The address of a list of the stories that cite a document, with `{document}` in it; empty for none. */
  readonly documentHref: string;
  readonly drawn: DrawnBody;
  /** Brings the body once more, where it could not be had. */
  readonly retryBody: () => void;
}

function headline({title, level}: ArticleView): TemplateResult | typeof nothing {
  const text = html`${title}`;
  switch (title ? level : 0) {
    case 0:
      return nothing;
    case 1:
      return html`<h1 class="headline" id="headline" part="heading" lang="vi">${text}</h1>`;
    case 3:
      return html`<h3 class="headline" id="headline" part="heading" lang="vi">${text}</h3>`;
    case 4:
      return html`<h4 class="headline" id="headline" part="heading" lang="vi">${text}</h4>`;
    case 5:
      return html`<h5 class="headline" id="headline" part="heading" lang="vi">${text}</h5>`;
    case 6:
      return html`<h6 class="headline" id="headline" part="heading" lang="vi">${text}</h6>`;
    default:
      return html`<h2 class="headline" id="headline" part="heading" lang="vi">${text}</h2>`;
  }
}

const isDate = (date: Date): boolean => !Number.isNaN(date.getTime());

/** Widget words stand in the reader's language, words of the story in Vietnamese. */
function dateLine(article: Article, {show, words, language}: ArticleView): TemplateResult {
  const published = new Date(article.published_at);
  const updated = new Date(article.updated_at ?? Number.NaN);
  return html`<p class="dateline muted" part="dateline">
    ${
      show.has('date') && isDate(published)
        ? html`<time datetime=${article.published_at}>${formatDateStyle(published, 'day-du', language)}</time>`
        : nothing
    }
    ${show.has('unit') ? html`<span lang="vi">${article.unit.name}</span>` : nothing}
    ${show.has('byline') && article.byline ? html`<span>${words.article.byline(article.byline)}</span>` : nothing}
    ${
      show.has('updated') && isDate(updated)
        ? html`<time datetime=${article.updated_at ?? nothing}
            >${words.article.updated(formatDayTime(updated, language))}</time
          >`
        : nothing
    }
  </p>`;
}

function oldNotice(article: Article, {show, words, language, oldAfter}: ArticleView): TemplateResult | typeof nothing {
  const published = new Date(article.published_at);
  if (!show.has('old') || !isOld(published, new Date(), oldAfter)) return nothing;
  return html`<p class="aged" part="old">${words.article.old(formatDay(published, language))}</p>`;
}

function picture({image}: Article, {show, drawn}: ArticleView): TemplateResult | typeof nothing {
  if (!show.has('image') || !drawn.picture) return nothing;
  return html`<figure class="lead-picture" part="picture" lang="vi">
    ${drawn.picture} ${image?.caption ? html`<figcaption part="caption">${image.caption}</figcaption>` : nothing}
  </figure>`;
}

function body(article: Article, {drawn, words, base, retryBody}: ArticleView): TemplateResult {
  if (drawn.body) return html`${drawn.body}`;
  const original = webAddress(article.source_url ?? article.url, base);
  return html`<div class="no-body">
    <p role="status">${words.article.bodyFailed}</p>
    <p>
      <button class="quiet" type="button" @click=${retryBody}>${words.retry}</button>
      ${original ? html`<a href=${original}>${words.article.original}</a>` : nothing}
    </p>
  </div>`;
}

function source(article: Article, {show, words, base}: ArticleView): TemplateResult | typeof nothing {
  if (!show.has('source') || !article.source) return nothing;
  const href = webAddress(article.source_url, base);
  const name = href
    ? html`<a href=${href} lang="vi">${article.source}</a>`
    : html`<span lang="vi">${article.source}</span>`;
  return html`<p class="source" part="source">${words.article.source} ${name}</p>`;
}

function documents(article: Article, {show, words, documentHref}: ArticleView): TemplateResult | typeof nothing {
  if (!show.has('documents') || article.documents.length === 0) return nothing;
  const hrefOf = (name: string) =>
    documentHref && webAddress(documentHref.replaceAll('{document}', encodeURIComponent(name)), document.baseURI);
  return html`<div class="documents" part="documents">
    <span id="documents-title">${words.article.documents}:</span>
    <ul role="list" aria-labelledby="documents-title" lang="vi">
      ${article.documents.map((name) => {
        const href = hrefOf(name);
        return html`<li>${href ? html`<a href=${href}>${name}</a>` : name}</li>`;
      })}
    </ul>
  </div>`;
}

/** Draws a story from its headline to the documents that it cites. */
export function articleView(article: Article, view: ArticleView): TemplateResult {
  const {show} = view;
  return html`
    ${show.has('category') ? html`<p class="kicker" part="kicker" lang="vi">${article.category.name}</p>` : nothing}
    ${headline(view)} ${dateLine(article, view)} ${oldNotice(article, view)}
    ${article.summary ? html`<p class="lead" part="lead" lang="vi">${article.summary}</p>` : nothing}
    ${picture(article, view)} ${body(article, view)}
    ${
      show.has('signature') && article.byline
        ? html`<p class="signature" part="byline" lang="vi">${article.byline}</p>`
        : nothing
    }
    ${source(article, view)} ${documents(article, view)}
  `;
}

/** Stands where a story will be. */
export function articleSkeleton(): TemplateResult {
  const line = html`<span class="bone line"></span>`;
  return html`
    <p class="kicker"><span class="bone line short"></span></p>
    <div class="headline">${line}${line}</div>
    <p class="dateline muted"><span class="bone line short"></span></p>
    <div class="lead">${line}${line}</div>
    <span class="bone lead-bone"></span>
    <div class="body">${new Array<TemplateResult>(12).fill(line)}</div>
  `;
}
