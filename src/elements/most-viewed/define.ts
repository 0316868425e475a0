import {define} from '../../widget/define.js';
import {MostViewed} from './most-viewed.js';

define('most-viewed', MostViewed);
