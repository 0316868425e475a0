import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import {ApiError} from '../../api/api-error.js';
import type {Read} from '../../api/read.js';
import {mostViewedRead} from '../../api/reads.js';
import type {MostViewed as Ranking} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {oneOf, switches, wholeNumber} from '../../widget/attributes.js';
import {NEWS_PARTS, newsItem, newsItemSkeleton} from '../../widget/news-item.js';
import {newsItemStyles} from '../../widget/news-item.styles.js';
import {RemoteData} from '../../widget/remote-data.js';
import {remoteView} from '../../widget/remote-view.js';
import {SCOPES} from '../../widget/scope.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {mostViewedStyles} from './most-viewed.styles.js';
import {rankChange} from './rank-change.js';

const WINDOWS = ['7d', '24h', '30d'] as const;
const PARTS = ['views', 'change', ...NEWS_PARTS] as const;

type Entry = Ranking['items'][number];

/**
 * Ranks the stories that readers opened most in the last 24 hours, 7 days or 30 days.
 *
 * @summary Most viewed stories, ranked.
 *
 * @example
 * ```html
 * <most-viewed scope="national" window="7d" limit="5">
 *   <a href="/tin-tuc">Xem tin tức tại trang Tin tức</a>
 * </most-viewed>
 * ```
 *
 * @slot - Links or text to read while there is no ranking: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The ranking is there, or it is empty. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The ranking could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the ranking is empty, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart items - The list.
 * @csspart item - One story.
 * @csspart rank - The rank of a story.
 * @csspart picture - The box of a story's picture.
 * @csspart title - The title of a story.
 * @csspart meta - The line with views and change of rank.
 * @csspart summary - The summary of a story.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Ranks, lines and buttons.
 */
export class MostViewed extends WidgetElement {
  static override styles = [...WidgetElement.baseStyles, newsItemStyles, mostViewedStyles];

  /** Names the police unit whose stories are ranked, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Widens the ranking from the unit to its `province` or to the whole country (`national`). */
  @property() scope = '';

  /** Counts the views of the last `24h`, `7d` or `30d`. */
  @property() window = '7d';

  /** Leaves out stories by their ids, separated by commas. */
  @property() exclude = '';

  /** Sets how many stories are ranked, 1 to 50. */
  @property({type: Number}) limit = 5;

  /** Chooses what each story shows: any of `views change image summary date unit category`. */
  @property() show = 'views change';

  readonly #ranking = new RemoteData<Ranking>(this, {
    wish: () => this.#read(),
    isEmpty: ({items}) => items.length === 0,
    onChange: this.announce,
  });

  #read(): Read<Ranking> | ApiError {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const scope = this.scope ? oneOf(this, 'scope', this.scope, SCOPES) : undefined;
    return mostViewedRead(base, {
      ...(this.unit && {unit: this.unit}),
      ...(scope && {scope}),
      ...(this.exclude && {exclude: this.exclude}),
      window: this.#validWindow,
      limit: this.#validLimit,
    });
  }

  get #validLimit(): number {
    return wholeNumber(this, 'limit', this.limit, {min: 1, max: 50, fallback: 5});
  }

  get #validWindow(): (typeof WINDOWS)[number] {
    return oneOf(this, 'window', this.window, WINDOWS);
  }

  protected override render(): TemplateResult {
    const {words} = this;
    const show = switches(this, 'show', this.show, PARTS);
    const classes = classMap({items: true, summaries: show.has('summary')});
    const window = this.#validWindow;
    return remoteView({
      remote: this.#ranking,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.mostViewed.heading,
      hasFallback: this.hasFallback,
      emptyText: words.mostViewed.empty[window],
      skeleton: () => html`
        <p class="window muted">${words.mostViewed.window[window]}</p>
        <div class=${classes}>
          ${Array.from(
            {length: this.#validLimit},
            () => html`<div class="item"><span class="rank bone"></span>${newsItemSkeleton(show)}</div>`,
          )}
        </div>
      `,
      content: ({items}) => html`
        <p class="window muted">${words.mostViewed.window[window]}</p>
        <ol class=${classes} part="items" role="list">
          ${repeat(
            items,
            ({article}) => article.id,
            (entry) => this.#renderEntry(entry, show),
          )}
        </ol>
      `,
    });
  }

  #renderEntry(entry: Entry, show: ReadonlySet<(typeof PARTS)[number]>): TemplateResult {
    const {mostViewed} = this.words;
    const extra = html`${
      show.has('views') ? html`<span>${mostViewed.views(formatCount(entry.views, this.language))}</span>` : nothing
    }
    ${show.has('change') ? this.#renderChange(entry) : nothing}`;
    return html`<li class="item" part="item" value=${entry.rank}>
      <span class="rank" part="rank">${entry.rank}</span>
      ${newsItem(entry.article, {show, base: this.apiBase ?? '', language: this.language, extra})}
    </li>`;
  }

  #renderChange(entry: Entry): TemplateResult | typeof nothing {
    const {mostViewed} = this.words;
    const change = rankChange(entry);
    if (!change) return nothing;
    if (change.kind === 'entered') return html`<span class="change">${mostViewed.entered}</span>`;
    const arrow = change.kind === 'risen' ? '▲' : '▼';
    return html`<span class="change"
      ><span aria-hidden="true">${arrow}</span> ${mostViewed[change.kind](String(change.places))}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'most-viewed': MostViewed;
  }
}
