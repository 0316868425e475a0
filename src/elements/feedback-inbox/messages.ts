import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {toApiError} from '../../api/api-error.js';
import type {ExportQuery, StaffQuery} from '../../api/staff.js';
import type {StaffFeedback, StaffFeedbackList, StaffFeedbackSummary} from '../../api/types.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {normalized} from '../../vietnamese/normalized.js';
import {formatCount} from '../../vietnamese/numbers.js';
import type {FetchState, NextPage} from '../../widget/fetch-controller.js';
import {type InboxView, moment, partHeading, timeText} from './inbox-view.js';
import type {InboxSession} from './session.js';

const STATES = ['received', 'assigned', 'answered', 'withdrawn'] as const;

/** What the member wants to see; empty texts filter nothing. */
export interface Filters {
  readonly status: (typeof STATES)[number] | '';
  readonly topic: string;
  readonly q: string;
  /** Days as a date field gives them: `2026-11-23`. */
  readonly from: string;
  readonly to: string;
  /** A name, or `none`. */
  readonly assignee: string;
  readonly spam: boolean;
}

/** Everything but spam. */
const NO_FILTERS: Filters = {status: '', topic: '', q: '', from: '', to: '', assignee: '', spam: false};

/** Reads the form of the filters. */
function filtersFrom(form: HTMLFormElement): Filters {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? normalized(value, 'NFC').trim() : '';
  };
  return {
    status: STATES.find((known) => known === text('status')) ?? '',
    topic: text('topic'),
    q: text('q'),
    from: text('from'),
    to: text('to'),
    assignee: text('assignee'),
    spam: data.has('spam'),
  };
}

/** Whether anything is filtered. */
function areSet(filters: Filters): boolean {
  return Object.entries(filters).some(([, value]) => Boolean(value));
}

/** Whether the days are the wrong way round. */
function areInWrongOrder({from, to}: Filters): boolean {
  return from !== '' && to !== '' && from > to;
}

/** The query of a list. */
function queryOf({status, topic, q, from, to, assignee, spam}: Filters): StaffQuery {
  return {
    ...(status && {status}),
    ...(topic && {topic}),
    ...(q && {q}),
    ...(from && {from}),
    ...(to && {to}),
    ...(assignee && {assignee}),
    ...(spam && {spam}),
  };
}

/** The query of a file, which knows fewer filters. */
export function exportQueryOf({status, from, to}: Filters): ExportQuery {
  return {...(status && {status}), ...(from && {from}), ...(to && {to})};
}

const POLL_MS = 60_000;

/** Where a list comes from. */
export interface ListOptions {
  readonly session: InboxSession;
  /** The unit and the size of a page, as the tag says. */
  readonly scope: () => {readonly unit: string; readonly limit: number};
  /** Told of each new state. */
  readonly onChange: (state: FetchState<StaffFeedbackList>) => void;
}

/**
 * Keeps the list of messages: filters, further pages, reloading, and once a minute, while somebody looks, the count of those that
 * have come in since. What is on the screen stays there when reloading fails; it is never kept any longer than the page.
 */
export class MessageList implements ReactiveController {
  #state: FetchState<StaffFeedbackList> = {status: 'loading'};
  #filters: Filters = NO_FILTERS;
  #next: NextPage | undefined;
  #fresh = 0;
  #heldBack = 0;
  #isRefreshing = false;
  #areDaysWrong = false;
  #reading: AbortController | undefined;
  /** For as long as one member is at work. */
  #visit = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  /** What members can choose from when they filter: all that was on the screen so far. */
  readonly topics = new Map<string, string>();
  readonly assignees = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: ListOptions,
  ) {
    host.addController(this);
  }

  get state(): FetchState<StaffFeedbackList> {
    return this.#state;
  }

  /** The filters in force. */
  get filters(): Filters {
    return this.#filters;
  }

  /** How many messages came in since the list was read; a full page of them counts as that many. */
  get fresh(): number {
    return this.#fresh;
  }

  /** How many messages are held back as spam, whatever the filters. */
  get heldBack(): number {
    return this.#heldBack;
  }

  get isRefreshing(): boolean {
    return this.#isRefreshing;
  }

  /** Whether there is a further page, and how its reading stands. */
  get next(): NextPage {
    if (!('data' in this.#state) || this.#state.data.page.next === null) return 'none';
    return this.#next ?? 'there';
  }

  hostConnected(): void {
    this.#timer = setInterval(() => void this.#poll(), POLL_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  /** Whether the days were entered the wrong way round, so that they do not filter yet. */
  get areDaysWrong(): boolean {
    return this.#areDaysWrong;
  }

  /**
   * Filters the list, unless the days are the wrong way round.
   *
   * @returns whether they are not
   */
  filterBy(filters: Filters): boolean {
    this.#areDaysWrong = areInWrongOrder(filters);
    this.host.requestUpdate();
    if (!this.#areDaysWrong) void this.load(filters);
    return !this.#areDaysWrong;
  }

  /** Reads the list from its beginning with these filters. */
  async load(filters: Filters = this.#filters): Promise<void> {
    this.#filters = filters;
    this.#settle({status: 'loading'});
    await this.#read();
  }

  /**
   * Reads again; what is shown stays until the answer is there.
   *
   * @returns whether it succeeded
   */
  async refresh(): Promise<boolean> {
    if (this.#isRefreshing) return false;
    this.#isRefreshing = true;
    this.host.requestUpdate();
    return this.#read();
  }

  /**
   * Brings the next page.
   *
   * @returns how many messages it added; none when it failed, which {@link next} then tells
   */
  async loadNext(): Promise<number> {
    const before = this.#state;
    if (!('data' in before) || before.data.page.next === null || this.#next === 'loading') return 0;
    const {signal} = this.#visit;
    this.#turn('loading');
    try {
      const further = await this.#ask(before.data.page.next, signal);
      this.#turn(undefined);
      if (this.#state !== before) return 0;
      const known = new Set(before.data.items.map(({code}) => code));
      const added = further.items.filter(({code}) => !known.has(code));
      this.#settle({...before, data: {...further, items: [...before.data.items, ...added]}});
      return added.length;
    } catch {
      if (!signal.aborted) this.#turn('failed');
      return 0;
    }
  }

  /** Brings a line up to date after its message was changed or read anew; no request. */
  update({code, status, spam, assignee, updated_at, version}: StaffFeedback): void {
    const state = this.#state;
    if (!('data' in state)) return;
    const change = {status, spam, assignee, updated_at, version};
    const before = state.data.items.find((item) => item.code === code);
    if (before) this.#heldBack += Number(spam) - Number(before.spam);
    const items = state.data.items.map((item) => (item.code === code ? {...item, ...change} : item));
    this.#settle({...state, data: {...state.data, items}});
  }

  /** Takes everything off the screen and out of memory. */
  clear({keepFilters}: {keepFilters: boolean}): void {
    this.#reading?.abort();
    this.#visit.abort();
    this.#visit = new AbortController();
    this.#isRefreshing = false;
    this.#areDaysWrong = false;
    this.#next = undefined;
    this.#fresh = 0;
    this.#heldBack = 0;
    this.topics.clear();
    this.assignees.clear();
    if (!keepFilters) this.#filters = NO_FILTERS;
    this.#state = {status: 'loading'};
  }

  async #ask(cursor: string | null, signal: AbortSignal): Promise<StaffFeedbackList> {
    const {unit, limit} = this.options.scope();
    const query: StaffQuery = {...queryOf(this.#filters), ...(unit && {unit}), ...(cursor && {cursor}), limit};
    const list = await this.options.session.ask((api) => api.list(query, signal));
    if (!signal.aborted) this.#heldBack = list.held_back;
    return list;
  }

  async #read(): Promise<boolean> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    let state: FetchState<StaffFeedbackList>;
    try {
      const data = await this.#ask(null, reading.signal);
      state = data.items.length === 0 ? {status: 'empty'} : {status: 'ready', data, asOf: new Date(data.page.as_of)};
    } catch (cause) {
      const error = toApiError(cause);
      const shown = this.#state;
      state = 'data' in shown && error.isPassing ? {...shown, status: 'stale', error} : {status: 'failed', error};
    }
    if (reading.signal.aborted) return false;
    this.#isRefreshing = false;
    this.#next = undefined;
    if (state.status === 'ready' || state.status === 'empty') this.#fresh = 0;
    this.#settle(state);
    return state.status === 'ready' || state.status === 'empty';
  }

  async #poll(): Promise<void> {
    const before = this.#state;
    const isShown = before.status === 'empty' || 'data' in before;
    if (document.hidden || !isShown || this.options.session.state.status !== 'signed-in') return;
    try {
      const {items} = await this.#ask(null, this.#visit.signal);
      if (this.#state !== before) return;
      this.#fresh = newerThan('data' in before ? before.data.items : [], items);
      this.host.requestUpdate();
    } catch {
      // Whoever works on is not told of every gap of the network; an expired session shows itself.
    }
  }

  #turn(next: NextPage | undefined): void {
    this.#next = next;
    this.host.requestUpdate();
  }

  #settle(state: FetchState<StaffFeedbackList>): void {
    this.#state = state;
    for (const {topic, assignee} of 'data' in state ? state.data.items : []) {
      this.topics.set(topic.id, topic.name);
      if (assignee) this.assignees.add(assignee);
    }
    this.host.requestUpdate();
    this.options.onChange(state);
  }
}

/** How many messages came in after the newest that is known; one that only changed its state is none of them. */
function newerThan(known: readonly StaffFeedbackSummary[], now: readonly StaffFeedbackSummary[]): number {
  const codes = new Set(known.map(({code}) => code));
  const newest = Math.max(-Infinity, ...known.map(({received_at}) => new Date(received_at).getTime()));
  return now.filter(({code, received_at}) => !codes.has(code) && new Date(received_at).getTime() >= newest).length;
}

type Choices = readonly (readonly [value: string, label: string])[];

function choice(name: string, label: string, choices: Choices, chosen: string): TemplateResult {
  return html`<div class="filter">
    <label for="filter-${name}">${label}</label>
    <select id="filter-${name}" name=${name} part="input">
      ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}

function day(name: 'from' | 'to', label: string, value: string, isWrong: boolean): TemplateResult {
  return html`<div class="filter">
    <label for="filter-${name}">${label}</label>
    <input
      id="filter-${name}"
      name=${name}
      type="date"
      part="input"
      value=${value}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'filter-error' : nothing}
    />
  </div>`;
}

function assigneeChoices({words, list, member}: InboxView): Choices {
  const {anyone, mine, none} = words.filters;
  const others = new Set([...list.assignees, list.filters.assignee]);
  for (const known of ['', 'none', member.name]) others.delete(known);
  return [
    ['', anyone],
    [member.name, mine],
    ['none', none],
    ...[...others].sort(new Intl.Collator('vi').compare).map((name) => [name, name] as const),
  ];
}

/** Draws the filters. They take effect when sent, so that nothing moves under a finger that is still choosing. */
export function filtersView(view: InboxView): TemplateResult {
  const {words, list, focus, say} = view;
  const {filters, areDaysWrong} = list;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    say('');
    if (!list.filterBy(filtersFrom(event.target))) focus('#filter-from');
  };
  const onReset = (event: Event): void => {
    if (event.currentTarget instanceof HTMLButtonElement) event.currentTarget.form?.reset();
    say('');
    list.filterBy(NO_FILTERS);
    focus('#filter-status');
  };
  return html`<details class="filters" part="filters">
    <summary>${words.filters.title}</summary>
    <form autocomplete="off" novalidate @submit=${onSubmit}>
      <div class="filter-fields">
        ${choice('status', words.filters.status, [['', words.filters.allStates], ...STATES.map((state) => [state, words.states[state]] as const)], filters.status)}
        ${choice('topic', words.filters.topic, [['', words.filters.allTopics], ...list.topics], filters.topic)}
        ${choice('assignee', words.filters.assignee, assigneeChoices(view), filters.assignee)}
        ${day('from', words.filters.from, filters.from, areDaysWrong)}
        ${day('to', words.filters.to, filters.to, areDaysWrong)}
        <div class="filter wide">
          <label for="filter-q">${words.filters.q}</label>
          <input
            id="filter-q"
            name="q"
            type="search"
            part="input"
            maxlength="200"
            value=${filters.q}
            aria-describedby="filter-q-hint"
          />
          <p id="filter-q-hint" class="hint muted">${words.filters.qHint}</p>
        </div>
      </div>
      ${areDaysWrong ? html`<p id="filter-error" class="error">${words.filters.wrongOrder}</p>` : nothing}
      <label class="choice">
        <input type="checkbox" name="spam" ?checked=${filters.spam} />
        <span>${words.filters.spam}</span>
      </label>
      <div class="buttons">
        <button type="submit">${words.filters.apply}</button>
        ${
          areSet(filters)
            ? html`<button class="quiet" type="button" @click=${onReset}>${words.filters.reset}</button>`
            : nothing
        }
      </div>
    </form>
  </details>`;
}

/** What stands at the head of the list: how much there is, or why there is nothing. */
export function listSentence(view: Pick<InboxView, 'words' | 'list' | 'language'>): string {
  const {words, list, language} = view;
  const {state} = list;
  switch (state.status) {
    case 'loading':
      return words.list.loading;
    case 'empty':
      return areSet(list.filters) ? words.list.emptyFiltered : words.list.empty;
    case 'failed':
      return words.errors[state.error.kind];
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

/**
 * Draws the list of messages with its reload button and the count of those that came in since. A row moves with its message, so that
 * the focus in it stays on that message when others come before it.
 */
export function listView(view: InboxView): TemplateResult {
  const {words, list, language, level, say} = view;
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
        ${isRefreshing ? words.retrying : words.list.refresh}
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
