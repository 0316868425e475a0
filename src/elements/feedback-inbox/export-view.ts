import {html, nothing, type TemplateResult} from 'lit';
import type {ExportFormat} from '../../api/staff.js';
import {fileName} from './exporting.js';
import {exportQueryOf} from './filters.js';
import {errorSentence, type InboxView} from './inbox-view.js';

/** Which senders' details go into the file. */
export type ExportStep = 'masked' | 'full' | 'full-confirmed' | 'full-unconfirmed';

/** How the export is drawn, and how it goes on. */
export interface ExportOptions {
  readonly step: ExportStep;
  readonly onStep: (step: ExportStep) => void;
}

function personal({words}: InboxView, {step, onStep}: ExportOptions): TemplateResult {
  const isFull = step !== 'masked';
  const onFull = ({target}: Event) => onStep(target instanceof HTMLInputElement && target.checked ? 'full' : 'masked');
  const onConfirm = ({target}: Event) =>
    onStep(target instanceof HTMLInputElement && target.checked ? 'full-confirmed' : 'full');
  const isMissing = step === 'full-unconfirmed';
  return html`<label class="check">
      <input id="export-full" type="checkbox" .checked=${isFull} @change=${onFull} />
      <span>${words.export.full}</span>
    </label>
    ${
      isFull
        ? html`<label class="check">
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

/** Draws the export: senders masked, and full only for managers who confirm that they need it. */
export function exportView(view: InboxView, options: ExportOptions): TemplateResult {
  const {words, member, exporting, list, unit, say, focus} = view;
  const {step, onStep} = options;
  const run = async (format: ExportFormat): Promise<void> => {
    if (step === 'full' || step === 'full-unconfirmed') {
      onStep('full-unconfirmed');
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
    if (isDone) onStep('masked');
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
    ${member.role === 'manager' ? personal(view, options) : nothing}
    <div class="buttons">${button('csv')} ${button('jsonl')}</div>
    ${
      exporting.error
        ? html`<p class="notice" part="notice" data-kind="failed">
            ${words.export.failed} ${errorSentence(exporting.error, view)}
          </p>`
        : nothing
    }
  </details>`;
}
