import './elements/campaign-stats/define.js';
import './elements/feedback-form/define.js';
import './elements/most-viewed/define.js';
import './elements/news-article/define.js';
import './elements/news-list/define.js';

export * from './index.js';
