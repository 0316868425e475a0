import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {StaffFeedbackSummary} from '../../api/types.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {areSet, NO_FILTERS} from './filters.js';
import {errorSentence, type InboxView, moment, partHeading, timeText} from './inbox-view.js';

/** What stands at the head of the list: how much there is, or why there is nothing. */
export function listSentence(view: Omit<InboxView, 'member'>): string {
  const {words, list, language} = view;
  const {state} = list;
  switch (state.status) {
    case 'loading':
      return words.list.loading;
    case 'empty':
      return areSet(list.filters) ? words.list.emptyFiltered : words.list.empty;
    case 'failed':
      return errorSentence(state.error, view);
    case 'stale':
      return words.list.stale(timeText(toRfc3339(state.asOf), language));
    case 'ready': {
      const count = formatCount(state.data.items.length, language);
      return state.data.page.next === null ? words.list.shown(count) : words.list.shownOfMore(count);
    }
  }
}

function row(message: StaffFeedbackSummary, {words, language, open, say, focus}: InboxView): TemplateResult {
  const {code, status, spam, topic, excerpt, name, contact, unit, assignee, received_at} = message;
  const isOpen = open.code === code;
  const onOpen = (): void => {
    say('');
    void open.open(code);
    focus('#message-title');
  };
  return html`<li class="row" part="row" ?data-open=${isOpen}>
    <p class="row-head">
      <span class="state" data-state=${status}>${words.states[status]}</span>
      ${spam ? html`<span class="state" data-state="spam">${words.spamMark}</span>` : nothing}
      <span>${topic.name}</span>
    </p>
    <button
      class="open"
      type="button"
      data-code=${code}
      aria-current=${isOpen ? 'true' : nothing}
      aria-describedby="about-${code}"
      @click=${onOpen}
    >
      ${excerpt || words.message.noText}
    </button>
    <p id="about-${code}" class="row-foot muted">
      <span>${moment(received_at, language)}</span>
      <span>${code}</span>
      <span>${name ?? words.anonymous}${contact ? ` (${contact})` : ''}</span>
      <span>${unit.name}</span>
      <span>${assignee ? words.assignedTo(assignee) : words.nobody}</span>
    </p>
  </li>`;
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
    ${new Array<TemplateResult>(4).fill(
      html`<div class="row"><span class="bone line short"></span><span class="bone line"></span></div>`,
    )}
  </div>`;
}

function more({words, list, say, language, focus}: InboxView): TemplateResult | typeof nothing {
  const {next, state} = list;
  if (next === 'none' || !('data' in state)) return nothing;
  const onMore = async (): Promise<void> => {
    const first = state.data.items.length + 1;
    const added = await list.loadNext();
    say(added > 0 ? words.list.added(formatCount(added, language)) : words.list.moreFailed);
    if (added > 0) focus(`.rows > :nth-child(${first}) .open`);
  };
  return html`<div class="more">
    ${next === 'failed' ? html`<p class="error">${words.list.moreFailed}</p>` : nothing}
    <button
      class="quiet"
      part="more"
      type="button"
      aria-disabled=${next === 'loading' ? 'true' : nothing}
      @click=${onMore}
    >
      ${next === 'loading' ? words.list.loadingMore : words.list.more}
    </button>
  </div>`;
}

/** What is held back is one press away, and so is the way back. */
function heldBackButton({words, list, language, say}: InboxView): TemplateResult | typeof nothing {
  const {heldBack, filters} = list;
  if (heldBack === 0 && !filters.spam) return nothing;
  const onClick = (): void => {
    say('');
    void list.load(filters.spam ? NO_FILTERS : {...NO_FILTERS, spam: true});
  };
  return html`<button
    class="quiet held-back"
    part="held-back"
    type="button"
    aria-pressed=${filters.spam ? 'true' : 'false'}
    @click=${onClick}
  >
    ${words.list.heldBack(formatCount(heldBack, language))}
  </button>`;
}

/** Draws the list of messages with its reload button and the count of those that came in since. */
export function listView(view: InboxView): TemplateResult {
  const {words, common, list, language, level, say} = view;
  const {state, fresh, isRefreshing} = list;
  const onRefresh = async (): Promise<void> => {
    say('');
    if (await list.refresh()) say(words.list.refreshed);
  };
  const hasTrouble = state.status === 'stale' || state.status === 'failed';
  return html`<section class="list" part="list" aria-labelledby="list-title">
    <div class="list-head">
      ${partHeading('list-title', words.list.title, level)} ${heldBackButton(view)}
      <button
        class="quiet refresh"
        part="retry"
        type="button"
        aria-disabled=${isRefreshing ? 'true' : nothing}
        @click=${onRefresh}
      >
        ${isRefreshing ? common.retrying : words.list.refresh}
      </button>
    </div>
    ${fresh > 0 ? html`<p class="fresh">${words.list.fresh(formatCount(fresh, language))}</p>` : nothing}
    <div class=${hasTrouble ? 'notice' : 'muted'} part="notice" data-kind=${state.status}>${listSentence(view)}</div>
    ${state.status === 'loading' ? skeleton() : nothing}
    ${
      'data' in state
        ? html`<ul class="rows" part="rows" role="list">
            ${repeat(
              state.data.items,
              ({code}) => code,
              (message) => row(message, view),
            )}
          </ul>`
        : nothing
    }
    ${more(view)}
  </section>`;
}
