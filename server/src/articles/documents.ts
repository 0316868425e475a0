import type {Kysely, Transaction} from 'kysely';
import {fold} from '../../../src/vietnamese/search.js';
import type {Schema} from '../database/schema.js';

/**
 * The key under which all spellings of a document's number meet: «25-NQ/TW» and «25/NQ-TW» differ in nothing but their
 * separators, «08-CTHĐ/TU» and «08-cthd/tu» in nothing a reader would mind.
 */
export function documentKey(number: string): string {
  return fold(number)
    .split(/[-/\s.]+/)
    .filter(Boolean)
    .join('-');
}

/** The usual spelling of each document that is known, by its key. */
export async function knownDocuments(db: Kysely<Schema>, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('document_aliases').selectAll().where('alias', 'in', keys).execute();
  return new Map(rows.map(({alias, document}) => [alias, document]));
}

/** Makes documents known under the spellings in which they were met first; those that are known stay as they are. */
export async function addDocuments(db: Transaction<Schema>, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  await db
    .insertInto('document_aliases')
    .values(numbers.map((document) => ({alias: documentKey(document), document})))
    .onConflict((conflict) => conflict.column('alias').doNothing())
    .execute();
}
