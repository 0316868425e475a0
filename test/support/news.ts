import {fixture, html} from '@open-wc/testing';
import type {ArticleList, ArticleSummary} from '../../src/api/types.js';
import '../../src/elements/news-list/define.js';
import type {NewsList} from '../../src/elements/news-list/news-list.js';
import {fakeApi} from './fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork, silence} from './network.js';
import {all, drawn} from './widget.js';

/** An API of which only {@link serveNews} answers. */
export const NEWS_API = 'https://tin.danvan.test/';

type Attributes = Readonly<Record<string, string>>;

/** A list with some attributes, in a box of a width, not yet in the page. */
export function makeNews(attributes: Attributes, api = fakeApi('default')): NewsList {
  const list = document.createElement('news-list');
  for (const [name, value] of Object.entries(attributes)) list.setAttribute(name, value);
  list.api = api;
  return list;
}

/** Puts lists into the page at once, below each other, in a box of a width; gives them as they are. */
export async function putNews(lists: readonly NewsList[], width = 600, lang = 'vi'): Promise<HTMLElement> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  box.style.inlineSize = `${width}px`;
  box.append(...lists);
  return box;
}

/** Puts a list into the page and waits until its state is as expected. */
export async function newsList(
  attributes: Attributes,
  {api = fakeApi('default'), state = 'ready', width = 600, lang = 'vi'} = {},
): Promise<NewsList> {
  const list = makeNews(attributes, api);
  await putNews([list], width, lang);
  await drawn(list, state);
  return list;
}

/** The titles that a list shows. */
export const titles = (list: Element): string[] => all(list, 'a.title').map(({textContent}) => textContent);

/** A list body of the API. */
export const listOf = (items: readonly ArticleSummary[], next: string | null = null): ArticleList => ({
  items: [...items],
  page: {next, limit: Math.max(1, items.length), as_of: new Date().toISOString()},
});

/** What an API has to tell, all of it as it is asked; undefined for no answer, an error's status for a failure. */
type Tale = readonly ArticleSummary[] | undefined | number;
export type Told = (query: URLSearchParams) => Tale | Promise<Tale>;

/** Lets the network answer lists of news with what is told, page by page; other addresses as the second says. */
export function serveNews(told: Told, other: (url: URL) => Response | undefined = () => undefined): ReplacedNetwork {
  return replaceNetwork(async (address, init) => {
    const url = new URL(address);
    if (!address.startsWith(NEWS_API)) return other(url) ?? json({}, 404);
    const stories = await told(url.searchParams);
    if (stories === undefined) return silence(address, init);
    if (typeof stories === 'number') return json({}, stories);
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const end = start + Number(url.searchParams.get('limit') ?? 20);
    return json(listOf(stories.slice(start, end), end < stories.length ? String(end) : null));
  });
}
