import {html, type TemplateResult} from 'lit';
import type {Rating} from '../../api/types.js';
import type {Words} from './vi.js';

/** How far the reader has come with «Bài viết có hữu ích?». */
export type PromptState =
  | {readonly step: 'asking'}
  | {readonly step: 'thanked'; readonly rating: Rating}
  | {readonly step: 'writing'; readonly rating: Rating}
  | {readonly step: 'closed'};

/** What becomes of a tap on Có or Không: one who finds nothing wanting is thanked, the other is asked what is. */
export const promptAfter = (rating: Rating): PromptState => ({step: rating === 'yes' ? 'thanked' : 'writing', rating});

/** Draws the question with its two buttons, and what follows the answer; `form` is the form that it opens into. */
export function promptView(
  state: PromptState,
  {form: {prompt: words}}: Words,
  onStep: (state: PromptState) => void,
  form: () => TemplateResult,
): TemplateResult {
  const said = html`<div class="visually-hidden" role="status">${state.step === 'closed' ? words.closed : ''}</div>`;
  if (state.step === 'closed')
    return html`${said}
      <p class="closed" tabindex="-1">${words.closed}</p>`;
  const given = state.step === 'asking' ? undefined : state.rating;
  const answer = (rating: Rating) =>
    html`<button
      class="quiet rating"
      type="button"
      value=${rating}
      part="rating"
      aria-pressed=${rating === given ? 'true' : 'false'}
      @click=${() => onStep(promptAfter(rating))}
    >
      ${words[rating]}
    </button>`;
  return html`${said}
    <div class="buttons ratings" role="group" aria-label=${words.question}>${answer('yes')} ${answer('no')}</div>
    ${after(state, words, onStep, form)}`;
}

function after(
  state: PromptState,
  words: Words['form']['prompt'],
  onStep: (state: PromptState) => void,
  form: () => TemplateResult,
): TemplateResult {
  if (state.step === 'thanked') {
    return html`<div class="answered" tabindex="-1" role="group" aria-labelledby="thanks">
      <p id="thanks">${words.thanks}</p>
      <div class="buttons">
        <button class="more" type="button" @click=${() => onStep({step: 'writing', rating: state.rating})}>
          ${words.more}
        </button>
        <button class="quiet close" type="button" @click=${() => onStep({step: 'closed'})}>${words.close}</button>
      </div>
    </div>`;
  }
  if (state.step !== 'writing') return html``;
  return html`<p class="answered" tabindex="-1">${state.rating === 'no' ? words.improve : words.praise}</p>
    ${form()}`;
}
