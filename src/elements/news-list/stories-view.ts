import {html, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import {newsItem, type NewsItemOptions, newsItemSkeleton} from '../../widget/news-item.js';
import type {Looks} from './looks.js';
import type {News} from './news.js';
import {storyKey} from '../../widget/story-address.js';

/** From here on, drawing only what is in sight saves more than it costs. */
const LONG_LIST = 16;

/** Dates that fill a line of their own where there is little room. */
const WIDE_DATES: ReadonlySet<string | undefined> = new Set(['thu-ngay', 'day-du']);

/** How the stories of a list are drawn. */
export type StoriesView = Omit<NewsItemOptions, 'show'> & Looks;

/** How many lines the facts under a title take at most: in narrow columns, and in rows of middle width. */
function factLines({show, dateStyle}: StoriesView): {readonly narrow: number; readonly middle: number} {
  const isWide = show.has('date') && WIDE_DATES.has(dateStyle);
  const lines = Number(show.has('date')) + Number(isWide) + 2 * Number(show.has('unit')) + Number(show.has('category'));
  return {narrow: Math.max(1, lines), middle: show.has('unit') || (isWide && show.has('category')) ? 2 : 1};
}

function itemsClass(count: number, view: StoriesView) {
  const {narrow, middle} = factLines(view);
  return classMap({
    items: true,
    [view.layout]: true,
    rows: view.layout === 'list' || view.layout === 'lead',
    summaries: view.show.has('summary'),
    [`facts-${narrow}`]: true,
    'long-facts': middle > 1,
    long: count >= LONG_LIST,
  });
}

/** Draws the stories that a list shows. */
export function storiesView({shown}: News, view: StoriesView): TemplateResult {
  return html`<ul class=${itemsClass(shown.length, view)} part="items" role="list">
    ${repeat(
      shown,
      (story) => storyKey(story, view.base),
      (story, index) =>
        html`<li class="item" part="item">
          ${newsItem(story, {...view, eager: view.layout === 'lead' && index === 0})}
        </li>`,
    )}
  </ul>`;
}

/** Stands where the stories will be, as high as they. */
export function storiesSkeleton(view: StoriesView): TemplateResult {
  return html`<div class=${itemsClass(view.limit, view)}>
    ${new Array<TemplateResult>(view.limit).fill(html`<div class="item">${newsItemSkeleton(view.show)}</div>`)}
  </div>`;
}
