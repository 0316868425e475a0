import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {StaffFeedback} from '../../api/types.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {type InboxView, partHeading, timeText} from './inbox-view.js';

/** The contract's bound for a reply, in characters. */
const MAX_LENGTH = 10_000;

const roomIn = (text: string): number => MAX_LENGTH - countGraphemes(text);

/** Where a reply stands between being written and being sent. */
export type ReplyStep = 'writing' | 'confirming' | 'empty' | 'too-long';

/** How the reply is drawn, and how it goes on. */
export interface ReplyOptions {
  readonly step: ReplyStep;
  readonly onStep: (step: ReplyStep) => void;
}

function given({reply}: StaffFeedback, {words, language, level}: InboxView): TemplateResult | typeof nothing {
  if (!reply) return nothing;
  return html`${partHeading('given-title', words.reply.given, level + 1)}
    <blockquote class="text">${reply.text}</blockquote>
    <p class="muted">${words.reply.givenBy(reply.by, timeText(reply.at, language))}</p>`;
}

function faultOf(step: ReplyStep, {words, language}: InboxView): string {
  if (step === 'empty') return words.reply.missing;
  return step === 'too-long' ? words.reply.tooLong(formatCount(MAX_LENGTH, language)) : '';
}

function confirmation(view: InboxView, onStep: ReplyOptions['onStep']): TemplateResult {
  const {words, open, say, focus} = view;
  const onBack = (): void => {
    onStep('writing');
    focus('#reply');
  };
  const onSend = async (): Promise<void> => {
    if (open.busy) return;
    say('');
    const isSent = await open.reply();
    onStep('writing');
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
export function replyView(message: StaffFeedback, view: InboxView, {step, onStep}: ReplyOptions): TemplateResult {
  const {words, member, open, language, level, say, focus} = view;
  if (member.role === 'reader' || message.status === 'withdrawn') return html`${given(message, view)}`;
  const left = roomIn(open.draft);
  const count = formatCount(Math.abs(left), language);
  const fault = faultOf(step, view);
  const onInput = ({target}: Event): void => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    open.draft = target.value;
    onStep('writing');
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    say('');
    const next = !open.draft.trim() ? 'empty' : roomIn(open.draft) < 0 ? 'too-long' : 'confirming';
    onStep(next);
    focus(next === 'confirming' ? '.confirm-send' : '#reply');
  };
  return html`<div class="reply" part="reply">
    ${given(message, view)} ${partHeading('reply-title', words.reply.title, level + 1)}
    <form autocomplete="off" novalidate @submit=${onSubmit}>
      <label for="reply">${message.reply ? words.reply.again : words.reply.label}</label>
      <p id="reply-hint" class="hint muted">${words.reply.hint}</p>
      ${fault ? html`<p id="reply-error" class="error">${fault}</p>` : nothing}
      <textarea
        id="reply"
        rows="7"
        part="input"
        ?readonly=${step === 'confirming'}
        aria-describedby=${fault ? 'reply-hint reply-error reply-count' : 'reply-hint reply-count'}
        aria-invalid=${fault ? 'true' : nothing}
        .value=${live(open.draft)}
        @input=${onInput}
      ></textarea>
      <p id="reply-count" class="count muted" ?data-over=${left < 0}>
        ${left < 0 ? words.reply.over(count) : words.reply.left(count)}
      </p>
      ${step === 'confirming' ? confirmation(view, onStep) : html`<button type="submit">${words.reply.send}</button>`}
    </form>
  </div>`;
}
