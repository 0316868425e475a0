import {html, nothing, type TemplateResult} from 'lit';
import type {StaffFeedback} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import {safeAddress} from '../../widget/safe-address.js';
import {handlingView} from './handling-view.js';
import {historyView} from './history-view.js';
import {errorSentence, type InboxView, moment, newTabLink, partHeading, timeText} from './inbox-view.js';
import {replyView, type ReplyOptions} from './reply-view.js';

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
  return page && newTabLink(safeAddress(page.url, document.baseURI), page.title ?? page.url, view);
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

function body(message: StaffFeedback, view: InboxView, reply: ReplyOptions): TemplateResult {
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
    ${handlingView(message, view)} ${replyView(message, view, reply)}
    <details class="consent">
      <summary>${words.message.consent}</summary>
      <p class="text">${consent.text}</p>
      <p class="muted">${words.message.consentAt(consent.version, timeText(consent.at, language))}</p>
    </details>
    ${historyView(message, view)}
  `;
}

/** Draws the open message: all that is known of it, what can be done with it, and what was. Every text of it stays text. */
export function messageView(view: InboxView, reply: ReplyOptions): TemplateResult {
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
    ${state.status === 'ready' ? body(state.message, view, reply) : nothing}
  </section>`;
}

function failedView(
  {error, code}: {readonly error: Parameters<typeof errorSentence>[0]; readonly code: string},
  view: InboxView,
): TemplateResult {
  const onRetry = (): void => {
    void view.open.open(code);
    view.focus('#message-title');
  };
  return html`<div class="notice" part="notice" data-kind="failed">
    <p>${errorSentence(error, view)}</p>
    ${error.isPassing ? html`<button class="quiet" type="button" @click=${onRetry}>${view.common.retry}</button>` : nothing}
  </div>`;
}
