import '../served-from-here.js';
import '../../elements/news-article/define.js';
