import {html, nothing, type TemplateResult} from 'lit';
import type {InboxWords} from './vi.js';
import type {Words} from './vi.js';
import {errorSentence, partHeading} from './inbox-view.js';
import type {SessionState} from './inbox-session.js';

/** What the sign-in is drawn from. */
export interface SignInView {
  readonly state: SessionState;
  readonly words: InboxWords;
  readonly common: Words;
  readonly level: number;
  /** Whether a reply is half-written. */
  readonly hasDrafts: boolean;
  /** Whether the form was sent without a token. */
  readonly isMissing: boolean;
  readonly onToken: (token: string) => Promise<void>;
}

function fault({state, words, common, isMissing}: SignInView): string {
  if (isMissing) return words.signIn.missing;
  if (state.status !== 'signed-out' || !state.error) return '';
  return state.error.kind === 'unauthorized' ? words.signIn.wrong : errorSentence(state.error, {words, common});
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
  const wrong = fault(view);
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
