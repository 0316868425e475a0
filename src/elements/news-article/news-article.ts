import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {Article} from '../../api/types.js';
import {switches, warnAttribute, wholeNumber} from '../../widget/attributes.js';
import {addFormerNames} from '../../widget/former-names.js';
import {stateView} from '../../widget/state-view.js';
import {addStyles} from '../../widget/add-styles.js';
import {OnDemand} from '../../widget/on-demand.js';
import {webAddress} from '../../shared/web-address.js';
import {addressToShare, pageAddresses, PageTitle} from './host-page.js';
import {hrefTemplate} from '../../widget/href-template.js';
import {countView} from '../../page/start.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {vi, type Words} from './vi.js';
import {ArticleController, type ArticleName, findArticle} from './article-controller.js';
import {parameterOf} from './first-read.js';
import {newsArticleStyles} from './news-article.styles.js';
import type {RelatedQuery} from './related.js';
import {ARTICLE_PARTS, ArticleBody, articleSkeleton, articleView} from './article-view.js';

const LOWEST_LEVEL = 6;

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/**
 * Shows a whole story on the host's own page: headline, lead, date line, captioned pictures, body, source, documents cited, related
 * stories, and ways to pass it on. The body is sanitised in the browser before it is shown, whatever the API sends.
 *
 * A page that lists its trusted types needs `lit-html`, `dompurify` for the body, and `danvan-data` for the description in its head.
 *
 * @summary One story in full.
 *
 * @example
 * ```html
 * <news-article from="query:bai" heading-level="1" document-title>
 *   <a href="/tin-tuc">Xem tin tức tại trang Tin tức</a>
 * </news-article>
 * ```
 *
 * @slot - Links or text to read while there is no story: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The article is there. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The article could not be loaded; `error.kind` says why, `not-found` that there is none. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart notice - The sentence shown when the article is missing, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart kicker - The category above the headline.
 * @csspart heading - The headline, and the headline of the related stories.
 * @csspart dateline - The line with date, unit and author.
 * @csspart old - The sentence that tells that the article is old.
 * @csspart lead - The paragraph before the body.
 * @csspart picture - The picture before the body, or the box of a related article's picture.
 * @csspart caption - The words under the picture.
 * @csspart body - The body.
 * @csspart byline - The author's name at the end.
 * @csspart source - Where the article comes from.
 * @csspart documents - The documents that the article cites.
 * @csspart share - The ways to pass the article on.
 * @csspart qr - The QR code.
 * @csspart related - The related stories.
 * @csspart items - The list of the related stories.
 * @csspart item - One related story.
 * @csspart title - The title of a related story.
 * @csspart meta - The line under the title of a related story.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - The category, lines and buttons.
 */
export class NewsArticle extends WidgetElement<Words> {
  static override get styles() {
    return [...WidgetElement.baseStyles, newsArticleStyles];
  }

  static override get properties() {
    addFormerNames(this, 'documentTitle', 'setsTitle');
    addFormerNames(this, 'noJsonLd', 'isUndescribed');
    return {
      article: {},
      from: {},
      show: {},
      oldAfter: {attribute: 'old-after', type: Number},
      documentHrefTemplate: {attribute: 'document-href-template'},
      hrefTemplate: {attribute: 'href-template'},
      listHref: {attribute: 'list-href'},
      shareHref: {attribute: 'share-href'},
      documentTitle: {attribute: 'document-title', type: Boolean},
      noJsonLd: {attribute: 'no-json-ld', type: Boolean},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Names the article, by its id. */
  article = '';

  /** Takes the article from the page's address instead: `query:bai` from `?bai=id`, `path` from its last part, `canonical` by the address itself. */
  from = '';

  /**
   * Chooses what is shown besides headline, lead and body: any of
   * `category unit date updated old image byline signature source documents share related`.
   */
  show = 'category unit date updated old image signature source documents share related';

  /** Sets from how many days on an article is told to be old, 1 to 36500. */
  oldAfter = 365;

  /** Links each document cited to the page's own list: an address with `{document}` where the document's number goes. */
  documentHrefTemplate = '';

  /** Opens related stories on the page's own site: an address with `{id}`, `{slug}` or `{url}` of the article in it. */
  hrefTemplate = '';

  /** Names the page that has all news, offered where the article is not there. */
  listHref = '';

  /** Names the address that readers pass on, where it is not the page's own. */
  shareHref = '';

  /** Sets the page's title to the article's. */
  documentTitle = false;

  /** Leaves out the description for search engines (JSON-LD) in the page's head. */
  noJsonLd = false;

  readonly #body = new ArticleBody(this);
  readonly #controller = new ArticleController(this, {
    base: () => this.apiBase,
    name: () => this.#name,
    canDraw: () => this.#body.isReady,
    onChange: this.announce,
  });
  readonly #related = new OnDemand(async () => {
    const {RelatedArticles, relatedStyles} = await import('./related.js');
    addStyles(this.renderRoot, ...relatedStyles);
    return new RelatedArticles(this, () => this.#relatedQuery);
  }, this);
  readonly #share = new OnDemand(async () => {
    const {shareStyles, Sharing} = await import('./share.js');
    addStyles(this.renderRoot, shareStyles);
    return new Sharing(this);
  }, this);
  readonly #data = new OnDemand(async () => {
    const {StructuredData} = await import('./structured-data.js');
    return new StructuredData(this);
  }, this);
  readonly #title = new PageTitle(this);

  get #name(): ArticleName {
    const {here, canonical} = pageAddresses();
    return findArticle(this, this, new URL(here), canonical ?? here);
  }

  get #relatedQuery(): RelatedQuery | 'loading' | undefined {
    if (this.status === 'loading') return 'loading';
    const article = this.#shown;
    const base = this.apiBase;
    return article && base ? {article, base, isWanted: this.#shows.has('related')} : undefined;
  }

  /** The article that is drawn now. */
  get #shown(): Article | undefined {
    const {state} = this.#controller;
    return state.status === 'ready' || state.status === 'stale' ? state.data : undefined;
  }

  get #shows() {
    return switches(this, 'show', this.show, ARTICLE_PARTS);
  }

  protected override attributeOfParameter(parameter: string): string {
    const name = this.article ? 'article' : 'from';
    return parameter === 'id' || parameter === 'url' ? name : super.attributeOfParameter(parameter);
  }

  protected override get validHeadingLevel(): number {
    return wholeNumber(this, 'heading-level', this.headingLevel, {min: 1, max: LOWEST_LEVEL, fallback: 2});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onMove);
    window.addEventListener('online', this.#loadParts);
    this.#loadParts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#onMove);
    window.removeEventListener('online', this.#loadParts);
  }

  /** What stands below the article, and what search engines read, comes beside it; where it does not come, again with the network. */
  readonly #loadParts = (): void => {
    void this.#related.load();
    if (this.#shows.has('share')) void this.#share.load();
    if (!this.noJsonLd) void this.#data.load();
  };

  /** The page may turn to another address without being loaded anew. */
  readonly #onMove = (): void => this.requestUpdate();

  protected override willUpdate(): void {
    if (this.status) this.#controller.tell();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const article = this.#shown;
    const base = this.apiBase;
    void countView(this, article?.id, base);
    this.#title.lend(this.documentTitle ? article?.title : undefined);
    // what comes on demand may come when the element is gone
    const isDescribed = this.isConnected && article && base && !this.noJsonLd;
    this.#data.code?.tell(isDescribed ? article : undefined, {page: this.#addressOf(article), base: base ?? ''});
  }

  /** A page within a frame is no page to pass on. */
  #addressOf(article: Article | undefined): string {
    const given = webAddress(this.shareHref, document.baseURI);
    if (this.shareHref && !given) warnAttribute(this, 'share-href', 'cần một địa chỉ http hoặc https.');
    const own = window.parent === window ? undefined : webAddress(article?.url, this.apiBase ?? document.baseURI);
    return given ?? own ?? addressToShare(pageAddresses(), this.article ? undefined : parameterOf(this.from));
  }

  protected override render(): TemplateResult {
    if (this.status) this.#body.prepare();
    const {words} = this;
    const {state} = this.#controller;
    const isMissing = state.status === 'failed' && state.error.kind === 'not-found';
    const list = isMissing ? webAddress(this.listHref, document.baseURI) : undefined;
    return html`${stateView({
      remote: this.#controller,
      words: {...words, errors: {...words.errors, 'not-found': words.article.missing}},
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: '',
      hasFallback: this.hasFallback,
      emptyText: words.article.missing,
      skeleton: articleSkeleton,
      content: (article) => this.#renderArticle(article),
    })}
    ${list ? html`<p class="way-on"><a href=${list}>${words.article.missingLink}</a></p>` : nothing}`;
  }

  #renderArticle(article: Article): TemplateResult {
    const {words, language, validHeadingLevel: level} = this;
    const base = this.apiBase ?? new URL(document.baseURI);
    const show = this.#shows;
    const title = this.heading ?? article.title;
    const shared = {title: article.title, address: this.#addressOf(article)};
    const belowTitle = Math.min(level + 1, LOWEST_LEVEL);
    return html`<article aria-labelledby=${title ? 'headline' : nothing}>
        ${articleView(article, {
          show,
          words,
          language,
          base,
          title,
          level,
          oldAfter: wholeNumber(this, 'old-after', this.oldAfter, {min: 1, max: 36_500, fallback: 365}),
          documentHref: this.documentHrefTemplate,
          drawn: this.#body.draw(article, {base, level, tableLabel: words.article.table}),
          retryBody: this.#body.retry,
        })}
        ${show.has('share') ? this.#share.code?.render(shared, words) : nothing}
      </article>
      ${show.has('related') ? this.#renderRelated(base, belowTitle) : nothing}`;
  }

  #renderRelated(base: URL, level: number) {
    const template = hrefTemplate(this, 'href-template', this.hrefTemplate);
    return this.#related.code?.render({base, words: this.words, language: this.language, level, template});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-article': NewsArticle;
  }
}
