import {articles} from './articles.js';
import {campaigns} from './campaigns.js';
import {categories} from './categories.js';
import {forms} from './forms.js';
import {observations} from './observations.js';
import type {DemoContent} from './types.js';
import {units} from './units.js';

/** What a new database is filled with. */
export const demoContent: DemoContent = {units, categories, campaigns, observations, articles, forms};
