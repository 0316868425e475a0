import type {ApiRequest} from '../../api/client.js';
import type {ArticleList, ArticleSummary} from '../../api/types.js';

/** What a list wants to read. */
export interface NewsWish {
  /** Tells wishes apart; another one starts another read. */
  readonly url: string;
  /** How many stories are shown at once. */
  readonly size: number;
  /** Against what addresses of stories are read. */
  readonly base: URL | string;
  /** A page of the common API's news: the first, of {@link size} stories, or the one of `limit` stories behind a cursor. */
  readonly api: ((cursor?: string, limit?: number) => ApiRequest<ArticleList>) | undefined;
  /** The absolute address of the page's own feed. */
  readonly feed: string | undefined;
  /** Which stories of the feed are wanted; of the API's it has chosen itself. */
  readonly isOfFeedWanted: (story: ArticleSummary) => boolean;
  /** Whether a story, from wherever it came, is to be left out. */
  readonly isLeftOut: (story: ArticleSummary) => boolean;
  /** Puts the stories of both places in order. */
  readonly inOrder: (stories: readonly ArticleSummary[]) => readonly ArticleSummary[];
  /** Whether that is the order of time, so that older stories of a feed wait for the API's. */
  readonly isByTime: boolean;
}
