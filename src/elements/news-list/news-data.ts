import type {ReactiveControllerHost} from 'lit';
import type {Answer} from '../../api/client.js';
import type {ArticleSummary} from '../../api/types.js';
import type {NextPage} from '../../widget/next-page.js';
import {FetchController, type FetchOptions, type FetchState} from '../../widget/fetch-controller.js';
import {ShownStories} from '../../widget/shown-stories.js';
import {storyKey} from '../../widget/story-address.js';
import {momentOf, type News, take, unseen} from './news.js';
import {type Reading, readFurther, readNewest, recallNewest} from './news-sources.js';
import type {NewsWish} from './news-wish.js';

/** How many further pages one wish may cost: where other lists show nearly everything, a shorter list must do. */
const MAX_PAGES = 4;

/** What the API gives at once at most. */
const MAX_LIMIT = 100;

/** How a {@link NewsData} learns what to read, and how it behaves among the lists of the page. */
export interface NewsOptions extends Omit<FetchOptions<News, NewsWish>, 'isEmpty'> {
  /** Whether the list leaves out what other lists show, and they what it shows. */
  readonly sharesPage: () => boolean;
}

type Chosen = Reading & Pick<News, 'shown'>;

/**
 * Keeps the news of a list: from the common API, from the page's own feed, or from both; without the stories that other lists of
 * the page show; page by page as the reader wants them.
 */
export class NewsData extends FetchController<News, NewsWish> {
  readonly #seat: ShownStories;
  readonly #sharesPage: () => boolean;
  #wish: NewsWish | undefined;
  #next: 'loading' | 'failed' | undefined;
  #paging: AbortController | undefined;
  #isAllElsewhere = false;

  constructor(host: ReactiveControllerHost & Element, {sharesPage, ...options}: NewsOptions) {
    super(host, {...options, isEmpty: ({shown}) => shown.length === 0});
    this.#seat = new ShownStories(host);
    this.#sharesPage = sharesPage;
  }

  /** Whether there is more to show, and how its reading stands. */
  get next(): NextPage {
    const {state} = this;
    if (state.status !== 'ready') return 'none';
    const {rest, next} = state.data;
    if (this.#next) return this.#next;
    return next !== null || rest.some(this.#isFree) ? 'there' : 'none';
  }

  /** Whether there is news, all of which other lists of the page show. */
  get isAllElsewhere(): boolean {
    return this.#isAllElsewhere;
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#seat.join();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#paging?.abort();
    this.#seat.leave();
  }

  /**
   * Shows further stories.
   *
   * @returns how many it added; none when that failed, which {@link next} then tells
   */
  async loadNext(): Promise<number> {
    const [before, wish] = [this.#ready, this.#wish];
    if (!before || !wish || this.#next === 'loading') return 0;
    const paging = new AbortController();
    this.#paging = paging;
    this.#turn('loading');
    try {
      const {shown, rest, seen, next, frontier} = await this.#choose(wish, before.data, paging.signal);
      this.#turn(undefined);
      const now = this.#ready;
      if (!now || this.#wish !== wish) return 0;
      const all = new Set([...now.data.seen, ...seen]);
      const data = {...now.data, rest, seen: all, next, frontier, shown: [...now.data.shown, ...shown]};
      this.setState({...now, data});
      return shown.length;
    } catch {
      this.#turn(paging.signal.aborted ? undefined : 'failed');
      return 0;
    }
  }

  /** Looks whether there are stories newer than those shown, and keeps them as fresh ones; what failed before is read again. */
  async lookForFresh(signal: AbortSignal): Promise<void> {
    const {state} = this;
    if ('error' in state && state.error.isPassing) this.retry();
    const wish = this.#wish;
    const newest = wish && this.#ready && (await readNewest(wish, signal).catch(() => undefined));
    const now = this.#ready;
    if (!newest || !now || this.#wish !== wish) return;
    const {shown, seen} = now.data;
    const since = Math.max(...shown.map(momentOf));
    const fresh = unseen(newest.data.rest, this.#keyOf, seen).stories.filter(
      (story) => momentOf(story) > since && this.#isFree(story),
    );
    this.setState({...now, data: {...now.data, fresh, asOf: newest.asOf}});
  }

  /** Puts the fresh stories on top, at the reader's wish; tells how many. */
  showFresh(): number {
    const now = this.#ready;
    if (!now) return 0;
    const {fresh, shown, seen} = now.data;
    const all = unseen(fresh, this.#keyOf, seen).seen;
    this.setState({...now, data: {...now.data, fresh: [], seen: all, shown: [...fresh, ...shown]}});
    return fresh.length;
  }

  get #ready() {
    return this.state.status === 'ready' ? this.state : undefined;
  }

  protected override setState(state: FetchState<News>): void {
    if (state.status === 'loading' && this.#sharesPage()) this.#seat.choose();
    else this.#seat.show('data' in state && this.#sharesPage() ? state.data.shown.map(this.#keyOf) : []);
    super.setState(state);
  }

  protected override async load(wish: NewsWish, signal: AbortSignal): Promise<Answer<News>> {
    this.#wish = wish;
    this.#next = undefined;
    const {data, asOf} = await readNewest(wish, signal);
    if (this.#sharesPage()) await this.#seat.turn(signal);
    const chosen = await this.#choose(wish, {...data, shown: []}, signal);
    this.#isAllElsewhere = chosen.rest.length > 0;
    return {data: {...chosen, fresh: [], asOf}, asOf};
  }

  protected override async loadLastGood(wish: NewsWish): Promise<Answer<News> | undefined> {
    const kept = await recallNewest(wish);
    if (!kept) return undefined;
    const {taken, rest} = take(kept.data, wish.size, this.#isFree);
    return {...kept, data: {...kept.data, shown: taken, rest, fresh: [], asOf: kept.asOf}};
  }

  /** Takes from what was read what no other list shows, and reads on while that is not enough. */
  async #choose(wish: NewsWish, from: Chosen, signal: AbortSignal): Promise<Chosen> {
    let reading: Reading = from;
    for (let pages = 0; ; pages++) {
      const {taken, rest} = take(reading, wish.size, this.#isFree);
      const isEnough = taken.length === wish.size || reading.next === null || pages === MAX_PAGES;
      if (isEnough) return {...reading, shown: taken, rest};
      try {
        const passedOver = this.#sharesPage() ? this.#seat.countElsewhere(reading.seen) : 0;
        const limit = Math.min(MAX_LIMIT, wish.size - taken.length + passedOver);
        reading = await readFurther(wish, reading, limit, signal);
      } catch (error) {
        // a few stories are better than none; what is missing comes with «Xem thêm»
        if (taken.length === 0 || signal.aborted) throw error;
        return {...reading, shown: taken, rest};
      }
    }
  }

  readonly #keyOf = (story: ArticleSummary): string => storyKey(story, this.#wish?.base ?? document.baseURI);

  readonly #isFree = (story: ArticleSummary): boolean => !this.#sharesPage() || this.#seat.isFree(this.#keyOf(story));

  #turn(next: 'loading' | 'failed' | undefined): void {
    this.#next = next;
    this.host.requestUpdate();
  }
}
