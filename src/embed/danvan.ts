/*
 * The small script for pages that carry few widgets: brings an element's own file when its tag first stands in the page. The files
 * share one core, so that the page has one copy of lit however many widgets it carries.
 */
const load: Readonly<Record<string, () => Promise<unknown>>> = {
  'news-list': () => import('./cdn/news-list.js'),
  'most-viewed': () => import('./cdn/most-viewed.js'),
  'news-article': () => import('./cdn/news-article.js'),
  'campaign-stats': () => import('./cdn/campaign-stats.js'),
  'feedback-form': () => import('./cdn/feedback-form.js'),
  'feedback-inbox': () => import('./cdn/feedback-inbox.js'),
};
const missing = new Set(Object.keys(load));

function bring(): void {
  for (const name of missing) {
    if (!document.querySelector(name)) continue;
    missing.delete(name);
    load[name]?.().catch(() => missing.add(name));
  }
  if (missing.size === 0) observer.disconnect();
}

const observer = new MutationObserver(bring);
observer.observe(document.documentElement, {childList: true, subtree: true});
addEventListener('online', bring);
bring();
