import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {canonicalAddress} from '../../api/canonical-address.js';
import {relatedRequest} from '../../api/article.js';
import type {Article, ArticleList, ArticleSummary} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {heading} from '../../widget/heading.js';
import {newsItem, newsItemSkeleton} from '../../widget/news-item.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {ShownStories} from '../../widget/shown-stories.js';

const SHOWN = 4;
/** Asked for besides, since other lists of the page may show some already. */
const SPARE = 4;
const PARTS: ReadonlySet<string> = new Set(['image', 'date']);

/** Of which article the related ones are wanted. */
export interface RelatedWish {
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
      ${new Array<TemplateResult>(SHOWN).fill(html`<div class="item">${newsItemSkeleton(PARTS)}</div>`)}
    </div>
  </div>`;

/** The stories that belong with an article, none of which another list of the page shows; and the article's own seat among those lists. */
export class RelatedStories implements ReactiveController {
  readonly #remote: ApiController<ArticleList>;
  readonly #seat: ShownStories;
  #left = new AbortController();
  #key = '';
  #stories: readonly ArticleSummary[] = [];
  /** Whether it was chosen which of the stories that came are shown. */
  #isChosen = false;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly wish: () => RelatedWish | 'loading' | undefined,
  ) {
    this.#seat = new ShownStories(host);
    this.#remote = new ApiController(host, {
      request: () => {
        const wanted = this.#wanted();
        return wanted?.isWanted ? relatedRequest(wanted.base, wanted.article.id, {limit: SHOWN + SPARE}) : undefined;
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#seat.join();
    this.#left = new AbortController();
  }

  hostDisconnected(): void {
    this.#left.abort();
    this.#key = '';
    this.#seat.leave();
  }

  hostUpdated(): void {
    // lists further down wait a little, so that none shows the page's own story
    const isLoading = this.wish() === 'loading';
    if (isLoading && !this.#key) this.#seat.choose();
    if (isLoading) return;
    const wanted = this.#wanted();
    const {state} = this.#remote;
    const related = wanted?.isWanted && (state.status === 'ready' || state.status === 'stale') ? state.data.items : [];
    const key = JSON.stringify([wanted?.article.url, related.map(({id}) => id)]);
    if (key === this.#key) return;
    this.#key = key;
    void this.#choose(wanted, related, key);
  }

  /** Draws what there is, or room for it while it is on its way; nothing where there is none, for an article is whole without. */
  render({base, words, language, level, template}: RelatedView): TemplateResult | typeof nothing {
    if (this.#stories.length === 0) return this.#isComing ? room(level, words) : nothing;
    return html`<nav class="related" part="related" aria-labelledby="heading">
      ${heading(level, words.article.related)}
      <ul class="items" part="items" role="list">
        ${repeat(
          this.#stories,
          ({id}) => id,
          (story) =>
            html`<li class="item" part="item">${newsItem(story, {show: PARTS, base, language, template})}</li>`,
        )}
      </ul>
    </nav>`;
  }

  get #isComing(): boolean {
    const {state} = this.#remote;
    if (this.#isChosen || !this.#wanted()?.isWanted) return false;
    if (state.status === 'ready' || state.status === 'stale') return state.data.items.length > 0;
    return state.status === 'loading';
  }

  #wanted(): RelatedWish | undefined {
    const wanted = this.wish();
    return wanted === 'loading' ? undefined : wanted;
  }

  async #choose(wanted: RelatedWish | undefined, related: readonly ArticleSummary[], key: string): Promise<void> {
    this.#isChosen = false;
    const addressOf = ({url}: ArticleSummary) => canonicalAddress(url, wanted?.base) ?? url;
    // the article itself is what the page is about: lists leave it out without being asked
    const own = wanted ? [addressOf(wanted.article)] : [];
    this.#seat.show(own);
    if (related.length > 0) {
      this.#seat.choose();
      await this.#seat.turn(this.#left.signal);
      if (key !== this.#key || this.#left.signal.aborted) return;
    }
    const chosen = related.filter((story) => this.#seat.isFree(addressOf(story))).slice(0, SHOWN);
    this.#seat.show([...own, ...chosen.map(addressOf)]);
    if (related.length === 0 && this.#stories.length === 0) return;
    this.#isChosen = related.length > 0;
    this.#stories = chosen;
    this.host.requestUpdate();
  }
}
