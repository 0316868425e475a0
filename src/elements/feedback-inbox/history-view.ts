import {html, type TemplateResult} from 'lit';
import type {StaffFeedback} from '../../api/types.js';
import {type InboxView, moment} from './inbox-view.js';

/** The whole history of a message, folded away. */
export function historyView({history: entries}: StaffFeedback, view: InboxView): TemplateResult {
  return html`<details class="history">
    <summary>${view.words.message.history} (${entries.length})</summary>
    ${historyList(entries, view)}
  </details>`;
}

/** The service records a state by its name in the contract; officers read it in their language. Any other detail is as it is. */
function detailText(detail: string, {states}: InboxView['words']): string {
  return Object.entries(states).find(([state]) => state === detail)?.[1] ?? detail;
}

/** What was done to a message, by whom and when. */
export function historyList(
  entries: StaffFeedback['history'],
  {words, language}: Pick<InboxView, 'words' | 'language'>,
): TemplateResult {
  return html`<ol class="entries">
    ${entries.map(
      ({at, by, action, detail}) =>
        html`<li>
          ${moment(at, language)} · ${by} ·
          <strong>${words.message.actions[action]}</strong>${detail ? `: ${detailText(detail, words)}` : ''}
        </li>`,
    )}
  </ol>`;
}
