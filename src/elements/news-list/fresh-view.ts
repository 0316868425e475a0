import {html, type TemplateResult} from 'lit';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';

/** What the line of new stories needs to be drawn. */
export interface FreshView {
  /** How many stories have come since the list was drawn. */
  readonly count: number;
  readonly asOf: Date;
  /** What the reader's last wish for new stories did. */
  readonly done: string;
  readonly words: Words['news']['fresh'];
  readonly language: LanguageCode;
  readonly onWanted: () => void;
}

/**
 * Draws the line above a list that tells of new stories: a button while there are any, else as of when the list is. The line is
 * always there and always as high, so that nothing moves when they come.
 */
export function freshView({count, asOf, done, words, language, onWanted}: FreshView): TemplateResult {
  const written = formatCount(count, language);
  return html`<div class="fresh" part="fresh">
    <p role="status" class="visually-hidden">${count > 0 ? words.heard(written) : done}</p>
    ${
      count > 0
        ? html`<button class="quiet" type="button" @click=${onWanted}>${words.button(written)}</button>`
        : html`<p class="muted">${words.asOf(formatDayTime(asOf, language))}</p>`
    }
  </div>`;
}

/** Stands where the line of new stories will be. */
export const freshSkeleton = (): TemplateResult => html`<div class="fresh"></div>`;
