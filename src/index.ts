export {CampaignStats} from './elements/campaign-stats/campaign-stats.js';
export {FeedbackForm, FeedbackSentEvent} from './elements/feedback-form/feedback-form.js';
export {MostViewed} from './elements/most-viewed/most-viewed.js';
export {NewsList} from './elements/news-list/news-list.js';
export {ApiError, type ApiErrorKind} from './api/api-error.js';
export type * from './api/types.js';
export {configure, type Configuration} from './widget/find-api.js';
export {VERSION} from './widget/version.js';
export {WidgetElement, WidgetErrorEvent, WidgetLoadEvent} from './widget/widget-element.js';
