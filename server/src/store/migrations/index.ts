import type {Migration} from 'kysely/migration';
import * as foundations from './0001-foundations.js';

/** Every step from an empty database to today's schema, by name; a step that has been released is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-foundations': foundations,
};
