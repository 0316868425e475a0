import {css, html, type TemplateResult} from 'lit';
import type {Window} from '../../api/types.js';
import {addStyles} from '../../widget/add-styles.js';
import type {LanguageCode} from '../../widget/language.js';

/** The windows in the order of their tabs. */
const TABS = ['24h', '7d', '30d'] as const;

const WORDS = {
  vi: {
    label: 'Khoảng thời gian',
    tab: {'24h': '24 giờ', '7d': '7 ngày', '30d': '30 ngày'},
    shown: (count: number, window: string) => `Đã hiển thị ${count} tin được xem nhiều nhất ${window}.`,
  },
  en: {
    label: 'Period',
    tab: {'24h': '24 hours', '7d': '7 days', '30d': '30 days'},
    shown: (count: number, window: string) => `The ${count} stories viewed most ${window} are shown.`,
  },
} as const;

const tabsStyles = css`
  .tab {
    margin-block-end: -0.0625em;
    padding: 0.4em 0.8em;
    border: 0;
    border-block-end: 0.1875em solid transparent;
    border-radius: 0;
    background: transparent;
    color: inherit;
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
  }

  @container (max-width: 18em) {
    .tab {
      flex: 1;
      padding-inline: 0.25em;
    }
  }

  @container (max-width: 13em) {
    .tab {
      padding-inline: 0.1em;
      font-size: 0.875em;
      white-space: nowrap;
    }
  }

  @media (forced-colors: active) {
    .tab {
      border-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;

/** Gives an element the styles of its tabs. */
export const addTabsStyles = (root: Node): void => addStyles(root, tabsStyles);

/** Said once the reader has chosen a window and its ranking is there. */
export const shownText = (count: number, window: string, language: LanguageCode): string =>
  WORDS[language].shown(count, window);

const STEPS = new Map<string, (at: number) => number>([
  ['ArrowLeft', (at) => at - 1],
  ['ArrowRight', (at) => at + 1],
  ['Home', () => 0],
  ['End', () => -1],
]);

/** Arrow keys choose the next tab at once, as what they show takes one small request. */
function onKey(event: KeyboardEvent, chosen: Window, onChoose: (window: Window) => void): void {
  const step = STEPS.get(event.key);
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = TABS[(step(TABS.indexOf(chosen)) + TABS.length) % TABS.length] ?? chosen;
  event.preventDefault();
  onChoose(next);
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
}

/** Draws the windows as tabs of `#panel`. */
export function tabsView(chosen: Window, language: LanguageCode, onChoose: (window: Window) => void): TemplateResult {
  const words = WORDS[language];
  return html`<div
    class="tabs"
    part="tabs"
    role="tablist"
    aria-label=${words.label}
    @keydown=${(event: KeyboardEvent) => onKey(event, chosen, onChoose)}
  >
    ${TABS.map(
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
          ${words.tab[window]}
        </button>`,
    )}
  </div>`;
}
