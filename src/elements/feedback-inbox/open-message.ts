import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type ApiError, toApiError} from '../../api/api-error.js';
import type {StaffApi} from '../../api/staff.js';
import type {StaffFeedback, StatusChange} from '../../api/types.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {normalized} from '../../vietnamese/normalized.js';
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
