import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {invalidParameter, unknown} from '../http/errors.js';
import {findUnit, type Scope, type Unit, unitIdsWithin} from './units.js';

/** Where a request looks: the scope as it was meant, and the units in it (undefined: the whole country). */
export interface UnitScope {
  readonly scope: Scope;
  readonly units: readonly string[] | undefined;
}

/**
 * Finds out where a request with these parameters looks.
 *
 * @throws Problem 404 for an unknown unit, 400 for a scope that needs a unit and has none
 */
export async function unitScopeOf(
  db: Kysely<Schema>,
  {unit: id, scope: asked}: {unit?: string; scope?: Scope},
): Promise<UnitScope> {
  const scope = asked ?? (id === undefined ? 'national' : 'unit');
  if (id !== undefined) return {scope, units: await unitIdsWithin(db, await requireUnit(db, id), scope)};
  if (scope === 'national') return {scope, units: undefined};
  throw invalidParameter('scope', `Phạm vi «${scope}» cần đi cùng tham số unit.`);
}

/** @throws Problem 404 when there is no such unit */
export async function requireUnit(db: Kysely<Schema>, id: string): Promise<Unit> {
  const unit = await findUnit(db, id);
  if (!unit) throw unknown('unit');
  return unit;
}
