/**
 * What a page may load before its widgets are drawn, in bytes after brotli; `tag` is a page with one widget, of which the trips to the
 * server are counted too. `all.js` is for pages that carry most of the widgets.
 */
export const PAGES = [
  {name: 'news-list', elements: ['news-list'], budget: 20_190, tag: '<news-list unit="khanh-hoa"></news-list>'},
  {name: 'most-viewed', elements: ['most-viewed'], budget: 18_870, tag: '<most-viewed unit="khanh-hoa"></most-viewed>'},
  {
    name: 'campaign-stats, tiles',
    elements: ['campaign-stats'],
    budget: 18_790,
    tag: '<campaign-stats campaign="phoi-hop-dan-van"></campaign-stats>',
  },
  {
    name: 'feedback-form',
    elements: ['feedback-form'],
    budget: 21_710,
    tag: '<feedback-form unit="khanh-hoa"></feedback-form>',
  },
  {
    name: 'news-article, chưa kể bộ làm sạch',
    elements: ['news-article'],
    budget: 20_940,
    tag: '<news-article article="tin-so-1"></news-article>',
  },
  {
    name: 'bốn thẻ',
    elements: ['news-list', 'most-viewed', 'campaign-stats', 'feedback-form'],
    budget: 38_350,
  },
  {name: 'all.js', file: 'all.js', budget: 38_120},
];
