import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import type {MostViewed, Scope, Window} from '../../api/types.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {newsItemSkeleton} from '../../widget/news-item.js';
import {type EntryOptions, entryView, pinnedView} from './entry-view.js';

/** How a ranking is drawn. */
export interface RankingOptions extends EntryOptions {
  readonly window: Window;
  /** When the ranking held, where that is long enough ago to be told. */
  readonly asOf?: Date | undefined;
}

function label(scope: Scope, {words, window, asOf, language}: RankingOptions): TemplateResult {
  return html`<p class="label muted" part="label">
    <span>${words.window[window]}</span> <span>${words.scope[scope]}</span>
    ${asOf ? html`<span>${words.asOf(formatDayTime(asOf, language))}</span>` : nothing}
  </p>`;
}

const explanation = ({byShare, words}: RankingOptions): TemplateResult | typeof nothing =>
  byShare ? html`<p class="explanation muted" part="explanation">${words.shareExplained}</p>` : nothing;

const itemsClass = ({show, byShare}: RankingOptions) =>
  classMap({
    items: true,
    summaries: show.has('summary'),
    pictures: show.has('image'),
    'two-facts': show.has('views') && show.has('change'),
    units: show.has('unit'),
    shares: show.has('views') && byShare,
  });

/** Draws the ranking, below the line that says what it counts and the story pinned above it. */
export function rankingView(
  {items, pinned, scope}: Pick<MostViewed, 'items' | 'pinned' | 'scope'>,
  options: RankingOptions,
): TemplateResult {
  const classes = itemsClass(options);
  return html`
    ${label(scope, options)}
    ${
      pinned
        ? html`<div class=${classes}><div class="item" part="item pinned">${pinnedView(pinned, options)}</div></div>`
        : nothing
    }
    <ol class=${classes} part="items" role="list">
      ${repeat(
        items,
        ({article}) => article.id,
        (entry) => html`<li class="item" part="item" value=${entry.rank}>${entryView(entry, options)}</li>`,
      )}
    </ol>
    ${explanation(options)}
  `;
}

/** Stands where a ranking of so many stories will be, as high as it. */
export function rankingSkeleton(count: number, scope: Scope, options: RankingOptions): TemplateResult {
  const row = html`<div class="item"><span class="rank bone"></span>${newsItemSkeleton(options.show)}</div>`;
  return html`
    ${label(scope, options)}
    <div class=${itemsClass(options)}>${new Array<TemplateResult>(count).fill(row)}</div>
    ${explanation(options)}
  `;
}
