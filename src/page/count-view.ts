/** What counts is fetched when there is something to count; a view that cannot be counted for want of it is lost, as any other. */
const counter = () => import('./view-counter.js').catch(() => undefined);

/**
 * Counts a view of an article once it has been read. May be called at every update of the element.
 *
 * @param host the element that shows the article
 * @param article the article's id; undefined while none is shown
 * @param base where the API is; undefined where the page names none
 */
export async function countView(host: Element, article: string | undefined, base: URL | undefined): Promise<void> {
  (await counter())?.countView(host, article, base);
}

/**
 * Counts the view of the article that the page itself is, where it says so by `<meta name="danvan-article">`.
 *
 * @param base where the API is; undefined where the page names none
 */
export async function countPageArticle(base: URL | undefined): Promise<void> {
  if (document.querySelector('meta[name="danvan-article"]')) (await counter())?.countPageArticle(base);
}
