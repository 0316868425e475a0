import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {unitReferences} from '../units/units.js';
import {UsageError} from './options.js';

/** @throws UsageError naming the units that do not exist */
export async function requireUnits(db: Kysely<Schema>, ids: readonly string[]): Promise<readonly string[]> {
  const known = new Set((await unitReferences(db, ids)).map(({id}) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return [...new Set(ids)];
  throw new UsageError(`Không có đơn vị mang mã ${unknown.map((id) => `«${id}»`).join(', ')}; các mã có ở /v1/units.`);
}
