import type {ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {articleRequest, articlesRequest} from '../../api/articles.js';
import type {Article, ArticleList} from '../../api/types.js';
import {warnAttribute} from '../../widget/attributes.js';
import {ApiController, type FetchState} from '../../widget/fetch-controller.js';
import {idOf, parameterOf} from './first-read.js';

/** By what an article is read: its id, or the address at which it stands. Undefined where the page names none. */
export type ArticleName = {readonly id: string} | {readonly url: string} | undefined;

/** The endings that old content management systems put after a name. */
const ENDING = /\.(?:html?|php|aspx?|jsp)$/i;

function named(text: string | null): ArticleName {
  const id = idOf(text);
  return id === undefined ? undefined : {id};
}

function lastSegment(path: string): string {
  const last = path.split('/').filter(Boolean).slice(-1)[0] ?? '';
  try {
    return decodeURIComponent(last).replace(ENDING, '');
  } catch {
    return '';
  }
}

/** What a tag says of the article that it shows. */
export interface ArticleAttributes {
  readonly article: string;
  readonly from: string;
}

/**
 * Finds out which article a page is about. Nothing but an id of the API is taken out of an address, so that a link to the page can
 * make it show no more than another article of the same API.
 *
 * @param page the page's address
 * @param canonical the address that the page gives as its own
 */
export function findArticle(
  element: Element,
  {article, from}: ArticleAttributes,
  page: URL,
  canonical: string,
): ArticleName {
  if (article) {
    const name = named(article);
    if (!name) warnAttribute(element, 'article', 'cần mã bài viết, gồm chữ thường không dấu, số và gạch nối.');
    return name;
  }
  const parameter = parameterOf(from);
  if (parameter) return named(page.searchParams.get(parameter));
  if (from === 'path') return named(lastSegment(page.pathname));
  if (from === 'canonical') return {url: canonical};
  warnAttribute(
    element,
    from ? 'from' : 'article',
    'cần article="mã bài viết", hoặc from="query:bai", "path" hay "canonical".',
  );
  return undefined;
}

/** How {@link ArticleController} learns what to read, and whom it tells. */
export interface ArticleOptions {
  readonly base: () => URL | undefined;
  readonly name: () => ArticleName;
  /** Whether all is there to draw an article with. */
  readonly canDraw: () => boolean;
  readonly onChange: (state: FetchState<Article>) => void;
}

/** Keeps the article of a page: by its id, or by looking up first which article stands at an address. */
export class ArticleController {
  readonly #lookup: ApiController<ArticleList>;
  readonly #article: ApiController<Article>;

  constructor(
    host: ReactiveControllerHost & Element,
    private readonly options: ArticleOptions,
  ) {
    const onChange = () => this.tell();
    this.#lookup = new ApiController(host, {request: () => this.#lookupRequest(), onChange});
    this.#article = new ApiController(host, {request: () => this.#articleRequest(), onChange});
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

  /** Tells the state; to be called when what {@link ArticleOptions.canDraw} says has changed. */
  tell(): void {
    this.options.onChange(this.state);
  }

  #lookupRequest() {
    const base = this.options.base();
    const name = this.options.name();
    return base && name && 'url' in name ? articlesRequest(base, {url: name.url, limit: 1}) : undefined;
  }

  #articleRequest() {
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
