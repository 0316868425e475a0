import {html, nothing, type TemplateResult} from 'lit';
import type {Outbox} from '../../api/outbox/outbox.js';
import type {Rating} from '../../api/types.js';
import {OnDemand} from '../../widget/on-demand.js';
import type {FormController} from './form-controller.js';
import {promptVi, type PromptWords} from './prompt.vi.js';
import type {Words} from './vi.js';

/** What the prompt has to say: with the part in Vietnamese, with all others in English. */
type AllWords = Words & {readonly prompt: PromptWords};
const allWords = (words: Words): AllWords => ({prompt: promptVi, ...words});

/** The topic for what is wrong with an article, in the forms that have it. */
const ABOUT_ARTICLE = 'phan-anh-bai-viet';

/** How long to wait before the code that counts an answer is asked for again, in milliseconds: at first, and at most. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** The network may also come back without a word from the browser. */
function onlineOrAfter(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}

async function bringOutbox(): Promise<Outbox> {
  const code = new OnDemand(() => import('../../api/outbox/outbox.js'));
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    const loaded = await code.load();
    if (loaded) return loaded.pageOutbox();
    await onlineOrAfter(wait * (0.5 + Math.random()));
  }
}

let awaitedOutbox: Promise<Outbox> | undefined;

/**
 * Brings the outbox, however long that takes: one who has tapped is not asked to tap again. All answers of the page await the same, so
 * that a change of mind is not overtaken by what it changes.
 */
const outboxAtLast = (): Promise<Outbox> => (awaitedOutbox ??= bringOutbox());

/** `mode="prompt"`: asks «Bài viết có hữu ích?», counts the answer, and opens into the form. */
export class Prompt {
  constructor(private readonly form: FormController) {
    void outboxAtLast();
  }

  /** Counts an answer: one who finds nothing wanting is thanked, the other is asked what is. */
  #rate(rating: Rating): void {
    const {form} = this;
    form.rating = rating;
    void this.#count(rating);
    const {status} = form.state;
    if (status === 'asking' || status === 'thanked' || status === 'editing') {
      if (rating === 'no') this.#write();
      else form.enter({status: 'thanked'});
    }
    form.host.focusOn('.answered');
  }

  async #count(rating: Rating): Promise<void> {
    const {article} = this.form;
    const here = this.form.context();
    if (here) await (await outboxAtLast()).rate(here.base, {unit: here.unit, article, rating}, !here.mayQueue);
  }

  /** Opens into the form. */
  #write(): void {
    const {form} = this;
    form.enter({status: 'editing'});
    form.openDraft();
    const isOffered = form.context()?.topics.some(({id}) => id === ABOUT_ARTICLE) ?? false;
    if (form.rating === 'no' && isOffered && !form.draft.value.topic) form.draft.change({topic: ABOUT_ARTICLE});
    form.host.focusOn('.answered');
  }

  #close(): void {
    this.form.enter({status: 'closed'});
    this.form.host.focusOn('.closed');
  }

  /** Draws the question, and what follows the answer: thanks, or the form that it opens into. */
  render(given: Words, renderForm: () => TemplateResult): TemplateResult {
    const {promptHeading, prompt: words} = allWords(given);
    const isClosed = this.form.state.status === 'closed';
    const status = html`<div class="visually-hidden" role="status">${isClosed ? words.closed : ''}</div>`;
    if (isClosed)
      return html`${status}
        <p class="closed" tabindex="-1">${words.closed}</p>`;
    return html`${status}
      <div class="buttons ratings" role="group" aria-label=${promptHeading}>
        ${this.#button('yes', words)} ${this.#button('no', words)}
      </div>
      ${this.#renderAnswered(words, renderForm)}`;
  }

  #button(rating: Rating, words: PromptWords): TemplateResult {
    return html`<button
      class="quiet rating"
      type="button"
      value=${rating}
      part="rating"
      aria-pressed=${rating === this.form.rating ? 'true' : 'false'}
      @click=${() => this.#rate(rating)}
    >
      ${words[rating]}
    </button>`;
  }

  #renderAnswered(words: PromptWords, renderForm: () => TemplateResult): TemplateResult | typeof nothing {
    const {state, rating} = this.form;
    switch (state.status) {
      case 'asking':
        return nothing;
      case 'thanked':
        return html`<div class="answered" tabindex="-1" role="group" aria-labelledby="thanks">
          <p id="thanks">${words.thanks}</p>
          <div class="buttons">
            <button class="more" type="button" @click=${() => this.#write()}>${words.more}</button>
            <button class="quiet close" type="button" @click=${() => this.#close()}>${words.close}</button>
          </div>
        </div>`;
      default: {
        const recorded = rating === 'no' ? words.improve : words.praise;
        return html`${rating ? html`<p class="answered" tabindex="-1">${recorded}</p>` : nothing} ${renderForm()}`;
      }
    }
  }
}
