import type {ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {type Answer, type ApiRequest, read, readLastGood} from '../../api/client.js';
import type {ArticleList, ArticleSummary, QueryOf} from '../../api/types.js';
import {addressOrId, type ArticleLink, ArticleSlot, pageArticles} from '../../widget/shown-articles.js';
import {FetchController, type FetchOptions, type FetchState, type NextPage} from '../../widget/fetch-controller.js';
import {OnDemand} from '../../widget/on-demand.js';

/** What a list has read. */
export interface Reading {
  /** What the list shows, in order. */
  readonly shown: readonly ArticleSummary[];
  /** What is read and not shown, in order: for «Xem thêm», or because another list of the page shows it. */
  readonly rest: readonly ArticleSummary[];
  /** The cursor behind what was read from the API; null where there is nothing behind it. */
  readonly next: string | null;
  /** From when on articles may be shown while there are more in the API: those of a feed that are older must wait. */
  readonly from?: number | undefined;
  /** Which of the two places of news could not be read, where the other could. */
  readonly missing?: 'api' | 'feed' | undefined;
}

/** What a list has, and what came since it was drawn. */
export interface News extends Reading {
  /** Articles that came since, until the reader wants them. */
  readonly fresh: readonly ArticleSummary[];
  /** When it was last known that there is nothing newer. */
  readonly asOf: Date;
}

/** What a list wants to read. */
export interface NewsQuery {
  /** Tells queries apart; another one starts another read. */
  readonly url: string;
  /** How many articles are shown at once. */
  readonly size: number;
  /** Against what addresses of articles are read. */
  readonly base: URL | string;
  /** What the API filters by, and a feed must be filtered by. */
  readonly parameters: QueryOf<'listArticles'>;
  /** A page of the common API's news: the first, or the one of `limit` articles behind a cursor. */
  readonly api: ((further?: {readonly cursor: string; readonly limit: number}) => ApiRequest<ArticleList>) | undefined;
  /** The absolute address of the site's own feed. */
  readonly feed: string | undefined;
  /** Tells where links of articles lead; undefined where also the article may be shown that the page itself tells. */
  readonly link: (() => Promise<ArticleLink>) | undefined;
}

/** How a {@link NewsController} learns what to read, and how it behaves among the lists of the page. */
export interface NewsOptions extends FetchOptions<News, NewsQuery> {
  /** Whether the list leaves out what other lists show, and they what it shows. */
  readonly sharesPage: () => boolean;
  /** Fetches the code that the drawing needs. */
  readonly prepare?: () => Promise<unknown>;
}

/** What is left of some articles without the one that the page itself tells. */
export async function withoutPage(
  {base, link}: NewsQuery,
  articles: readonly ArticleSummary[],
): Promise<readonly ArticleSummary[]> {
  if (!link) return articles;
  const ofPage = await pageArticles(articles, base, await link());
  return articles.filter((article) => !ofPage.has(article));
}

/** Splits a reading into as many articles as are shown at once, and the rest. */
const split = (reading: Reading, size: number): Reading => ({
  ...reading,
  shown: reading.rest.slice(0, size),
  rest: reading.rest.slice(size),
});

/**
 * Keeps the news of a list. Alone it can do what most pages need: the newest articles of the common API. Code on demand does the rest:
 * further pages, and leaving out what other lists of the page show (`further-news.ts`), the site's own feed (`feed.ts`).
 */
export class NewsController extends FetchController<News, NewsQuery> {
  /** This list among those of the page. */
  readonly slot: ArticleSlot;
  readonly further = new OnDemand(() => import('./further-news.js'));
  readonly feed = new OnDemand(() => import('./feed.js'));
  /** For what was read what the list has. */
  query: NewsQuery | undefined;
  /** How the reading of further articles stands. */
  progress: 'loading' | 'failed' | undefined;
  /** Ends the reading of further articles. */
  reading: AbortController | undefined;
  /** Whether there is news, all of which other lists of the page show. */
  isAllElsewhere = false;

  constructor(
    host: ReactiveControllerHost & Element,
    private readonly newsOptions: NewsOptions,
  ) {
    super(host, {...newsOptions, isEmpty: ({shown}) => shown.length === 0});
    this.slot = new ArticleSlot(host);
    host.addController({
      hostConnected: () => this.slot.join(),
      hostDisconnected: () => {
        this.reading?.abort();
        this.slot.leave();
      },
    });
  }

  /** What the list has, if it is no last good copy. */
  get current(): News | undefined {
    return this.state.status === 'ready' ? this.state.data : undefined;
  }

  /** Whether there is more to show, and how its reading stands. */
  get next(): NextPage {
    const {current, further} = this;
    if (!current) return 'none';
    const isMore = current.next !== null || current.rest.some(further.code?.freeFor(this) ?? (() => true));
    return this.progress ?? (isMore ? 'there' : 'none');
  }

  get sharesPage(): boolean {
    return this.newsOptions.sharesPage();
  }

  /** By what the page knows an article. */
  readonly addressOf = (article: ArticleSummary): string => addressOrId(article, this.query?.base ?? document.baseURI);

  /** Draws how the reading of further articles stands. */
  setProgress(progress: 'loading' | 'failed' | undefined): void {
    this.progress = progress;
    this.host.requestUpdate();
  }

  /** Changes what the list has, where it has something. */
  update(changes: Partial<News>): void {
    if (this.state.status === 'ready') this.setState({...this.state, data: {...this.state.data, ...changes}});
  }

  /**
   * Reads the newest articles, none of which is shown yet.
   *
   * @throws {ApiError}
   */
  async readNewest(query: NewsQuery, signal: AbortSignal): Promise<Answer<Reading>> {
    const feed = query.feed && (await this.feed.load());
    if (feed) return feed.readNewest(query, signal);
    if (!query.api) throw new ApiError('network');
    const {data, asOf} = await read(query.api(), signal);
    const rest = await withoutPage(query, data.items);
    return {data: {shown: [], rest, next: data.page.next, missing: query.feed ? 'feed' : undefined}, asOf};
  }

  protected override setState(state: FetchState<News>): void {
    if (state.status === 'loading' && this.sharesPage) this.slot.choose();
    else this.slot.show('data' in state && this.sharesPage ? state.data.shown.map(this.addressOf) : []);
    super.setState(state);
  }

  protected override async load(query: NewsQuery, signal: AbortSignal): Promise<Answer<News>> {
    this.query = query;
    this.progress = undefined;
    if (this.sharesPage) this.slot.choose();
    const isAlone = () =>
      !query.feed &&
      (!this.sharesPage || this.slot.others.every(({isChoosing, shown}) => !isChoosing && shown.length === 0));
    if (!isAlone()) void this.further.load();
    if (query.feed) void this.feed.load();
    const [{data, asOf}] = await Promise.all([this.readNewest(query, signal), this.newsOptions.prepare?.()]);
    const isEnough = data.rest.length >= query.size || data.next === null;
    const further = isEnough && isAlone() ? undefined : await this.further.load();
    const chosen = further ? await further.choose(this, query, data, signal) : split(data, query.size);
    // what is left is shown by other lists, where none of it is shown here
    if (!signal.aborted) this.isAllElsewhere = chosen.rest.length > 0;
    return {data: {...chosen, fresh: [], asOf}, asOf};
  }

  protected override async loadLastGood(query: NewsQuery, signal: AbortSignal): Promise<Answer<News> | undefined> {
    const feed = query.feed && (await this.feed.load());
    const lastGood = await (feed ? feed.lastGood(query) : this.#lastGood(query));
    const further = this.further.code;
    if (lastGood && further && this.sharesPage) await further.waitForTurn(this.slot, signal);
    const chosen = lastGood && (further?.split(this, lastGood.data, query.size) ?? split(lastGood.data, query.size));
    return chosen && {...lastGood, data: {...chosen, next: null, fresh: [], asOf: lastGood.asOf}};
  }

  async #lastGood(query: NewsQuery): Promise<Answer<Reading> | undefined> {
    const lastGood = query.api && (await readLastGood(query.api()));
    return (
      lastGood && {...lastGood, data: {shown: [], rest: await withoutPage(query, lastGood.data.items), next: null}}
    );
  }
}
