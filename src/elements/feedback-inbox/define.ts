import {define} from '../../widget/define.js';
import {FeedbackInbox} from './feedback-inbox.js';

define('feedback-inbox', FeedbackInbox);

/** The class is had from here: the library's main entry leaves it out, so that public pages do not carry it. */
export {FeedbackInbox};
