import {define} from '../../widget/define.js';
import {MostViewed} from './most-viewed.js';

define('most-viewed', MostViewed);

/** With the class come the types of the tag and of its events. */
export type {MostViewed};
