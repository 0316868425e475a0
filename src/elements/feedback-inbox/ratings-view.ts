import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {ArticleRatings} from '../../api/types.js';
import {formatDay} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {safeAddress} from '../../widget/safe-address.js';
import {errorSentence, type InboxView, newTabLink} from './inbox-view.js';

function row({article, ratings, last_day}: ArticleRatings, view: InboxView): TemplateResult {
  const {words, language, base} = view;
  const day = html`<time datetime=${last_day}>${formatDay(new Date(`${last_day}T00:00:00+07:00`), language)}</time>`;
  return html`<tr>
    <th scope="row">
      ${newTabLink(safeAddress(article.url, base), article.title, view)}
      <span class="last muted">${words.ratings.last} ${day}</span>
    </th>
    <td>${formatCount(ratings.yes, language)}</td>
    <td>${formatCount(ratings.no, language)}</td>
  </tr>`;
}

function table(view: InboxView): TemplateResult {
  const {words, rated} = view;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.ratings.article}</th>
        <th scope="col">${words.message.ratings.yes}</th>
        <th scope="col">${words.message.ratings.no}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rated.items,
        ({article}) => article.id,
        (item) => row(item, view),
      )}
    </tbody>
  </table>`;
}

/** What stands under the articles: that they are loading, or there is none, or what went wrong; and how to go on. */
function foot(view: InboxView): TemplateResult | typeof nothing {
  const {words, common, rated, language, say} = view;
  const onMore = async (): Promise<void> => {
    const added = await rated.loadNext();
    say(added > 0 ? words.ratings.added(formatCount(added, language)) : words.list.moreFailed);
  };
  switch (rated.status) {
    case 'closed':
      return nothing;
    case 'loading':
      return html`<p class="muted">${words.list.loading}</p>`;
    case 'failed':
      return html`<div class="notice" part="notice" data-kind="failed">
        <p>${rated.error && errorSentence(rated.error, view)}</p>
        <button class="quiet" type="button" @click=${onMore}>${common.retry}</button>
      </div>`;
    case 'ready':
      if (rated.items.length === 0) return html`<p class="muted">${words.ratings.empty}</p>`;
      return rated.hasMore
        ? html`<div class="more">
            <button class="quiet" type="button" part="more" @click=${onMore}>${words.list.more}</button>
          </div>`
        : nothing;
  }
}

/** Draws what readers answered to «Bài viết có hữu ích?», folded away until a member wants to see it; each opening reads it anew. */
export function ratingsView(view: InboxView): TemplateResult {
  const {words, rated} = view;
  const onToggle = ({target}: Event): void => {
    if (!(target instanceof HTMLDetailsElement)) return;
    if (target.open) void rated.load();
    else rated.clear();
  };
  return html`<details class="ratings" part="ratings" @toggle=${onToggle}>
    <summary>${words.message.rating}</summary>
    <p class="muted">${words.ratings.meaning}</p>
    ${rated.items.length > 0 ? table(view) : nothing} ${foot(view)}
  </details>`;
}
