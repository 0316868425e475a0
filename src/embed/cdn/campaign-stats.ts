import '../served-from-here.js';
import '../../elements/campaign-stats/define.js';
