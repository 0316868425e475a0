import type {ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {articleRequest} from '../../api/article.js';
import {articlesRequest} from '../../api/articles.js';
import type {Article, ArticleList} from '../../api/types.js';
import {ApiController, type FetchState} from '../../widget/fetch-controller.js';
import type {ArticleName} from './find-article.js';

/** How {@link ArticleData} learns what to read, and whom it tells. */
export interface ArticleDataOptions {
  readonly base: () => URL | undefined;
  readonly name: () => ArticleName;
  /** Whether all is there to draw an article with. */
  readonly canDraw: () => boolean;
  readonly onChange: (state: FetchState<Article>) => void;
}

/** Keeps the article of a page: by its id, or by looking up first which article stands at an address. */
export class ArticleData {
  readonly #lookup: ApiController<ArticleList>;
  readonly #article: ApiController<Article>;

  constructor(
    host: ReactiveControllerHost & Element,
    private readonly options: ArticleDataOptions,
  ) {
    const onChange = () => this.tell();
    this.#lookup = new ApiController(host, {request: () => this.#lookupWish(), onChange});
    this.#article = new ApiController(host, {request: () => this.#articleWish(), onChange});
  }

  /** What there is now; an article that cannot be drawn yet is still loading. */
  get state(): FetchState<Article> {
    const {state} = this.#lookup;
    const {base, name, canDraw} = this.options;
    const wanted = name();
    if (base() && wanted && 'url' in wanted && (state.status === 'loading' || state.status === 'failed')) return state;
    const article = this.#article.state;
    const isThere = article.status === 'ready' || article.status === 'stale';
    return isThere && !canDraw() ? {status: 'loading'} : article;
  }

  get isRetrying(): boolean {
    return this.#lookup.isRetrying || this.#article.isRetrying;
  }

  /** Reads again what failed. */
  readonly retry = (): void => {
    if (this.#lookup.state.status === 'failed') this.#lookup.retry();
    else this.#article.retry();
  };

  /** Tells the state; to be called when what {@link ArticleDataOptions.canDraw} says has changed. */
  tell(): void {
    this.options.onChange(this.state);
  }

  #lookupWish() {
    const base = this.options.base();
    const name = this.options.name();
    return base && name && 'url' in name ? articlesRequest(base, {url: name.url, limit: 1}) : undefined;
  }

  #articleWish() {
    const base = this.options.base();
    if (!base) return new ApiError('unconfigured');
    const name = this.options.name();
    if (!name) return new ApiError('not-found');
    if ('id' in name) return articleRequest(base, name.id);
    const {state} = this.#lookup;
    if (state.status !== 'ready' && state.status !== 'stale') return undefined;
    const [found] = state.data.items;
    return found ? articleRequest(base, found.id) : new ApiError('not-found');
  }
}
