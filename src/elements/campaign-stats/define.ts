import {define} from '../../widget/define.js';
import {CampaignStats} from './campaign-stats.js';

define('campaign-stats', CampaignStats);
