import {html, nothing, type TemplateResult} from 'lit';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatCount} from '../../vietnamese/numbers.js';
import type {NewsSearch} from './search.js';

/** What the API takes at most. */
const MAX_LENGTH = 200;

/** What the search box needs to be drawn. */
export interface SearchView {
  readonly search: NewsSearch;
  readonly words: Words['news']['search'];
  readonly language: LanguageCode;
}

function inputOf(event: Event): HTMLInputElement | undefined {
  const {currentTarget} = event;
  const form = currentTarget instanceof Element ? currentTarget.closest('form') : null;
  return form?.querySelector('input') ?? undefined;
}

function clear(event: Event, search: NewsSearch): void {
  const input = inputOf(event);
  if (!input) return;
  input.value = '';
  input.focus();
  search.search('');
}

function onKey(event: KeyboardEvent, search: NewsSearch): void {
  if (event.key !== 'Escape' || event.isComposing || !inputOf(event)?.value) return;
  event.preventDefault();
  clear(event, search);
}

function onSubmit(event: Event, search: NewsSearch): void {
  event.preventDefault();
  search.search(inputOf(event)?.value.trim() ?? '');
}

/** What is said of the search; that nothing was found or that it failed is said where the list says so. */
function said({search, words, language}: SearchView): string {
  if (search.isSearching) return words.searching;
  const {state} = search.data;
  if (!search.query || (state.status !== 'ready' && state.status !== 'stale')) return '';
  const {shown, rest, next} = state.data;
  const count = formatCount(shown.length + rest.length, language);
  return next === null ? words.found(count, search.query) : words.foundMore(count, search.query);
}

/** Draws the search box of a list, below it how many stories were found, and the list or what was found. */
export function searchView(view: SearchView, list: TemplateResult): TemplateResult {
  const {search, words} = view;
  return html`<form
      class="search"
      part="search"
      role="search"
      action=""
      @submit=${(event: Event) => onSubmit(event, search)}
    >
      <label class="visually-hidden" for="query">${words.label}</label>
      <div class="field">
        <input
          id="query"
          type="search"
          name="q"
          autocomplete="off"
          enterkeyhint="search"
          maxlength=${MAX_LENGTH}
          placeholder=${words.label}
          @input=${search.onInput}
          @compositionend=${search.onInput}
          @keydown=${(event: KeyboardEvent) => onKey(event, search)}
        />
        ${
          search.query
            ? html`<button
                class="quiet clear"
                type="button"
                aria-label=${words.clear}
                @click=${(event: Event) => clear(event, search)}
              >
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
              </button>`
            : nothing
        }
      </div>
      <button type="submit">${words.submit}</button>
    </form>
    <p class="found muted" role="status">${said(view)}</p>
    <div class="searched" aria-busy=${search.isSearching ? 'true' : 'false'}>${list}</div>`;
}
