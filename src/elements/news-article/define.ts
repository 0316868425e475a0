import {define} from '../../widget/define.js';
import {NewsArticle} from './news-article.js';

define('news-article', NewsArticle);
