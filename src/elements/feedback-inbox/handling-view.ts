import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {StaffFeedback} from '../../api/types.js';
import {historyList} from './history-view.js';
import {errorSentence, type InboxView, partHeading} from './inbox-view.js';
import {normalized} from '../../vietnamese/normalized.js';

const SETTABLE = ['received', 'assigned', 'answered'] as const;

/** Carries out an action; then says what it came to and keeps the reader near it. */
async function carryOut(view: InboxView, action: Promise<boolean>, done: string): Promise<void> {
  const {say, focus, open} = view;
  say('');
  const isDone = await action;
  if (isDone) say(done);
  focus(isDone ? '#handling-title' : open.conflict ? '.conflict' : '#handling-failure');
}

function field(form: EventTarget | null, name: string): HTMLInputElement | HTMLSelectElement | undefined {
  const found = form instanceof HTMLFormElement ? form.elements.namedItem(name) : null;
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined;
}

function assignmentForm({assignee}: StaffFeedback, view: InboxView): TemplateResult {
  const {words, open, member, say, focus, list} = view;
  const busy = open.busy ? 'true' : nothing;
  const assign = (name: string) => void carryOut(view, open.assign(name), words.handling.done.assignment(name));
  const unassign = () => void carryOut(view, open.assign(null), words.handling.done.unassigned);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = normalized(field(event.target, 'assignee')?.value ?? '', 'NFC').trim();
    if (name) {
      assign(name);
    } else {
      say(words.handling.nameMissing);
      focus('#assign-name');
    }
  };
  return html`<div class="buttons">
      ${
        assignee === member.name
          ? nothing
          : html`<button type="button" aria-disabled=${busy} @click=${() => assign(member.name)}>
              ${words.handling.assignMe}
            </button>`
      }
      ${
        assignee
          ? html`<button class="quiet" type="button" aria-disabled=${busy} @click=${unassign}>
              ${words.handling.unassign}
            </button>`
          : nothing
      }
    </div>
    <form class="inline" autocomplete="off" aria-label=${words.handling.assignOther} @submit=${onSubmit}>
      <div class="filter">
        <label for="assign-name">${words.handling.assignOther}: ${words.handling.assignName}</label>
        <input id="assign-name" name="assignee" part="input" maxlength="100" list="known-assignees" />
        <datalist id="known-assignees">
          ${[...list.assignees].map((name) => html`<option value=${name}></option>`)}
        </datalist>
      </div>
      <button class="quiet" type="submit" aria-disabled=${busy}>${words.handling.assign}</button>
    </form>`;
}

function statusForm({status}: StaffFeedback, view: InboxView): TemplateResult {
  const {words, open} = view;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = field(event.target, 'status')?.value;
    const wanted = SETTABLE.find((known) => known === chosen);
    if (wanted) void carryOut(view, open.changeStatus({status: wanted}), words.handling.done.status);
  };
  return html`<form class="inline" autocomplete="off" @submit=${onSubmit}>
    <div class="filter">
      <label for="set-status">${words.handling.status}</label>
      <select id="set-status" name="status" part="input">
        ${SETTABLE.map(
          (known) => html`<option value=${known} ?selected=${known === status}>${words.states[known]}</option>`,
        )}
      </select>
    </div>
    <button class="quiet" type="submit" aria-disabled=${open.busy ? 'true' : nothing}>
      ${words.handling.changeStatus}
    </button>
  </form>`;
}

/** Whoever finds that a message was held back rightly says so too: until then its unit is told of it every day. */
function spamButtons({spam, spam_reason}: StaffFeedback, view: InboxView): TemplateResult {
  const {words, open} = view;
  const {done, notSpam, isSpam, spam: markAsSpam} = words.handling;
  const button = (label: string, wanted: boolean) =>
    html`<button
      class="quiet"
      type="button"
      aria-disabled=${open.busy ? 'true' : nothing}
      @click=${() => void carryOut(view, open.changeStatus({spam: wanted}), wanted ? done.spam : done.notSpam)}
    >
      ${label}
    </button>`;
  if (!spam) return button(markAsSpam, true);
  return html`${button(notSpam, false)} ${spam_reason === 'marked_by_staff' ? nothing : button(isSpam, true)}`;
}

/** Says what somebody else changed while this member was at it. */
function conflictPanel(view: InboxView): TemplateResult | typeof nothing {
  const {words, open} = view;
  const {conflict} = open;
  if (!conflict) return nothing;
  return html`<div class="conflict" part="conflict" role="group" tabindex="-1" aria-labelledby="conflict-title">
    <p id="conflict-title" class="title">${words.handling.conflict}</p>
    ${conflict.kind === 'changed' && conflict.since.length > 0 ? historyList(conflict.since, view) : nothing}
    <p>${conflict.kind === 'changed' ? words.handling.conflictLater : words.handling.conflictUnread}</p>
    ${open.draft ? html`<p>${words.handling.conflictKept}</p>` : nothing}
  </div>`;
}

function failure(view: InboxView): TemplateResult | typeof nothing {
  const {words, open} = view;
  if (!open.failure) return nothing;
  const {error} = open.failure;
  const isUnchanged = error.fields.some(({code}) => code === 'unchanged');
  return html`<p
    id="handling-failure"
    class="notice"
    part="notice"
    data-kind=${isUnchanged ? 'stale' : 'failed'}
    tabindex="-1"
  >
    ${isUnchanged ? words.handling.unchanged : html`${words.handling.failed} ${errorSentence(error, view)}`}
  </p>`;
}

/** Draws what the member may do with a message besides answering it; readers, and withdrawn messages, have nothing of it. */
export function handlingView(message: StaffFeedback, view: InboxView): TemplateResult {
  const {words, member, level, open} = view;
  const canAct = member.role !== 'reader' && message.status !== 'withdrawn';
  return html`<div class="handling" part="handling">
    ${partHeading('handling-title', words.handling.title, level + 1)} ${conflictPanel(view)} ${failure(view)}
    ${member.role === 'reader' ? html`<p class="muted">${words.handling.readOnly}</p>` : nothing}
    ${
      canAct
        ? keyed(
            `${message.code} ${message.version}`,
            html`${assignmentForm(message, view)} ${statusForm(message, view)}
              <div class="buttons">${spamButtons(message, view)}</div>`,
          )
        : nothing
    }
    ${open.busy ? html`<p class="muted">${words.handling.busy}</p>` : nothing}
  </div>`;
}
