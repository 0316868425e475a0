import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {StaffMember} from '../../api/types.js';
import {wholeNumber} from '../../widget/attributes.js';
import {heading} from '../../widget/state-view.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {ExportController, exportView} from './export.js';
import {fieldStyles} from '../../widget/fields.styles.js';
import {feedbackInboxStyles} from './feedback-inbox.styles.js';
import type {InboxView} from './inbox-view.js';
import {messageView, OpenMessage} from './message.js';
import {filtersView, listSentence, listView, MessageList} from './messages.js';
import {RatingsController, ratingsView} from './ratings.js';
import {InboxSession, signInView} from './session.js';
import {vi, type Words} from './vi.js';

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/**
 * Lets officers read, assign, answer and export citizens' messages on an intranet page. The access token is asked for and kept in
 * memory only.
 *
 * @summary The officers' inbox of citizens' feedback, for intranet pages.
 *
 * @example
 * ```html
 * <feedback-inbox unit="khanh-hoa">
 *   <p>Trang này cần trình duyệt cho phép chạy mã.</p>
 * </feedback-inbox>
 * ```
 *
 * @slot - Text to read before the script runs.
 *
 * @fires {WidgetLoadEvent} danvan-load - The list is there, or it is empty. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The list could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart sign-in - The form that asks for the token.
 * @csspart filters - The filters.
 * @csspart list - The list with its headline and buttons.
 * @csspart rows - The messages of the list.
 * @csspart row - One message in the list.
 * @csspart more - The button that brings more messages.
 * @csspart held-back - The button with the count of the messages that are held back, which shows them.
 * @csspart retry - The button that reloads the list.
 * @csspart notice - A sentence about something empty, old or failed.
 * @csspart message - The open message.
 * @csspart handling - What can be done with the message.
 * @csspart conflict - What somebody else changed meanwhile.
 * @csspart reply - The reply that is written.
 * @csspart export - The export.
 * @csspart ratings - What readers answered to «Bài viết có hữu ích?».
 * @csspart input - A box to type in or to choose from.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Lines and buttons.
 * @cssproperty [--danvan-danger=#b3261e] - What went wrong.
 */
export class FeedbackInbox extends WidgetElement<Words> {
  static override get styles() {
    return [...WidgetElement.baseStyles, fieldStyles, feedbackInboxStyles];
  }

  static override get properties() {
    return {
      unit: {},
      limit: {type: Number},
      said: {state: true},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Keeps only messages to one police unit, by its id such as `khanh-hoa`; else all units of the token. */
  unit = '';

  /** Sets how many messages are shown at once, 1 to 100. */
  limit = 20;

  /** What the status region says; to screen readers only, what everybody else sees where it stands. */
  private said = {sentence: '', isShown: false};

  readonly #session: InboxSession = new InboxSession(this, {
    base: () => this.apiBase,
    onStart: (isSame) => this.#onStart(isSame),
    onEnd: (isExpired) => this.#onEnd(isExpired),
  });
  readonly #list: MessageList = new MessageList(this, {
    session: this.#session,
    scope: () => ({
      unit: this.unit,
      limit: wholeNumber(this, 'limit', this.limit, {min: 1, max: 100, fallback: 20}),
    }),
    onChange: (list) => {
      this.announce(list);
      if (list.status !== 'loading') this.#whisper(listSentence(this.#view));
    },
  });
  readonly #open = new OpenMessage(this, this.#session, (message) => this.#list.update(message));
  readonly #exporting = new ExportController(this, this.#session);
  readonly #rated = new RatingsController(this, {session: this.#session, unit: () => this.unit});
  #shownScope = '';
  #focusNext = '';
  #codeToReopen = '';

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.status) this.announce({status: 'signed-out'});
    const scope = `${this.unit} ${this.limit}`;
    if (this.#session.state.status === 'signed-in' && scope !== this.#shownScope) void this.#list.load();
    this.#shownScope = scope;
  }

  protected override updated(_changed: PropertyValues): void {
    const selector = this.#focusNext;
    this.#focusNext = '';
    if (selector) this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #onStart(isSame: boolean): void {
    const code = isSame ? this.#codeToReopen : '';
    this.#codeToReopen = '';
    if (!isSame) {
      this.#open.clear();
      this.#list.clear({keepFilters: false});
    }
    this.#focus(code ? '#message-title' : '#list-title');
    void this.#list.load();
    if (code) void this.#open.open(code);
  }

  #onEnd(isExpired: boolean): void {
    this.announce({status: 'signed-out'});
    const {code} = this.#open;
    if (isExpired) this.#open.close();
    else this.#open.clear();
    this.#codeToReopen = isExpired ? code : '';
    this.#list.clear({keepFilters: isExpired});
    this.#rated.clear();
    this.#exporting.clear();
    const {expired, expiredWithDraft} = this.words.signIn;
    this.#whisper(!isExpired ? '' : this.#open.hasDrafts ? expiredWithDraft : expired);
    if (this.shadowRoot?.activeElement) this.#focus('#token');
  }

  readonly #onSignOut = (): void => {
    this.#session.signOut();
    this.#say(this.words.signedOut);
    this.#focus('#token');
  };

  readonly #onToken = async (token: string): Promise<void> => {
    if (token) this.#whisper(this.words.signIn.busy);
    await this.#session.signIn(token);
    if (this.#session.state.status === 'signed-in') return;
    this.#whisper('');
    this.#focus('#token');
  };

  #say(sentence: string): void {
    this.said = {sentence, isShown: true};
  }

  #whisper(sentence: string): void {
    this.said = {sentence, isShown: false};
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  get #view(): Omit<InboxView, 'member' | 'say' | 'focus'> {
    return {
      words: this.words,
      language: this.language,
      // without a headline of its own, the parts stand where it would
      level: this.validHeadingLevel - (this.heading === '' ? 1 : 0),
      unit: this.unit,
      base: this.apiBase?.href ?? document.baseURI,
      list: this.#list,
      open: this.#open,
      exporting: this.#exporting,
      rated: this.#rated,
    };
  }

  protected override render(): TemplateResult {
    const {state: session} = this.#session;
    const text = this.heading ?? this.words.heading;
    return html`<section class="widget" part="widget" tabindex="-1" aria-labelledby=${text ? 'heading' : nothing}>
      ${text ? heading(this.validHeadingLevel, text) : nothing}
      ${
        session.status === 'signed-in'
          ? this.#renderInbox(session.member)
          : signInView({
              ...this.#view,
              state: session,
              hasDrafts: this.#open.hasDrafts,
              onToken: this.#onToken,
            })
      }
      <p class=${this.said.isShown ? 'said' : 'visually-hidden'} role="status">${this.said.sentence}</p>
    </section>`;
  }

  #renderInbox(member: StaffMember): TemplateResult {
    const {state} = this.#session;
    /** What comes of something that was begun here, when another member may be at work. */
    const whileHere = (act: (text: string) => void) => (text: string) => {
      if (this.#session.state === state) act(text);
    };
    const say = whileHere((sentence) => this.#say(sentence));
    const view: InboxView = {...this.#view, member, say, focus: whileHere((selector) => this.#focus(selector))};
    return html`
      <div class="member">
        <span>${view.words.signedIn(member.name, view.words.roles[member.role])}</span>
        <button class="quiet" type="button" @click=${this.#onSignOut}>${view.words.signOut}</button>
      </div>
      <div class="tools">${filtersView(view)} ${exportView(view)} ${ratingsView(view)}</div>
      <div class="panes">${listView(view)} ${messageView(view)}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-inbox': FeedbackInbox;
  }
}
