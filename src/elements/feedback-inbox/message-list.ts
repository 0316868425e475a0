import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {StaffQuery} from '../../api/staff.js';
import type {StaffFeedback, StaffFeedbackList, StaffFeedbackSummary} from '../../api/types.js';
import type {NextPage} from '../../widget/next-page.js';
import type {FetchState} from '../../widget/fetch-controller.js';
import {type Filters, NO_FILTERS, queryOf} from './filters.js';
import {errorOf, type InboxSession} from './inbox-session.js';

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
  #reading: AbortController | undefined;
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
    this.#turn('loading');
    try {
      const further = await this.#ask(before.data.page.next, new AbortController().signal);
      this.#turn(undefined);
      if (this.#state !== before) return 0;
      const known = new Set(before.data.items.map(({code}) => code));
      const added = further.items.filter(({code}) => !known.has(code));
      this.#settle({...before, data: {...further, items: [...before.data.items, ...added]}});
      return added.length;
    } catch {
      this.#turn('failed');
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
    this.#isRefreshing = false;
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
      const error = errorOf(cause);
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
      const {items} = await this.#ask(null, new AbortController().signal);
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
