import type {ArticleSummary} from '../../api/types.js';

/** What a list has of the news: what it shows, and what it has read besides. */
export interface News {
  /** What the list shows, in order. */
  readonly shown: readonly ArticleSummary[];
  /** What is read and not shown, in order: for «Xem thêm», or because another list of the page shows it. */
  readonly rest: readonly ArticleSummary[];
  /** The keys of all that was read, so that a story that comes twice is told once. */
  readonly seen: ReadonlySet<string>;
  /** The cursor behind what was read from the API; null where there is nothing behind it. */
  readonly next: string | null;
  /** The moment of the last story read from the API while there are more behind it: of other sources, older ones must wait. */
  readonly frontier: number;
  /** Stories that came after the list was drawn, until the reader wants them. */
  readonly fresh: readonly ArticleSummary[];
  /** When it was last known that there is nothing newer. */
  readonly asOf: Date;
  /** Which of the two places of news could not be read, where the other could. */
  readonly missing: 'api' | 'feed' | undefined;
}

/** The moment of a story for putting it in order; one without a date comes last. */
export const momentOf = ({published_at}: Pick<ArticleSummary, 'published_at'>): number => {
  const moment = new Date(published_at).getTime();
  return Number.isNaN(moment) ? -Infinity : moment;
};

/** The newest first; of equals the order stays. */
export const newestFirst = (stories: readonly ArticleSummary[]): ArticleSummary[] =>
  stories
    .map((story) => ({story, moment: momentOf(story)}))
    .sort((a, b) => (a.moment === b.moment ? 0 : b.moment - a.moment))
    .map(({story}) => story);

/** Each story once, and none of those seen before. */
export function unseen(
  stories: readonly ArticleSummary[],
  keyOf: (story: ArticleSummary) => string,
  seen: ReadonlySet<string>,
): {readonly stories: readonly ArticleSummary[]; readonly seen: ReadonlySet<string>} {
  const all = new Set(seen);
  const fresh = stories.filter((story) => {
    const {size} = all;
    return all.add(keyOf(story)).size > size;
  });
  return {stories: fresh, seen: all};
}

/** Splits what may be shown now, `count` at most, from what must wait. */
export function take(
  {rest, frontier}: Pick<News, 'rest' | 'frontier'>,
  count: number,
  isFree: (story: ArticleSummary) => boolean,
): {readonly taken: readonly ArticleSummary[]; readonly rest: readonly ArticleSummary[]} {
  const taken = rest.filter((story) => momentOf(story) >= frontier && isFree(story)).slice(0, count);
  return {taken, rest: rest.filter((story) => !taken.includes(story))};
}
