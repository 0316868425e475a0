import type {ArticleSummary, MostViewed} from '../../src/api/types.js';
import {article} from './fake-api/news-content.js';
import {json, type ReplacedNetwork, replaceNetwork} from './network.js';

type Entry = MostViewed['items'][number];

/** One place of a ranking. */
export const entry = (rank: number, changes: Partial<Entry> = {}): Entry => ({
  rank,
  previous_rank: rank,
  article: article(rank - 1),
  views: 100,
  share: null,
  ...changes,
});

/** A ranking of two stories, as the API tells it. */
export const ranking = (changes: Partial<MostViewed> = {}): MostViewed => ({
  items: [entry(1), entry(2)],
  pinned: null,
  rank: 'views',
  scope: 'national',
  window: '7d',
  page: {next: null, limit: 6, as_of: new Date().toISOString()},
  ...changes,
});

/** A ranking that held so many hours ago. */
export const hoursAgo = (hours: number): Partial<MostViewed> => ({
  page: {next: null, limit: 6, as_of: new Date(Date.now() - hours * 3_600_000).toISOString()},
});

/** A story published so many days ago. */
export const daysOld = (days: number, changes: Partial<ArticleSummary> = {}): ArticleSummary =>
  article(0, {published_at: new Date(Date.now() - days * 86_400_000).toISOString(), ...changes});

/** Puts an API in place that always tells the same ranking. */
export const telling = (body: MostViewed): ReplacedNetwork => replaceNetwork(() => Promise.resolve(json(body)));
