import {exchange} from './client.js';
import {address} from './address.js';
import {isArticleList} from './articles.js';

/**
 * Tells the API that an article was read: its id, and nothing about the reader. No cookie goes with it, nor the address of the page;
 * `navigator.sendBeacon` would send both. Nothing is tried again when it fails.
 *
 * @param article the article's id
 */
export function sendView(base: URL, article: string): void {
  // text/plain needs no preflight; keepalive lets it arrive when the reader leaves at once
  fetch(address(base, 'v1/views'), {
    method: 'POST',
    headers: {'content-type': 'text/plain'},
    body: article,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive: true,
  }).catch(() => undefined);
}

/**
 * The id of the article that stands at an address, compared in canonical form. No copy is kept on the device: it would tell what was
 * read.
 *
 * @returns undefined when the API knows no such article or does not answer
 */
export async function articleAt(base: URL, url: string): Promise<string | undefined> {
  try {
    const {signal} = new AbortController();
    const {body} = await exchange(
      address(base, 'v1/articles', {url, limit: 1}),
      {referrerPolicy: 'no-referrer'},
      signal,
    );
    return isArticleList(body) ? body.items[0]?.id : undefined;
  } catch {
    return undefined;
  }
}
