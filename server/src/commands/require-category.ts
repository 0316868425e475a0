import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {UsageError} from './options.js';

/** @throws UsageError with the categories that exist, where the one named does not or none is named */
export async function requireCategory(db: Kysely<Schema>, id: string | undefined): Promise<string> {
  const categories = await db.selectFrom('categories').selectAll().orderBy('id').execute();
  const found = categories.find((category) => category.id === id);
  if (found) return found.id;
  const known = categories.map((category) => `${category.id} (${category.name})`).join(', ');
  throw new UsageError(`Cần --category, một trong các mã: ${known}.`);
}
