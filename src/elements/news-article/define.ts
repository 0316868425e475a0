import {define} from '../../widget/define.js';
import {NewsArticle} from './news-article.js';

define('news-article', NewsArticle);

/** With the class come the types of the tag and of its events. */
export type {NewsArticle};
