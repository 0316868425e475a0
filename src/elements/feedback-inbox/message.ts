import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import type {StaffFeedback} from '../../api/types.js';
import {normalized} from '../../vietnamese/normalized.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import {webAddress} from '../../shared/web-address.js';
import {type InboxView, moment, newTabLink, partHeading, timeText} from './inbox-view.js';
import {type OpenState, REPLY_LENGTH} from './open-message.js';

/** The whole history of a message, folded away. */
function historyView({history: entries}: StaffFeedback, view: InboxView): TemplateResult {
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
function historyList(
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
    ${isUnchanged ? words.handling.unchanged : html`${words.handling.failed} ${words.errors[error.kind]}`}
  </p>`;
}

/**
 * Draws what the member may do with a message besides answering it; readers, and withdrawn messages, have nothing of it. The forms are
 * made anew for each message and version: what was chosen for another is not sent for this one.
 */
function handlingView(message: StaffFeedback, view: InboxView): TemplateResult {
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

function given({reply}: StaffFeedback, {words, language, level}: InboxView): TemplateResult | typeof nothing {
  if (!reply) return nothing;
  return html`${partHeading('given-title', words.reply.given, level + 1)}
    <blockquote class="text">${reply.text}</blockquote>
    <p class="muted">${words.reply.givenBy(reply.by, timeText(reply.at, language))}</p>`;
}

function replyError({words, language, open}: InboxView): string {
  if (open.step === 'empty') return words.reply.missing;
  return open.step === 'too-long' ? words.reply.tooLong(formatCount(REPLY_LENGTH, language)) : '';
}

function confirmation(view: InboxView): TemplateResult {
  const {words, open, say, focus} = view;
  const onBack = (): void => {
    open.keepWriting();
    focus('#reply');
  };
  const onSend = async (): Promise<void> => {
    if (open.busy) return;
    say('');
    const isSent = await open.reply();
    if (isSent) say(words.handling.done.reply);
    focus(isSent ? '#reply-title' : open.conflict ? '.conflict' : '#handling-failure');
  };
  const busy = open.busy ? 'true' : nothing;
  return html`<div class="confirm" role="group" tabindex="-1" aria-labelledby="confirm-text">
    <p id="confirm-text">${words.reply.confirm}</p>
    <div class="buttons">
      <button type="button" class="confirm-send" aria-disabled=${busy} @click=${onSend}>
        ${open.busy === 'reply' ? words.reply.sending : words.reply.confirmSend}
      </button>
      <button type="button" class="quiet" aria-disabled=${busy} @click=${onBack}>${words.reply.keepWriting}</button>
    </div>
  </div>`;
}

/** Draws the reply: the one given, and for those who may answer, one to write and to confirm before it is sent. */
function replyView(message: StaffFeedback, view: InboxView): TemplateResult {
  const {words, member, open, language, level, say, focus} = view;
  if (member.role === 'reader' || message.status === 'withdrawn') return html`${given(message, view)}`;
  const left = open.room;
  const count = formatCount(Math.abs(left), language);
  const error = replyError(view);
  const isConfirming = open.step === 'confirming';
  const onInput = ({target}: Event): void => {
    if (target instanceof HTMLTextAreaElement) open.draft = target.value;
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    say('');
    focus(open.confirm() ? '.confirm-send' : '#reply');
  };
  return html`<div class="reply" part="reply">
    ${given(message, view)} ${partHeading('reply-title', words.reply.title, level + 1)}
    <form autocomplete="off" novalidate @submit=${onSubmit}>
      <label for="reply">${message.reply ? words.reply.again : words.reply.label}</label>
      <p id="reply-hint" class="hint muted">${words.reply.hint}</p>
      ${error ? html`<p id="reply-error" class="error">${error}</p>` : nothing}
      <textarea
        id="reply"
        rows="7"
        part="input"
        ?readonly=${isConfirming}
        aria-describedby=${error ? 'reply-hint reply-error reply-count' : 'reply-hint reply-count'}
        aria-invalid=${error ? 'true' : nothing}
        .value=${live(open.draft)}
        @input=${onInput}
      ></textarea>
      <p id="reply-count" class="count muted" ?data-over=${left < 0}>
        ${left < 0 ? words.reply.over(count) : words.reply.left(count)}
      </p>
      ${isConfirming ? confirmation(view) : html`<button type="submit">${words.reply.send}</button>`}
    </form>
  </div>`;
}

type Fact = readonly [label: string, value: TemplateResult | string | null];

function facts(list: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${list.map(([label, value]) =>
      value === null
        ? nothing
        : html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}

function phoneLink(phone: string): TemplateResult | string {
  const number = parsePhone(phone);
  return number ? html`<a href="tel:${number}">${phone}</a>` : phone;
}

function sender(message: StaffFeedback, {words}: InboxView): TemplateResult {
  const {name, phone, email, address, anonymous, erased_at} = message;
  if (anonymous && !name && !phone && !email && !address) return html`<p>${words.anonymous}</p>`;
  const missing = erased_at ? words.erasedMark : words.message.notGiven;
  return facts([
    [words.message.name, name ?? missing],
    [words.message.phone, phone ? phoneLink(phone) : missing],
    [words.message.email, email ?? missing],
    [words.message.address, address ?? missing],
  ]);
}

function pageLink({page}: StaffFeedback, view: InboxView): TemplateResult | string | null {
  return page && newTabLink(webAddress(page.url, document.baseURI), page.title ?? page.url, view);
}

/** What all readers answered about the article; a service of an older version does not tell. */
function articleRatings(
  {article_ratings: counts}: Partial<StaffFeedback>,
  {words, language}: InboxView,
): string | null {
  return counts ? words.ratings.counts(formatCount(counts.yes, language), formatCount(counts.no, language)) : null;
}

function notices(message: StaffFeedback, {words, language}: InboxView): TemplateResult {
  const {status, erased_at} = message;
  return html`${
    status === 'withdrawn' ? html`<p class="notice" data-kind="stale">${words.message.withdrawn}</p>` : nothing
  }
  ${erased_at ? html`<p class="notice" data-kind="stale">${words.message.erased(timeText(erased_at, language))}</p>` : nothing}`;
}

function body(message: StaffFeedback, view: InboxView): TemplateResult {
  const {words, language, level} = view;
  const {status, spam, spam_reason: reason, topic, unit, assignee, rating, article, consent} = message;
  return html`
    <p class="row-head">
      <span class="state" data-state=${status}>${words.states[status]}</span>
      ${spam ? html`<span class="state" data-state="spam">${words.spamMark}</span>` : nothing}
      <span>${topic.name}</span>
    </p>
    ${notices(message, view)} ${partHeading('text-title', words.message.text, level + 1)}
    <blockquote class="text">${message.message || words.message.noText}</blockquote>
    ${partHeading('sender-title', words.message.sender, level + 1)} ${sender(message, view)}
    ${facts([
      [words.message.unit, unit.name],
      [words.message.receivedAt, moment(message.received_at, language)],
      [words.message.updatedAt, moment(message.updated_at, language)],
      [words.message.assignee, assignee ?? words.nobody],
      [words.message.page, pageLink(message, view)],
      [words.message.article, article],
      [words.message.rating, rating && words.message.ratings[rating]],
      [words.ratings.all, articleRatings(message, view)],
      [words.message.spamReason, reason && words.message.spamReasons[reason]],
    ])}
    ${handlingView(message, view)} ${replyView(message, view)}
    <details class="consent">
      <summary>${words.message.consent}</summary>
      <p class="text">${consent.text}</p>
      <p class="muted">${words.message.consentAt(consent.version, timeText(consent.at, language))}</p>
    </details>
    ${historyView(message, view)}
  `;
}

/** Draws the open message: all that is known of it, what can be done with it, and what was. Every text of it stays text. */
export function messageView(view: InboxView): TemplateResult {
  const {words, open, level, focus, say} = view;
  const {state} = open;
  if (state.status === 'none') {
    return html`<section class="message empty" part="message"><p class="muted">${words.message.choose}</p></section>`;
  }
  const onBack = (): void => {
    say('');
    open.close();
    focus(`.open[data-code="${CSS.escape(state.code)}"]`);
  };
  return html`<section class="message" part="message" aria-labelledby="message-title">
    <div class="list-head">
      ${partHeading('message-title', words.message.title(state.code), level)}
      <button class="quiet back" type="button" @click=${onBack}>${words.message.back}</button>
    </div>
    ${state.status === 'loading' ? html`<p class="muted">${words.message.loading}</p>` : nothing}
    ${state.status === 'failed' ? failedView(state, view) : nothing}
    ${state.status === 'ready' ? body(state.message, view) : nothing}
  </section>`;
}

function failedView({error, code}: Extract<OpenState, {status: 'failed'}>, view: InboxView): TemplateResult {
  const onRetry = (): void => {
    void view.open.open(code);
    view.focus('#message-title');
  };
  return html`<div class="notice" part="notice" data-kind="failed">
    <p>${view.words.errors[error.kind]}</p>
    ${error.isPassing ? html`<button class="quiet" type="button" @click=${onRetry}>${view.words.retry}</button>` : nothing}
  </div>`;
}
