import {isArticleList} from '../../src/api/articles.js';
import type {ArticleList} from '../../src/api/types.js';
import {NewsList} from '../../src/elements/news-list/news-list.js';
import {formatDay} from '../../src/vietnamese/dates.js';

const template = document.createElement('template');
template.innerHTML =
  '<li class="item"><a class="picture" tabindex="-1" aria-hidden="true"></a><div class="text" lang="vi">' +
  '<a class="title"></a><div class="meta muted"><time lang="vi"></time></div><p class="summary"></p></div></li>';

function item(article: ArticleList['items'][number], base: string): Node {
  const copy = template.content.cloneNode(true);
  if (!(copy instanceof DocumentFragment)) return copy;
  const href = new URL(article.url, base).href;
  for (const link of copy.querySelectorAll('a')) link.href = href;
  const title = copy.querySelector('.title');
  if (title) title.textContent = article.title;
  const time = copy.querySelector('time');
  if (time) {
    time.dateTime = article.published_at;
    time.textContent = formatDay(new Date(article.published_at));
  }
  const summary = copy.querySelector('.summary');
  if (summary) summary.textContent = article.summary;
  return copy;
}

/** What a careful page author would write without a library: fetch, clone a template, set text; the same structure and styles. */
export async function listByHand(host: HTMLElement, base: string, classes: string): Promise<void> {
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = NewsList.elementStyles.flatMap((style) =>
    style instanceof CSSStyleSheet ? [style] : style.styleSheet ? [style.styleSheet] : [],
  );
  const response = await fetch(`${base}v1/articles`);
  const list: unknown = await response.json();
  if (!isArticleList(list)) throw new Error('no list');
  const items = document.createElement('ul');
  items.className = classes;
  items.setAttribute('role', 'list');
  items.append(...list.items.map((article) => item(article, document.baseURI)));
  root.append(items);
}
