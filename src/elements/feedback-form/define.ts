import {define} from '../../widget/define.js';
import {FeedbackForm} from './feedback-form.js';

define('feedback-form', FeedbackForm);
