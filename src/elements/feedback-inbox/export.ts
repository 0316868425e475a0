import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {type ApiError, toApiError} from '../../api/api-error.js';
import type {ExportFormat, ExportQuery} from '../../api/staff.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {saveFile} from '../../widget/copy-and-save.js';
import type {InboxView} from './inbox-view.js';
import {exportQueryOf} from './messages.js';
import type {InboxSession} from './session.js';

/** Which senders' details go into the file. */
export type ExportStep = 'masked' | 'full' | 'full-confirmed' | 'full-unconfirmed';

/** Fetches messages as a file and hands it to the browser to save. A link could not carry the token, so the bytes pass through here. */
export class ExportController {
  #step: ExportStep = 'masked';
  #busy: ExportFormat | undefined;
  #error: ApiError | undefined;
  #fetching: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: InboxSession,
  ) {}

  get step(): ExportStep {
    return this.#step;
  }

  set step(step: ExportStep) {
    this.#step = step;
    this.host.requestUpdate();
  }

  /** The format that is being fetched. */
  get busy(): ExportFormat | undefined {
    return this.#busy;
  }

  get error(): ApiError | undefined {
    return this.#error;
  }

  /**
   * Fetches and saves a file.
   *
   * @returns whether it succeeded
   */
  async run(format: ExportFormat, query: ExportQuery, name: string): Promise<boolean> {
    if (this.#busy) return false;
    const {signal} = (this.#fetching = new AbortController());
    this.#turn(format, undefined);
    try {
      const file = await this.session.ask((api) => api.export(format, query, signal));
      saveFile(file, name);
      this.#step = 'masked';
      this.#turn(undefined, undefined);
      return true;
    } catch (cause) {
      if (!signal.aborted) this.#turn(undefined, toApiError(cause));
      return false;
    }
  }

  /** Takes everything off the screen, and saves nothing of what is still being fetched. */
  clear(): void {
    this.#fetching?.abort();
    this.#step = 'masked';
    this.#turn(undefined, undefined);
  }

  #turn(busy: ExportFormat | undefined, error: ApiError | undefined): void {
    this.#busy = busy;
    this.#error = error;
    this.host.requestUpdate();
  }
}

/** The name of a file: `gop-y_khanh-hoa_2026-11-23_che-thong-tin.csv`; without the unit where it holds several. */
export function fileName(parts: readonly string[], now: Date, extension: string): string {
  const [what = '', unit = '', kind = ''] = parts;
  return [what, unit, toRfc3339(now).slice(0, 10), kind].filter(Boolean).join('_') + `.${extension}`;
}

function personal({words, exporting}: InboxView): TemplateResult {
  const {step} = exporting;
  const isFull = step !== 'masked';
  const isMissing = step === 'full-unconfirmed';
  const onFull = (event: Event) => (exporting.step = isTicked(event) ? 'full' : 'masked');
  const onConfirm = (event: Event) => (exporting.step = isTicked(event) ? 'full-confirmed' : 'full');
  return html`<label class="choice">
      <input id="export-full" type="checkbox" .checked=${isFull} @change=${onFull} />
      <span>${words.export.full}</span>
    </label>
    ${
      isFull
        ? html`<label class="choice">
            <input
              id="export-confirm"
              type="checkbox"
              .checked=${step === 'full-confirmed'}
              aria-invalid=${isMissing ? 'true' : nothing}
              aria-describedby=${isMissing ? 'export-error' : nothing}
              @change=${onConfirm}
            />
            <span>${words.export.confirm}</span>
          </label>`
        : nothing
    }
    ${isMissing ? html`<p id="export-error" class="error">${words.export.confirmMissing}</p>` : nothing}`;
}

const isTicked = ({target}: Event): boolean => target instanceof HTMLInputElement && target.checked;

/** Draws the export: senders masked, and full only for managers who confirm that they need it. */
export function exportView(view: InboxView): TemplateResult {
  const {words, member, exporting, list, unit, say, focus} = view;
  const {step} = exporting;
  const run = async (format: ExportFormat): Promise<void> => {
    if (step === 'full' || step === 'full-unconfirmed') {
      exporting.step = 'full-unconfirmed';
      focus('#export-confirm');
      return;
    }
    const isFull = step === 'full-confirmed';
    const of = unit || (member.units.length === 1 ? (member.units[0]?.id ?? '') : '');
    const kind = isFull ? words.export.fileFull : words.export.fileMasked;
    const name = fileName([words.export.file, of, kind], new Date(), format);
    const query = {...exportQueryOf(list.filters), ...(unit && {unit}), personal: isFull ? 'full' : 'masked'} as const;
    say(words.export.busy);
    const isDone = await exporting.run(format, query, name);
    say(isDone ? words.export.done(name) : words.export.failed);
  };
  const button = (format: ExportFormat) =>
    html`<button
      class="quiet"
      type="button"
      data-format=${format}
      aria-disabled=${exporting.busy ? 'true' : nothing}
      @click=${() => run(format)}
    >
      ${words.export[format]}
    </button>`;
  return html`<details class="export" part="export">
    <summary>${words.export.title}</summary>
    <p>${words.export.scope} ${step === 'masked' ? words.export.masked : nothing}</p>
    ${member.role === 'manager' ? personal(view) : nothing}
    <div class="buttons">${button('csv')} ${button('jsonl')}</div>
    ${
      exporting.error
        ? html`<p class="notice" part="notice" data-kind="failed">
            ${words.export.failed} ${words.errors[exporting.error.kind]}
          </p>`
        : nothing
    }
  </details>`;
}
