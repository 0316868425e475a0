import {define} from '../../widget/define.js';
import {NewsList} from './news-list.js';

define('news-list', NewsList);

/** With the class come the types of the tag and of its events. */
export type {NewsList};
