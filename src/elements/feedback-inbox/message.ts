import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {live} from 'lit/directives/live.js';
import {type ApiError, toApiError} from '../../api/api-error.js';
import type {StaffApi} from '../../api/staff.js';
import type {StaffFeedback, StatusChange} from '../../api/types.js';
import {webAddress} from '../../shared/web-address.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {normalized} from '../../vietnamese/normalized.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import {type InboxView, moment, newTabLink, partHeading, timeText} from './inbox-view.js';
import type {InboxSession} from './session.js';

/** The message that is being read. */
export type OpenState =
  | {readonly status: 'none'}
  | {readonly status: 'loading'; readonly code: string}
  | {readonly status: 'failed'; readonly code: string; readonly error: ApiError}
  | {readonly status: 'ready'; readonly code: string; readonly message: StaffFeedback};

/** What can be done with a message. */
export type Action = 'assignment' | 'status' | 'spam' | 'reply';

/** What somebody else did to the message meanwhile; nothing of it is known when it could not be read anew. */
export type Conflict = {readonly kind: 'changed'; readonly since: StaffFeedback['history']} | {readonly kind: 'unread'};

/** Where the reply stands between being written and being sent. */
export type ReplyStep = 'writing' | 'confirming' | 'empty' | 'too-long';

/** The contract's bound for a reply, in characters. */
export const REPLY_LENGTH = 10_000;

/** An action that was not carried out. */
export interface Failure {
  readonly action: Action;
  readonly error: ApiError;
}

/** Reading and exporting change nothing, so they are no news to whoever is told of changes. */
const LOOKING: ReadonlySet<string> = new Set(['list', 'read', 'export', 'audit', 'refused']);

/**
 * Keeps the message that is open, what is done to it, and the replies that are being written, one for each message: opening
 * another, a conflict or an expired session loses none of them.
 */
export class OpenMessage implements ReactiveController {
  #state: OpenState = {status: 'none'};
  #step: ReplyStep = 'writing';
  #busy: Action | undefined;
  #failure: Failure | undefined;
  #conflict: Conflict | undefined;
  #reading: AbortController | undefined;
  readonly #drafts = new Map<string, string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: InboxSession,
    private readonly onRead: (message: StaffFeedback) => void,
  ) {
    host.addController(this);
  }

  get state(): OpenState {
    return this.#state;
  }

  /** The code of the message that is open or being opened; empty when none is. */
  get code(): string {
    return this.#state.status === 'none' ? '' : this.#state.code;
  }

  /** What is under way. */
  get busy(): Action | undefined {
    return this.#busy;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  get conflict(): Conflict | undefined {
    return this.#conflict;
  }

  /** The reply that is being written to the open message. */
  get draft(): string {
    return this.#drafts.get(this.code) ?? '';
  }

  set draft(text: string) {
    if (text && this.code) this.#drafts.set(this.code, text);
    else this.#drafts.delete(this.code);
    this.keepWriting();
  }

  /** How many characters the reply may still have; less than none when it is too long. */
  get room(): number {
    return REPLY_LENGTH - countGraphemes(this.draft);
  }

  get step(): ReplyStep {
    return this.#step;
  }

  /**
   * Asks whether the reply is meant to be sent, unless there is something to correct.
   *
   * @returns whether it asks
   */
  confirm(): boolean {
    this.#step = !this.draft.trim() ? 'empty' : this.room < 0 ? 'too-long' : 'confirming';
    this.host.requestUpdate();
    return this.#step === 'confirming';
  }

  /** Goes back to writing. */
  keepWriting(): void {
    this.#step = 'writing';
    this.host.requestUpdate();
  }

  /** Whether a reply is half-written. */
  get hasDrafts(): boolean {
    return this.#drafts.size > 0;
  }

  hostConnected(): void {
    globalThis.addEventListener('beforeunload', this.#onLeave);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('beforeunload', this.#onLeave);
  }

  /** Reads a message. */
  async open(code: string): Promise<void> {
    this.close();
    const reading = new AbortController();
    this.#reading = reading;
    this.#settle({status: 'loading', code});
    try {
      const message = await this.session.ask((api) => api.message(code, reading.signal));
      if (!reading.signal.aborted) this.#take(message);
    } catch (cause) {
      if (!reading.signal.aborted) this.#settle({status: 'failed', code, error: toApiError(cause)});
    }
  }

  /** Puts the message away; the reply being written stays. */
  close(): void {
    this.#reading?.abort();
    this.#step = 'writing';
    this.#busy = undefined;
    this.#failure = undefined;
    this.#conflict = undefined;
    this.#settle({status: 'none'});
  }

  /** Puts everything away, the replies being written too. */
  clear(): void {
    this.close();
    this.#drafts.clear();
  }

  /** @returns whether it was carried out; so do the others */
  changeStatus(change: Omit<StatusChange, 'version'>): Promise<boolean> {
    const action = change.spam === undefined ? 'status' : 'spam';
    return this.#act(action, (api, {code, version}, signal) => api.changeStatus(code, {version, ...change}, signal));
  }

  /** Gives the message to a staff member by name, or to nobody (null). */
  assign(name: string | null): Promise<boolean> {
    return this.#act('assignment', (api, {code, version}, signal) => api.assign(code, version, name, signal));
  }

  /** Sends the reply that is written. */
  async reply(): Promise<boolean> {
    const text = normalized(this.draft, 'NFC').trim();
    const isSent = await this.#act('reply', (api, {code, version}, signal) => api.reply(code, version, text, signal));
    if (isSent) this.draft = '';
    return isSent;
  }

  async #act(
    action: Action,
    work: (api: StaffApi, message: StaffFeedback, signal: AbortSignal) => Promise<StaffFeedback>,
  ): Promise<boolean> {
    const before = this.#state;
    if (before.status !== 'ready' || this.#busy) return false;
    const acting = new AbortController();
    const isOver = () => acting.signal.aborted;
    this.#reading = acting;
    this.#busy = action;
    this.#failure = undefined;
    this.#conflict = undefined;
    this.host.requestUpdate();
    try {
      const message = await this.session.ask((api) => work(api, before.message, acting.signal));
      if (isOver()) return false;
      this.#busy = undefined;
      this.#take(message);
      return true;
    } catch (cause) {
      const error = toApiError(cause);
      if (isOver()) return false;
      if (error.kind === 'conflict') await this.#readAnew(before.message, acting.signal);
      else this.#failure = {action, error};
      if (isOver()) return false;
      this.#busy = undefined;
      if (action === 'reply') this.#step = 'writing';
      this.host.requestUpdate();
      return false;
    }
  }

  /** Somebody else was faster: shows what they did, and the message as it is now. */
  async #readAnew(before: StaffFeedback, signal: AbortSignal): Promise<void> {
    try {
      const now = await this.session.ask((api) => api.message(before.code, signal));
      if (signal.aborted) return;
      const known = new Set(before.history.map((entry) => JSON.stringify(entry)));
      const since = now.history.filter((entry) => !LOOKING.has(entry.action) && !known.has(JSON.stringify(entry)));
      this.#conflict = {kind: 'changed', since};
      this.#take(now);
    } catch {
      if (!signal.aborted) this.#conflict = {kind: 'unread'};
    }
  }

  readonly #onLeave = (event: Event): void => {
    if (this.hasDrafts) event.preventDefault();
  };

  #take(message: StaffFeedback): void {
    this.#settle({status: 'ready', code: message.code, message});
    this.onRead(message);
  }

  #settle(state: OpenState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}

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
