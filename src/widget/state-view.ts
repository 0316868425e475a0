import {html, nothing, type TemplateResult} from 'lit';
import {formatDayTime} from '../vietnamese/dates.js';
import type {ApiController} from './fetch-controller.js';
import type {LanguageCode} from './language.js';
import type {WidgetWords} from './vi.js';

/** What a widget gives to be drawn in whatever state its data is. */
export interface StateView<T> {
  readonly remote: Pick<ApiController<T>, 'state' | 'isRetrying' | 'retry'>;
  readonly words: WidgetWords;
  readonly language: LanguageCode;
  readonly headingLevel: number;
  readonly headingText: string;
  readonly hasFallback: boolean;
  /** Said when there is nothing to show. */
  readonly emptyText: string;
  /** As high as the data will be. */
  readonly skeleton: () => TemplateResult;
  readonly content: (data: T) => TemplateResult;
  /** Read out, and not shown, once what the reader asked for is there. */
  readonly readyText?: string;
  /** Puts what the widget always shows around the notice and the data; tabs, say. */
  readonly frame?: (inner: TemplateResult) => TemplateResult;
}

function sentence<T>({remote, words, language, emptyText, readyText = ''}: StateView<T>): string {
  const {state} = remote;
  if (remote.isRetrying) return words.retrying;
  switch (state.status) {
    case 'empty':
      return emptyText;
    case 'stale':
      return words.stale(formatDayTime(state.asOf, language));
    case 'failed':
      return words.errors[state.error.kind];
    case 'ready':
      return readyText;
    default:
      return '';
  }
}

/** The sentence stands in the status region so that it is read out; the button beside it is not part of what is read. */
function notice<T>(view: StateView<T>): TemplateResult {
  const {remote, words} = view;
  const {state} = remote;
  const isHeardOnly = state.status === 'ready' && !remote.isRetrying;
  const canRetry = (state.status === 'failed' || state.status === 'stale') && state.error.isPassing;
  return html`<div class="notice" part="notice" data-kind=${state.status}>
    <div role="status" class=${isHeardOnly ? 'visually-hidden' : ''}>${sentence(view)}</div>
    ${
      canRetry
        ? html`<button
            class="quiet retry"
            part="retry"
            type="button"
            aria-disabled=${remote.isRetrying ? 'true' : nothing}
            @click=${remote.retry}
          >
            ${words.retry}
          </button>`
        : nothing
    }
  </div>`;
}

function body<T>({remote, hasFallback, skeleton, content}: StateView<T>): TemplateResult | typeof nothing {
  const {state} = remote;
  switch (state.status) {
    case 'loading':
      return html`<div class=${hasFallback ? 'reserve has-fallback' : 'reserve'}>
        <div class="skeleton" aria-hidden="true">${skeleton()}</div>
        <div><slot></slot></div>
      </div>`;
    case 'ready':
    case 'stale':
      return content(state.data);
    case 'failed':
      return html`<slot></slot>`;
    default:
      return nothing;
  }
}

/**
 * Draws a widget in each of its five states, so that none is ever a blank box: a skeleton or the page's own fallback while
 * loading, a sentence and a way to try again when it failed, the last good copy with its time when it is stale. One polite
 * status region stands there from the first render.
 */
export function stateView<T>(view: StateView<T>): TemplateResult {
  const {headingText, frame = (inner: TemplateResult) => inner} = view;
  return html`<section class="widget" part="widget" tabindex="-1" aria-labelledby=${headingText ? 'heading' : nothing}>
    ${headingText ? heading(view.headingLevel, headingText) : nothing} ${frame(html`${notice(view)} ${body(view)}`)}
  </section>`;
}

/** Draws the headline of a widget at the level that fits the page's outline: 2 to 6. */
export function heading(level: number, text: string): TemplateResult {
  switch (level) {
    case 3:
      return html`<h3 id="heading" class="heading" part="heading">${text}</h3>`;
    case 4:
      return html`<h4 id="heading" class="heading" part="heading">${text}</h4>`;
    case 5:
      return html`<h5 id="heading" class="heading" part="heading">${text}</h5>`;
    case 6:
      return html`<h6 id="heading" class="heading" part="heading">${text}</h6>`;
    default:
      return html`<h2 id="heading" class="heading" part="heading">${text}</h2>`;
  }
}
