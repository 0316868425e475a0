import '../served-from-here.js';
import '../../elements/feedback-form/define.js';
