import {define} from '../../widget/define.js';
import {FeedbackForm} from './feedback-form.js';

define('feedback-form', FeedbackForm);

/** With the class come the types of the tag and of its events. */
export type {FeedbackForm};
