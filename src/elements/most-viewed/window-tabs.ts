import {html, type TemplateResult} from 'lit';
import type {Window} from '../../api/types.js';
import type {Words} from './vi.js';

/** The windows in the order of their tabs. */
const ORDER = ['24h', '7d', '30d'] as const;

/** What the tabs show and tell. */
export interface WindowTabs {
  readonly chosen: Window;
  readonly words: Words['mostViewed'];
  readonly onChoose: (window: Window) => void;
  /** As high as a whole ranking, so that nothing below moves whichever window is chosen. */
  readonly room: TemplateResult;
}

const STEPS = new Map<string, (at: number) => number>([
  ['ArrowLeft', (at) => at - 1],
  ['ArrowRight', (at) => at + 1],
  ['Home', () => 0],
  ['End', () => -1],
]);

/** Arrow keys choose the next tab at once, as what they show takes one small request. */
function onKey(event: KeyboardEvent, {chosen, onChoose}: WindowTabs): void {
  const step = STEPS.get(event.key);
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = ORDER.at(step(ORDER.indexOf(chosen)) % ORDER.length) ?? chosen;
  event.preventDefault();
  onChoose(next);
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
}

/** Draws the windows as tabs, with what the chosen one shows below them. */
export function windowTabs(tabs: WindowTabs, inner: TemplateResult): TemplateResult {
  const {chosen, words, onChoose, room} = tabs;
  return html`
    <div
      class="tabs"
      part="tabs"
      role="tablist"
      aria-label=${words.tabs.label}
      @keydown=${(event: KeyboardEvent) => onKey(event, tabs)}
    >
      ${ORDER.map(
        (window) =>
          html`<button
            id="tab-${window}"
            class="tab"
            part="tab"
            type="button"
            role="tab"
            aria-selected=${window === chosen ? 'true' : 'false'}
            aria-controls="panel"
            tabindex=${window === chosen ? 0 : -1}
            @click=${() => onChoose(window)}
          >
            ${words.tabs[window]}
          </button>`,
      )}
    </div>
    <div id="panel" class="reserve" role="tabpanel" aria-labelledby="tab-${chosen}">
      <div class="room" aria-hidden="true">${room}</div>
      <div>${inner}</div>
    </div>
  `;
}
