/**
 * What a page may load before its widgets are drawn, in bytes after brotli; `tag` is a page with one widget, of which the trips to the
 * server are counted too. `all.js` is for pages that carry most of the widgets.
 */
export const PAGES = [
  {name: 'news-list', elements: ['news-list'], budget: 20_197, tag: '<news-list unit="khanh-hoa"></news-list>'},
  {name: 'most-viewed', elements: ['most-viewed'], budget: 18_860, tag: '<most-viewed unit="khanh-hoa"></most-viewed>'},
  {
    name: 'campaign-stats, tiles',
    elements: ['campaign-stats'],
    budget: 18_784,
    tag: '<campaign-stats campaign="phoi-hop-dan-van"></campaign-stats>',
  },
  {
    name: 'feedback-form',
    elements: ['feedback-form'],
    budget: 21_717,
    tag: '<feedback-form unit="khanh-hoa"></feedback-form>',
  },
  {
    name: 'news-article, chưa kể bộ làm sạch',
    elements: ['news-article'],
    budget: 20_968,
    tag: '<news-article article="tin-so-1"></news-article>',
  },
  {
    name: 'bốn thẻ',
    elements: ['news-list', 'most-viewed', 'campaign-stats', 'feedback-form'],
    budget: 38_338,
  },
  {name: 'all.js', file: 'all.js', budget: 38_078},
];
