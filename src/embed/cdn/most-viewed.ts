import '../served-from-here.js';
import '../../elements/most-viewed/define.js';
