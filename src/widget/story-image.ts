import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {ArticleSummary} from '../api/types.js';
import {monogram} from './monogram.js';
import {safeAddress} from './safe-address.js';

/** Of which story a picture is drawn, and for which unit something in its place. */
export type PicturedStory = Pick<ArticleSummary, 'image' | 'unit'>;

/** How the picture of a story is drawn. */
export interface StoryImageOptions {
  /** Of the API or feed that told the story. */
  readonly base: URL | string;
  /** The first picture of a page, which readers see at once, does not wait until it is near. */
  readonly eager?: boolean;
}

/** Whether the reader asked sites to send little: pictures that only adorn a title are then left out. */
export function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined;
  const isAsked = typeof connection === 'object' && connection !== null && 'saveData' in connection;
  return (isAsked && connection.saveData === true) || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** What stands behind the picture shows itself; the browser's icon of a broken picture tells a reader nothing. */
function onBroken({currentTarget}: Event): void {
  if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
}

/**
 * Draws the picture of a story, which fills a box of its own shape before it is there and also when it never comes: where there is
 * no picture, it is broken or the reader saves data, the box bears the initials of the unit. Says nothing to screen readers; the
 * title beside it does. To be used with {@link storyImageStyles}.
 */
export function storyImage({image, unit}: PicturedStory, {base, eager = false}: StoryImageOptions): TemplateResult {
  const src = savesData() ? undefined : safeAddress(image?.src, base);
  return html`<span class="story-image" aria-hidden="true"
    ><span class="monogram" lang="vi">${monogram(unit.name)}</span>${
      src
        ? keyed(
            src,
            html`<img
              src=${src}
              width=${image?.width ?? nothing}
              height=${image?.height ?? nothing}
              alt=""
              loading=${eager ? 'eager' : 'lazy'}
              fetchpriority=${eager ? 'high' : nothing}
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${onBroken}
            />`,
          )
        : nothing
    }</span
  >`;
}
