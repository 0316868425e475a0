import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {ApiError, toApiError} from '../../api/api-error.js';
import {StaffApi} from '../../api/staff.js';
import type {StaffMember} from '../../api/types.js';
import {partHeading} from './inbox-view.js';
import type {Words} from './vi.js';

/** Who works with the inbox. */
export type SessionState =
  | {readonly status: 'signed-out'; readonly error: ApiError | 'no-token' | null; readonly isExpired: boolean}
  | {readonly status: 'signing-in'}
  | {readonly status: 'signed-in'; readonly member: StaffMember};

/** What the session asks and tells. */
export interface SessionOptions {
  /** The base address of the common API, if the page names one. */
  readonly base: () => URL | undefined;
  /** Somebody signed in; `isSame` when they did before and their session had only expired. */
  readonly onStart: (isSame: boolean) => void;
  /** The session is over; `isExpired` when its member is asked for the token again and goes on. */
  readonly onEnd: (isExpired: boolean) => void;
}

const SIGNED_OUT: SessionState = {status: 'signed-out', error: null, isExpired: false};

/**
 * Holds the token for as long as the page is open, in memory only, and carries every request of the inbox. It forgets the token
 * when the API refuses it, when the page is left and when the tag is pointed at another API, which must not get this one's token.
 */
export class InboxSession implements ReactiveController {
  #state: SessionState = SIGNED_OUT;
  #api: StaffApi | undefined;
  #apiAddress = '';
  #formerMember: string | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: SessionOptions,
  ) {
    host.addController(this);
  }

  /** Who works with the inbox now. */
  get state(): SessionState {
    return this.#state;
  }

  hostConnected(): void {
    globalThis.addEventListener('pagehide', this.signOut);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('pagehide', this.signOut);
  }

  hostUpdate(): void {
    if (this.#api && this.options.base()?.href !== this.#apiAddress) this.signOut();
  }

  /** Tries a token; the outcome is in {@link state}. */
  async signIn(token: string): Promise<void> {
    if (this.#state.status === 'signing-in') return;
    const wasExpired = this.#state.status === 'signed-out' && this.#state.isExpired;
    if (!token) {
      this.#settle({status: 'signed-out', error: 'no-token', isExpired: wasExpired});
      return;
    }
    const base = this.options.base();
    const trying: SessionState = {status: 'signing-in'};
    this.#settle(trying);
    try {
      if (!base) throw new ApiError('unconfigured');
      const api = new StaffApi(base, token);
      const member = await api.me(new AbortController().signal);
      // the page was left meanwhile, and whoever is there now has another token
      if (this.state !== trying) return;
      this.#api = api;
      this.#apiAddress = base.href;
      const isSame = wasExpired && this.#formerMember === member.name;
      this.#formerMember = member.name;
      this.#settle({status: 'signed-in', member});
      this.options.onStart(isSame);
    } catch (cause) {
      if (this.state !== trying) return;
      this.#settle({status: 'signed-out', error: toApiError(cause), isExpired: wasExpired});
    }
  }

  /** Forgets the token and all that was read with it. */
  readonly signOut = (): void => {
    this.#api = undefined;
    this.#formerMember = undefined;
    this.options.onEnd(false);
    this.#settle(SIGNED_OUT);
  };

  /**
   * Asks the API in the member's name. An answer that the token is no longer good ends the session; one that comes when the session is
   * over is nobody's any more.
   *
   * @throws {ApiError}
   */
  async ask<T>(work: (api: StaffApi) => Promise<T>): Promise<T> {
    const api = this.#api;
    if (!api) throw new ApiError('unauthorized');
    try {
      const answer = await work(api);
      if (api !== this.#api) throw new ApiError('unauthorized');
      return answer;
    } catch (cause) {
      const error = toApiError(cause);
      if (error.kind === 'unauthorized' && api === this.#api) this.#expire();
      throw error;
    }
  }

  #expire(): void {
    this.#api = undefined;
    this.options.onEnd(true);
    this.#settle({status: 'signed-out', error: null, isExpired: true});
  }

  #settle(state: SessionState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}

/** What the sign-in is drawn from. */
export interface SignInView {
  readonly state: SessionState;
  readonly words: Words;
  readonly level: number;
  /** Whether a reply is half-written. */
  readonly hasDrafts: boolean;
  readonly onToken: (token: string) => Promise<void>;
}

function errorSentence({state, words}: SignInView): string {
  if (state.status !== 'signed-out' || !state.error) return '';
  if (state.error === 'no-token') return words.signIn.missing;
  return state.error.kind === 'unauthorized' ? words.signIn.wrong : words.errors[state.error.kind];
}

function notice({state, words, hasDrafts}: SignInView): TemplateResult | typeof nothing {
  if (state.status !== 'signed-out' || !state.isExpired) return nothing;
  const {expired, expiredWithDraft} = words.signIn;
  return html`<p class="notice" part="notice" data-kind="stale">${hasDrafts ? expiredWithDraft : expired}</p>`;
}

/** Asks for the token. The field has no name, so that no browser takes it for something to fill in or to send. */
export function signInView(view: SignInView): TemplateResult {
  const {words, state, level, onToken} = view;
  const isBusy = state.status === 'signing-in';
  const wrong = errorSentence(view);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = event.target instanceof HTMLFormElement ? event.target.querySelector('input') : null;
    if (field && !isBusy) void onToken(field.value.trim());
  };
  return html`<form class="sign-in" part="sign-in" autocomplete="off" novalidate @submit=${onSubmit}>
    ${partHeading('sign-in-title', words.signIn.title, level)} ${notice(view)}
    <div class="field">
      <label for="token">${words.signIn.token}</label>
      <p id="token-hint" class="hint muted">${words.signIn.hint}</p>
      ${wrong ? html`<p id="token-error" class="error">${wrong}</p>` : nothing}
      <input
        id="token"
        type="password"
        part="input"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby=${wrong ? 'token-hint token-error' : 'token-hint'}
        aria-invalid=${wrong ? 'true' : nothing}
      />
    </div>
    <button type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
      ${isBusy ? words.signIn.busy : words.signIn.submit}
    </button>
  </form>`;
}
