import type {Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Schema} from '../database/schema.js';

/** A form without what it takes from the unit that it is asked for. */
export type StoredForm = Omit<components['schemas']['Form'], 'unit' | 'contact'>;

export async function findForm(db: Kysely<Schema>, id: string): Promise<StoredForm | undefined> {
  const row = await db.selectFrom('forms').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const {consent_version: version, consent_text: text, ...form} = row;
  return {...form, consent: {version, text}};
}
