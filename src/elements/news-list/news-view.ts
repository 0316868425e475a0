import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './vi.js';
import type {NextPage} from '../../widget/next-page.js';
import {freshSkeleton, freshView} from './fresh-view.js';
import {moreSkeleton, moreView} from './more-view.js';
import type {News} from './news.js';
import {storiesSkeleton, storiesView, type StoriesView} from './stories-view.js';

/** What the news and what stands around it needs to be drawn. */
export interface NewsView {
  readonly stories: StoriesView;
  readonly words: Words['news'];
  /** Whether new stories are looked for. */
  readonly isRefreshed: boolean;
  /** Whether further stories are offered. */
  readonly offersMore: boolean;
  readonly next: NextPage;
  /** What the reader's last wish for more or new stories did. */
  readonly done: string;
  readonly onMore: () => void;
  readonly onFresh: () => void;
}

/** Draws the news: what could not be read, new stories, the stories, and the button for more. */
export function newsView(news: News, view: NewsView): TemplateResult {
  const {stories, words, next, done, onMore, onFresh: onWanted} = view;
  const {fresh, asOf, missing} = news;
  const {language} = stories;
  return html`
    ${missing ? html`<p class="missing" role="status">${words.missing[missing]}</p>` : nothing}
    ${view.isRefreshed && stories.query ? freshSkeleton() : nothing}
    ${
      view.isRefreshed && !stories.query
        ? freshView({count: fresh.length, asOf, done, words: words.fresh, language, onWanted})
        : nothing
    }
    ${storiesView(news, stories)} ${view.offersMore ? moreView({next, done, words, onMore}) : nothing}
  `;
}

/** Stands where the news will be, as high as it. */
export function newsSkeleton({stories, isRefreshed, offersMore}: NewsView): TemplateResult {
  return html`${isRefreshed ? freshSkeleton() : nothing} ${storiesSkeleton(stories)}
  ${offersMore ? moreSkeleton() : nothing}`;
}
