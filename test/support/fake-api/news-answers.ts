import type {ArticleSummary, FieldError, MostViewed, Page, Scope, Window} from '../../../src/api/types.js';
import {toRfc3339} from '../../../src/vietnamese/dates.js';
import {fold} from '../../../src/vietnamese/search.js';
import type {FakeAnswer, FakeRequest, Scenario} from './answers.js';
import {AGED_ARTICLES, ARTICLES, HOSTILE_ARTICLES, LONG_ARTICLES, wholeArticle} from './news-content.js';

const json = (body: unknown, status = 200): FakeAnswer => ({kind: 'json', status, body});

const HOUR_MS = 60 * 60 * 1000;

const page = (limit: number, next: string | null = null): Page => ({next, limit, as_of: toRfc3339(new Date())});

function notFound(): FakeAnswer {
  const errors: FieldError[] = [{parameter: 'id', code: 'unknown_article', detail: 'Không có bài viết này.'}];
  return json({type: 'about:blank', title: 'Không tìm thấy', status: 404, errors}, 404);
}

function storiesOf(scenario: Scenario): readonly ArticleSummary[] {
  switch (scenario) {
    case 'long':
      return LONG_ARTICLES;
    case 'hostile':
      return HOSTILE_ARTICLES;
    case 'aged':
      return AGED_ARTICLES;
    case 'empty':
      return [];
    default:
      return ARTICLES;
  }
}

const plainAddress = (address: string): string => {
  const {host, pathname} = new URL(address, 'https://congan.danvan.test/');
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '');
};

const list = (value: string | null): string[] => value?.split(',').filter(Boolean) ?? [];

/** Those with the words as typed first; both groups stay newest first. */
function found(stories: readonly ArticleSummary[], q: string): readonly ArticleSummary[] {
  const text = ({title, summary}: ArticleSummary) => `${title} ${summary}`.normalize('NFC').toLowerCase();
  const asTyped = q.normalize('NFC').toLowerCase();
  const matching = stories.filter((story) => fold(text(story)).includes(fold(q)));
  const isToned = (story: ArticleSummary) => text(story).includes(asTyped);
  return [...matching.filter(isToned), ...matching.filter((story) => !isToned(story))];
}

function matching(scenario: Scenario, query: URLSearchParams): readonly ArticleSummary[] {
  const stories = storiesOf(scenario).filter(({id}) => !list(query.get('exclude')).includes(id));
  // long words are wanted whatever is asked
  if (scenario === 'long') return stories;
  const is = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  const day = (story: ArticleSummary) => story.published_at.slice(0, 10);
  const url = query.get('url');
  return found(stories, query.get('q') ?? '').filter(
    (story) =>
      (query.get('scope') === 'national' || is('unit', story.unit.id)) &&
      is('category', story.category.id) &&
      query.get('exclude_category') !== story.category.id &&
      is('campaign', story.campaign) &&
      (!query.has('tag') || story.tags.includes(query.get('tag') ?? '')) &&
      (!query.has('document') || story.documents.includes(query.get('document') ?? '')) &&
      day(story) >= (query.get('from') ?? '') &&
      day(story) <= (query.get('to') ?? '9999') &&
      (!url || plainAddress(story.url) === plainAddress(url)),
  );
}

function articles(scenario: Scenario, query: URLSearchParams): FakeAnswer {
  const limit = Number(query.get('limit') ?? 20);
  const start = Number(query.get('cursor')?.slice(1) ?? 0);
  const stories = matching(scenario, query);
  const end = start + limit;
  return json({items: stories.slice(start, end), page: page(limit, end < stories.length ? `c${end}` : null)});
}

const DAY_MS = 24 * HOUR_MS;
/** Of the first story; the second has half of it, the third a third. */
const MOST_VIEWS = {'24h': 94, '7d': 12_930, '30d': 294_075} as const;
/** One story has risen, one is new, one has fallen, the others have stayed. */
const RANKS_BEFORE: readonly (number | null)[] = [3, null, 1];

/** The unit that pins a story above its ranking, and the story's id; in a day only two stories of a unit are read. */
export const PINNED = {unit: 'khanh-hoa', id: 'tin-so-4'} as const;

function entries(scenario: Scenario, query: URLSearchParams, window: Window, scope: Scope): MostViewed['items'] {
  const inScope = new URLSearchParams(query);
  inScope.set('scope', scope);
  const oldest = Date.now() - Number(query.get('max_age') ?? Infinity) * DAY_MS;
  const stories = matching(scenario, inScope)
    .filter(({published_at}) => !(Date.parse(published_at) < oldest))
    .filter(({id}) => query.get('unit') !== PINNED.unit || id !== PINNED.id)
    .slice(0, scope === 'unit' && window === '24h' ? 2 : 12);
  const views = stories.map((_, index) => Math.round(MOST_VIEWS[window] / (index + 1)));
  const ofUnit = (id: string) => stories.reduce((sum, {unit}, at) => sum + (unit.id === id ? (views[at] ?? 0) : 0), 0);
  const counted = stories.map((story, index) => {
    const own = views[index] ?? 0;
    return {article: story, views: own, share: own / ofUnit(story.unit.id)};
  });
  const ranked =
    query.get('rank') === 'share'
      ? counted.filter((entry) => entry.views >= 10).sort((one, other) => other.share - one.share)
      : counted;
  return ranked.map((entry, index) => {
    const before = RANKS_BEFORE[index];
    return {...entry, rank: index + 1, previous_rank: before === undefined ? index + 1 : before};
  });
}

function mostViewed(scenario: Scenario, query: URLSearchParams): FakeAnswer {
  const window = (['24h', '7d', '30d'] as const).find((known) => known === query.get('window')) ?? '7d';
  const limit = Number(query.get('limit') ?? 10);
  const scopes = ['unit', 'province', 'national'] as const;
  const asked = scopes.find((known) => known === query.get('scope')) ?? (query.has('unit') ? 'unit' : 'national');
  const ladder = scopes.slice(scopes.indexOf(asked));
  const wanted = Number(query.get('at_least') ?? 0);
  const scope = ladder.find((step) => entries(scenario, query, window, step).length >= wanted) ?? 'national';
  const isPinned = query.get('unit') === PINNED.unit && !list(query.get('exclude')).includes(PINNED.id);
  const body: MostViewed = {
    items: entries(scenario, query, window, scope).slice(0, limit),
    pinned: (isPinned && storiesOf(scenario).find(({id}) => id === PINNED.id)) || null,
    rank: query.get('rank') === 'share' ? 'share' : 'views',
    scope,
    window,
    page: {...page(limit), as_of: toRfc3339(new Date(Date.now() - (scenario === 'aged' ? 3 * HOUR_MS : 0)))},
  };
  return json(body);
}

function oneArticle(scenario: Scenario, {path, query}: FakeRequest): FakeAnswer {
  const [id, related] = path.slice('/v1/articles/'.length).split('/');
  const story = storiesOf(scenario).find((candidate) => candidate.id === id);
  if (!story) return notFound();
  if (!related) return json(wholeArticle(story, scenario === 'long' || scenario === 'hostile' ? scenario : 'default'));
  if (related !== 'related') return notFound();
  const limit = Number(query.get('limit') ?? 5);
  const exclude = [story.id, ...list(query.get('exclude'))];
  const others = storiesOf(scenario).filter((other) => !exclude.includes(other.id));
  return json({items: others.slice(0, limit), page: page(limit)});
}

/** The fake API's answers about news; undefined where something else is asked. */
export function newsAnswer(scenario: Scenario, request: FakeRequest): FakeAnswer | undefined {
  const {method, path, query} = request;
  if (method === 'POST') return path === '/v1/views' ? {kind: 'nothing'} : undefined;
  if (path === '/v1/articles') return articles(scenario, query);
  if (path === '/v1/most-viewed') return mostViewed(scenario, query);
  return path.startsWith('/v1/articles/') ? oneArticle(scenario, request) : undefined;
}
