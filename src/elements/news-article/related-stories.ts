import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {canonicalAddress} from '../../api/canonical-address.js';
import {relatedRead} from '../../api/reads.js';
import type {Article, ArticleList, ArticleSummary} from '../../api/types.js';
import type {LanguageCode, Words} from '../../locale/words.js';
import {heading} from '../../widget/heading.js';
import {newsItem} from '../../widget/news-item.js';
import {RemoteData} from '../../widget/remote-data.js';
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

/** The stories that belong with an article, none of which another list of the page shows; and the article's own seat among those lists. */
export class RelatedStories implements ReactiveController {
  readonly #remote: RemoteData<ArticleList>;
  readonly #seat: ShownStories;
  #left = new AbortController();
  #key = '';
  #stories: readonly ArticleSummary[] = [];

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly wish: () => RelatedWish | 'loading' | undefined,
  ) {
    this.#seat = new ShownStories(host);
    this.#remote = new RemoteData(host, {
      wish: () => {
        const wanted = this.#wanted();
        return wanted?.isWanted ? relatedRead(wanted.base, wanted.article.id, {limit: SHOWN + SPARE}) : undefined;
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

  /** Draws what there is; nothing where there is none, for an article is whole without. */
  render({base, words, language, level, template}: RelatedView): TemplateResult | typeof nothing {
    if (this.#stories.length === 0) return nothing;
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

  #wanted(): RelatedWish | undefined {
    const wanted = this.wish();
    return wanted === 'loading' ? undefined : wanted;
  }

  async #choose(wanted: RelatedWish | undefined, related: readonly ArticleSummary[], key: string): Promise<void> {
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
    if (chosen.length === 0 && this.#stories.length === 0) return;
    this.#stories = chosen;
    this.host.requestUpdate();
  }
}
