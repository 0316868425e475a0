import '../served-from-here.js';
import '../../elements/feedback-inbox/define.js';
