import {define} from '../../widget/define.js';
import {CampaignStats} from './campaign-stats.js';

define('campaign-stats', CampaignStats);

/** With the class come the types of the tag and of its events. */
export type {CampaignStats};
