import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from './vi.js';
import type {NextPage} from '../../widget/next-page.js';

/** What the button for further stories needs to be drawn. */
export interface MoreView {
  readonly next: NextPage;
  /** What the reader's last wish for more did. */
  readonly done: string;
  readonly words: Words['news'];
  readonly onMore: () => void;
}

/** Draws the button for further stories, with what became of it. */
export function moreView({next, done, words, onMore}: MoreView): TemplateResult {
  const said = {none: done, there: done, loading: words.loadingMore, failed: words.moreFailed}[next];
  return html`<div class="more">
    <p role="status" class=${next === 'failed' ? '' : 'visually-hidden'}>${said}</p>
    ${
      next === 'none'
        ? nothing
        : html`<button
            class="quiet"
            part="more"
            type="button"
            aria-disabled=${next === 'loading' ? 'true' : nothing}
            @click=${onMore}
          >
            ${next === 'loading' ? words.loadingMore : words.more}
          </button>`
    }
  </div>`;
}

/** Stands where the button will be. */
export const moreSkeleton = (): TemplateResult =>
  html`<div class="more"><button class="quiet" type="button" tabindex="-1">…</button></div>`;
