import './served-from-here.js';

export * from '../all.js';
