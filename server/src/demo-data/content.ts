import {articles} from './articles.js';
import {campaigns} from './campaigns.js';
import {categories} from './categories.js';
import {forms} from './forms.js';
import {indicators} from './indicators.js';
import {corrections, observations} from './observations.js';
import type {DemoContent} from './types.js';
import {units} from './units.js';

/** What a new database is filled with. */
export const demoContent: DemoContent = {
  units,
  categories,
  campaigns,
  indicators,
  observations,
  corrections,
  articles,
  forms,
};
