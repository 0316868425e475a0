import {hasStrings, isNamed, isObject} from '../shared/guards.js';
import type {Form} from './types.js';

/** Whether an answer is the definition of a feedback form. */
export const isForm = (value: unknown): value is Form =>
  isObject(value) &&
  isNamed(value['unit']) &&
  Array.isArray(value['topics']) &&
  value['topics'].length > 0 &&
  Array.isArray(value['fields']) &&
  isObject(value['consent']) &&
  hasStrings(value['consent'], 'version');
