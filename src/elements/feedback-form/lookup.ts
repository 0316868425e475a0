import {css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {type ApiError, toApiError} from '../../api/api-error.js';
import {lookUpFeedback, withdrawFeedback} from '../../api/feedback.js';
import type {FeedbackStatus} from '../../api/types.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {normalized} from '../../vietnamese/normalized.js';
import {addStyles} from '../../widget/add-styles.js';
import type {LanguageCode} from '../../widget/language.js';
import {lookupVi, type LookupWords} from './lookup.vi.js';
import {panelStyles} from './panels.styles.js';
import type {Words} from './vi.js';

/**
 * How far the sender has come in asking after their message.
 *
 * | state | what stands there | goes on to |
 * | --- | --- | --- |
 * | `asking` | the question for the two codes, with those of them that are `missing` | «Tra cứu» → `looking` |
 * | `looking` | the same, with a button that waits | → `found`, `unknown`, `failed` |
 * | `unknown` | that the two codes open nothing: which of them is wrong is nobody's business | «Tra cứu» → `looking` |
 * | `failed` | why it could not be looked up | «Tra cứu» → `looking` |
 * | `found` | how far it has come, and its {@link Withdrawal} | «Tra cứu góp ý khác» → `asking` |
 *
 * Leaving the page forgets codes and message, and asks anew.
 */
type LookupState =
  | {readonly status: 'asking'; readonly missing: readonly CodeName[]}
  | {readonly status: 'looking' | 'unknown'}
  | {readonly status: 'failed'; readonly error: ApiError}
  | {readonly status: 'found'; readonly feedback: FeedbackStatus; readonly withdrawal: Withdrawal};

/**
 * How far the sender has come in withdrawing it: `none` → `asking` whether they mean it → `under-way` → `done` or `failed`, from where
 * it can be tried again.
 */
type Withdrawal =
  {readonly step: 'none' | 'asking' | 'under-way' | 'done'} | {readonly step: 'failed'; readonly error: ApiError};

/** What look-up has to say: with the part in Vietnamese, with all others in English. */
type AllWords = Words & {readonly lookup: LookupWords};
const allWords = (words: Words): AllWords => ({lookup: lookupVi, ...words});

type CodeName = 'code' | 'secret';
const CODE_NAMES = ['code', 'secret'] as const;

/** What look-up needs of the element it stands in. */
interface LookupHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void;
}

const grouped = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? '';
const bare = (text: string): string =>
  normalized(text, 'NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** A receipt code as the API writes it, however it was copied by hand. */
function asCode(text: string): string {
  const letters = bare(text);
  return letters.length < 9 ? letters : `${letters.slice(0, -8)}-${grouped(letters.slice(-8))}`;
}

/** The contract's ReceiptCode and LookupSecret. */
const CODE = /^[A-Z]{2,4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/;
const SECRET = /^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/;

/** `mode="lookup"`: asks for the two codes of a message, shows how far it has come, and withdraws it. */
export class Lookup implements ReactiveController {
  #state: LookupState = {status: 'asking', missing: []};
  #typed = {code: '', secret: ''};
  /** The two codes as the API writes them. */
  #reference = {code: '', secret: ''};
  #asking: AbortController | undefined;

  /** @param base where the API is */
  constructor(
    private readonly host: LookupHost,
    private readonly base: () => URL | undefined,
  ) {
    host.addController(this);
    addStyles(host.renderRoot, panelStyles, lookupStyles);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#forget);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#forget);
    this.#asking?.abort();
  }

  /** Whoever comes back to this page out of the back/forward cache may be the next at this machine. */
  readonly #forget = (): void => {
    this.#typed = {code: '', secret: ''};
    this.#reference = {code: '', secret: ''};
    this.#asking?.abort();
    this.#asking = undefined;
    this.#enter({status: 'asking', missing: []});
  };

  #enter(state: LookupState): void {
    this.#state = state;
    this.host.requestUpdate();
  }

  readonly #onInput = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const name = target.name === 'code' ? 'code' : 'secret';
    this.#typed = {...this.#typed, [name]: target.value};
    this.host.requestUpdate();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const base = this.base();
    if (!base || this.#state.status === 'looking') return;
    const missing = CODE_NAMES.filter((name) => !this.#typed[name].trim());
    if (missing.length > 0) this.#enter({status: 'asking', missing});
    else await this.#lookUp(base);
    this.host.focusOn(this.#state.status === 'found' ? '.panel' : '.faults');
  };

  async #lookUp(base: URL): Promise<void> {
    const {code, secret} = (this.#reference = {
      code: asCode(this.#typed.code),
      secret: grouped(bare(this.#typed.secret)),
    });
    if (!CODE.test(code) || !SECRET.test(secret)) {
      this.#enter({status: 'unknown'});
      return;
    }
    const asking = (this.#asking = new AbortController());
    this.#enter({status: 'looking'});
    try {
      const feedback = await lookUpFeedback(base, code, secret, asking.signal);
      if (asking === this.#asking) this.#enter({status: 'found', feedback, withdrawal: {step: 'none'}});
    } catch (cause) {
      if (asking !== this.#asking) return;
      const error = toApiError(cause);
      if (asking.signal.aborted) this.#enter({status: 'asking', missing: []});
      else if (error.kind === 'not-found' || error.kind === 'refused') this.#enter({status: 'unknown'});
      else this.#enter({status: 'failed', error});
    }
  }

  readonly #onAnother = (): void => {
    this.#forget();
    this.host.focusOn('#code');
  };

  #withdrawal(withdrawal: Withdrawal): void {
    if (this.#state.status === 'found') this.#enter({...this.#state, withdrawal});
  }

  /** Asks the sender whether they mean it, or takes the question back. */
  #ask(isAsking: boolean): void {
    this.#withdrawal({step: isAsking ? 'asking' : 'none'});
    this.host.focusOn(isAsking ? '.question' : '.withdraw');
  }

  readonly #onWithdraw = async (): Promise<void> => {
    const base = this.base();
    if (!base || this.#state.status !== 'found' || this.#state.withdrawal.step === 'under-way') return;
    const asking = (this.#asking = new AbortController());
    const {code, secret} = this.#reference;
    this.#withdrawal({step: 'under-way'});
    try {
      const feedback = await withdrawFeedback(base, code, secret, asking.signal);
      if (asking !== this.#asking) return;
      this.#enter({status: 'found', feedback, withdrawal: {step: 'done'}});
      this.host.focusOn('.panel');
    } catch (cause) {
      if (asking === this.#asking) this.#withdrawal({step: 'failed', error: toApiError(cause)});
    }
  };

  #onError(event: Event, name: CodeName): void {
    event.preventDefault();
    this.host.focusOn(`#${name}`);
  }

  /** What is read out as look-up goes on. */
  statusText(given: Words): string {
    const {lookup: words} = allWords(given);
    const state = this.#state;
    if (state.status === 'looking') return words.looking;
    if (state.status !== 'found') return '';
    if (state.withdrawal.step === 'under-way') return words.withdrawing;
    if (state.withdrawal.step === 'done') return words.withdrawnNow;
    return `${words.result(state.feedback.code)}. ${words.now}: ${words.status[state.feedback.status]}`;
  }

  /** Draws the question for the two codes, or the message that was found. */
  render(given: Words, language: LanguageCode): TemplateResult {
    const words = allWords(given);
    const state = this.#state;
    return state.status === 'found'
      ? this.#foundView(state.feedback, state.withdrawal, words, language)
      : this.#questionView(words);
  }

  get #missing(): readonly CodeName[] {
    return this.#state.status === 'asking' ? this.#state.missing : [];
  }

  /** The sentences that keep look-up from succeeding, each with the box it concerns. */
  #problems(words: AllWords): readonly {field: CodeName; sentence: string}[] {
    const {lookup, errors} = words;
    const state = this.#state;
    if (state.status === 'unknown') return [{field: 'code', sentence: lookup.notFound}];
    if (state.status === 'failed') {
      const {kind} = state.error;
      return [{field: 'code', sentence: kind === 'busy' ? lookup.busy : errors[kind]}];
    }
    return this.#missing.map((field) => ({
      field,
      sentence: field === 'code' ? lookup.requiredCode : lookup.requiredSecret,
    }));
  }

  #questionView(words: AllWords): TemplateResult {
    const {lookup} = words;
    const problems = this.#problems(words);
    const isLooking = this.#state.status === 'looking';
    return html`<form novalidate @input=${this.#onInput} @submit=${this.#onSubmit}>
      ${
        problems.length > 0
          ? html`<div class="faults" part="errors" tabindex="-1" role="group" aria-label=${words.lookupHeading}>
              <ul role="list">
                ${problems.map(
                  ({field, sentence}) =>
                    html`<li>
                      <a href="#${field}" @click=${(event: Event) => this.#onError(event, field)}>${sentence}</a>
                    </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }
      <p>${lookup.intro}</p>
      ${this.#box('code', words)} ${this.#box('secret', words)}
      <button type="submit" part="send" aria-disabled=${isLooking ? 'true' : nothing}>
        ${isLooking ? lookup.looking : lookup.submit}
      </button>
    </form>`;
  }

  #box(name: CodeName, {lookup, receipt, secret}: AllWords): TemplateResult {
    const isCode = name === 'code';
    const isMissing = this.#missing.includes(name);
    return html`<div class="field" part="field">
      <label class="label" for=${name}>${isCode ? receipt : secret}</label>
      <p id="${name}-hint" class="hint muted">${isCode ? lookup.codeHint : lookup.secretHint}</p>
      ${
        isMissing
          ? html`<p id="${name}-error" class="error">${isCode ? lookup.requiredCode : lookup.requiredSecret}</p>`
          : nothing
      }
      <input
        id=${name}
        name=${name}
        class="code"
        type="text"
        part="input"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="40"
        aria-describedby=${isMissing ? `${name}-hint ${name}-error` : `${name}-hint`}
        aria-invalid=${isMissing ? 'true' : nothing}
        .value=${live(this.#typed[name])}
      />
    </div>`;
  }

  #foundView(
    {code, status, history, reply, unit}: FeedbackStatus,
    withdrawal: Withdrawal,
    words: AllWords,
    language: LanguageCode,
  ): TemplateResult {
    const {lookup} = words;
    const time = (at: string) => html`<time datetime=${at}>${formatDayTime(new Date(at), language)}</time>`;
    return html`<div class="panel" part="receipt" tabindex="-1" role="group" aria-labelledby="found-title">
      <p id="found-title" class="title">${lookup.result(code)}</p>
      <p>${unit.name}</p>
      <p>${lookup.now}: <strong class="state">${lookup.status[status]}</strong></p>
      ${withdrawal.step === 'done' ? html`<p class="done">${lookup.withdrawnNow}</p>` : nothing}
      <p class="title">${lookup.history}</p>
      <ol class="history">
        ${history.map((step) => html`<li><strong>${lookup.status[step.status]}</strong> ${time(step.at)}</li>`)}
      </ol>
      ${
        reply
          ? html`<p class="title">${lookup.reply(unit.name)} (${time(reply.at)})</p>
              <blockquote class="reply">${reply.text}</blockquote>`
          : status === 'withdrawn'
            ? nothing
            : html`<p>${lookup.noReply}</p>`
      }
      ${status === 'withdrawn' ? nothing : this.#withdrawalView(withdrawal, words)}
      <p class="again"><button class="quiet" type="button" @click=${this.#onAnother}>${lookup.another}</button></p>
    </div>`;
  }

  #withdrawalView(withdrawal: Withdrawal, {lookup, errors}: AllWords): TemplateResult {
    if (withdrawal.step === 'none') {
      return html`<button class="quiet withdraw" type="button" @click=${() => this.#ask(true)}>
        ${lookup.withdraw}
      </button>`;
    }
    const isUnderWay = withdrawal.step === 'under-way';
    return html`<div class="question" tabindex="-1" role="group" aria-labelledby="withdraw-title">
      <p id="withdraw-title" class="title">${lookup.withdrawQuestion}</p>
      <p>${lookup.withdrawMeaning}</p>
      <p class="error" role="status">${withdrawal.step === 'failed' ? errors[withdrawal.error.kind] : ''}</p>
      <div class="buttons">
        <button class="danger" type="button" aria-disabled=${isUnderWay ? 'true' : nothing} @click=${this.#onWithdraw}>
          ${isUnderWay ? lookup.withdrawing : lookup.withdrawConfirm}
        </button>
        <button class="quiet" type="button" @click=${() => this.#ask(false)}>${lookup.cancel}</button>
      </div>
    </div>`;
  }
}

const lookupStyles = css`
  .code {
    max-inline-size: 18em;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }

  .history {
    margin: 0.4em 0 1.2em;
    padding: 0;
    border-inline-start: 0.125em solid var(--_accent);
    list-style: none;
  }

  .history li {
    position: relative;
    padding: 0.2em 0 0.2em 1.1em;
  }

  .history li::before {
    position: absolute;
    inset-block-start: 0.65em;
    inset-inline-start: -0.375em;
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 50%;
    background: var(--_accent);
    content: '';
  }

  .history time {
    display: block;
  }

  .reply {
    margin: 0.4em 0 1.2em;
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_accent);
    background: var(--_tint);
    white-space: pre-line;
  }

  .question {
    padding: 0.9em 1.1em;
    border: 0.125em solid var(--_danger);
    border-radius: var(--_radius);
  }

  .question:focus {
    outline: none;
  }

  .question > :last-child {
    margin-block-end: 0;
  }

  .panel .again {
    margin-block-start: 0.9em;
  }

  button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_on-danger);
  }
`;
