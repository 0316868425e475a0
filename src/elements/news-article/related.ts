import {
  css,
  type CSSResult,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {addressOrId, ArticleSlot} from '../../widget/shown-articles.js';
import {relatedRequest} from '../../api/articles.js';
import type {Article, ArticleList, ArticleSummary} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {heading} from '../../widget/state-view.js';
import {articleCard, articleCardSkeleton, articleCardStyles, Pictures} from '../../widget/article-card.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {articleKey, shownElsewhere, waitForTurn} from '../../widget/article-turns.js';
import {articleLink} from '../../widget/href-template.js';

/** To be added to those of the element. */
export const relatedStyles: readonly CSSResult[] = [
  articleCardStyles,
  css`
    .related {
      margin-block-start: 1.5em;
    }

    .related .items {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
      gap: 1em;
    }

    .related .item {
      display: flex;
      gap: 0.75em;
      align-items: flex-start;
    }

    .related .picture {
      inline-size: 6.5em;
    }

    @container (max-width: 22em) {
      .related .picture {
        display: none;
      }
    }

    @media print {
      .related {
        display: none;
      }
    }
  `,
];

const SHOWN = 4;
/** Asked for besides, since other lists of the page may show some already. */
const SPARE = 4;
const PARTS: ReadonlySet<string> = new Set(['image', 'date']);

/** Of which article the related ones are wanted. */
export interface RelatedQuery {
  readonly article: Article;
  readonly base: URL;
  readonly isWanted: boolean;
}

/** How the related stories are drawn. */
export interface RelatedView {
  readonly base: URL;
  readonly words: Words;
  readonly language: LanguageCode;
  /** The level of their headline, 2 to 6. */
  readonly level: number;
  /** Where their links lead instead of to their own addresses; may be empty. */
  readonly template: string;
}

/** As high as the stories will be, so that nothing below them moves. */
const room = (level: number, words: Words): TemplateResult =>
  html`<div class="related" aria-hidden="true">
    ${heading(level, words.article.related)}
    <div class="items">
      ${new Array<TemplateResult>(SHOWN).fill(html`<div class="item">${articleCardSkeleton(PARTS)}</div>`)}
    </div>
  </div>`;

/** The stories that belong with an article, none of which another list of the page shows; and the article's own slot among those lists. */
export class RelatedArticles implements ReactiveController {
  readonly #request: ApiController<ArticleList>;
  readonly #slot: ArticleSlot;
  readonly #pictures: Pictures;
  #left = new AbortController();
  #key = '';
  #articles: readonly ArticleSummary[] = [];
  /** Whether it was chosen which of the stories that came are shown. */
  #isChosen = false;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly query: () => RelatedQuery | 'loading' | undefined,
  ) {
    this.#slot = new ArticleSlot(host);
    this.#pictures = new Pictures(host);
    this.#request = new ApiController(host, {
      request: () => {
        const wanted = this.#related();
        return wanted?.isWanted ? relatedRequest(wanted.base, wanted.article.id, {limit: SHOWN + SPARE}) : undefined;
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#slot.join();
    this.#left = new AbortController();
  }

  hostDisconnected(): void {
    this.#left.abort();
    this.#key = '';
    this.#slot.leave();
  }

  hostUpdated(): void {
    // lists further down wait a little, so that none shows the page's own story
    const isLoading = this.query() === 'loading';
    if (isLoading && !this.#key) this.#slot.choose();
    if (isLoading) return;
    const wanted = this.#related();
    const {state} = this.#request;
    const related = wanted?.isWanted && (state.status === 'ready' || state.status === 'stale') ? state.data.items : [];
    const key = JSON.stringify([wanted?.article.url, related.map(({id}) => id)]);
    if (key === this.#key) return;
    this.#key = key;
    void this.#choose(wanted, related, key);
  }

  /** Draws what there is, or room for it while it is on its way; nothing where there is none, for an article is whole without. */
  render({base, words, language, level, template}: RelatedView): TemplateResult | typeof nothing {
    if (this.#articles.length === 0) return this.#isComing ? room(level, words) : nothing;
    const link = articleLink(base, template);
    return html`<nav class="related" part="related" aria-labelledby="heading">
      ${heading(level, words.article.related)}
      <ul class="items" part="items" role="list">
        ${repeat(
          this.#articles,
          ({id}) => id,
          (story) =>
            html`<li class="item" part="item">
              ${articleCard(story, {show: PARTS, base, language, link, pictures: this.#pictures})}
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  get #isComing(): boolean {
    const {state} = this.#request;
    if (this.#isChosen || !this.#related()?.isWanted) return false;
    if (state.status === 'ready' || state.status === 'stale') return state.data.items.length > 0;
    return state.status === 'loading';
  }

  #related(): RelatedQuery | undefined {
    const wanted = this.query();
    return wanted === 'loading' ? undefined : wanted;
  }

  async #choose(wanted: RelatedQuery | undefined, related: readonly ArticleSummary[], key: string): Promise<void> {
    this.#isChosen = false;
    const addressOf = (article: ArticleSummary) => addressOrId(article, wanted?.base ?? document.baseURI);
    // the article itself is what the page is about: lists leave it out without being asked
    const own = wanted ? [addressOf(wanted.article)] : [];
    this.#slot.show(own);
    if (related.length > 0) {
      this.#slot.choose();
      await waitForTurn(this.#slot, this.#left.signal);
      if (key !== this.#key || this.#left.signal.aborted) return;
    }
    const elsewhere = shownElsewhere(this.#slot);
    const chosen = related.filter((story) => !elsewhere.has(articleKey(addressOf(story)))).slice(0, SHOWN);
    this.#slot.show([...own, ...chosen.map(addressOf)]);
    if (related.length === 0 && this.#articles.length === 0) return;
    this.#isChosen = related.length > 0;
    this.#articles = chosen;
    this.host.requestUpdate();
  }
}
