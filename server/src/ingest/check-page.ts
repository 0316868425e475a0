import {follow} from '../net/follow.js';

const TIMEOUT_MS = 10_000;

/**
 * Whether an article still stands at its address: `missing` only where the site says that there is no such page (404, 410). A site
 * that does not answer, answers with a fault or sends readers to its front page says nothing about the article.
 *
 * By GET, whose body is not read: many sites answer HEAD wrongly.
 */
export async function checkPage(
  address: string,
  {allowPrivate, signal}: {readonly allowPrivate: boolean; readonly signal?: AbortSignal | undefined},
): Promise<'there' | 'missing' | 'unknown'> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const until = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    const asked = new URL(address);
    const {response, url} = await follow(asked, {
      allowPrivate,
      headers: {accept: 'text/html, */*;q=0.5'},
      signal: until,
    });
    response.destroy();
    const status = response.statusCode ?? 0;
    if (status === 404 || status === 410) return 'missing';
    const isFrontPage = url.pathname === '/' && asked.pathname !== '/';
    return status === 200 && !isFrontPage ? 'there' : 'unknown';
  } catch {
    return 'unknown';
  }
}
