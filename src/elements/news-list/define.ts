import {define} from '../../widget/define.js';
import {NewsList} from './news-list.js';

define('news-list', NewsList);
