import '../served-from-here.js';
import '../../elements/news-list/define.js';
