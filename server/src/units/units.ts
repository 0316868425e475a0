import {type Kysely, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {type Column, csvTable} from '../../../src/shared/csv.js';
import type {Schema, UnitTable} from '../database/schema.js';
import {invalidParameter, unknown} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {wholeList} from '../http/paging.js';
import {localDay} from '../local-time.js';

export type Unit = components['schemas']['Unit'];
type UnitReference = components['schemas']['UnitReference'];
export type Scope = components['schemas']['Scope'];

/** Vietnamese order: `Intl` knows that đ follows d and ă follows a; the databases' own collations need not. */
const byName = new Intl.Collator('vi');

/** All units with their successors: the ministry first, the others in Vietnamese alphabetical order. */
export async function listUnits(db: Kysely<Schema>): Promise<Unit[]> {
  const [rows, successors] = await Promise.all([db.selectFrom('units').selectAll().execute(), successorsByUnit(db)]);
  return rows
    .map((row) => unitOf(row, successors.get(row.id) ?? []))
    .sort((one, other) => placeOf(one) - placeOf(other) || byName.compare(one.short_name, other.short_name));
}

/** One unit, in force or former. */
export async function findUnit(db: Kysely<Schema>, id: string): Promise<Unit | undefined> {
  const row = await db.selectFrom('units').selectAll().where('id', '=', id).executeTakeFirst();
  return row && unitOf(row, (await successorsByUnit(db, id)).get(id) ?? []);
}

/** These units in Vietnamese alphabetical order. */
export async function unitReferences(db: Kysely<Schema>, ids: readonly string[]): Promise<UnitReference[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('units').select(['id', 'name', 'short_name']).where('id', 'in', ids).execute();
  return rows.sort((one, other) => byName.compare(one.short_name, other.short_name));
}

/** The unit that stands for all: the ministry. */
export async function findMinistry(db: Kysely<Schema>): Promise<Unit | undefined> {
  const row = await db.selectFrom('units').select('id').where('kind', '=', 'ministry').orderBy('id').executeTakeFirst();
  return row && findUnit(db, row.id);
}

/** The units that merged into a unit, and those that had merged into them. */
export async function predecessorsOf(db: Kysely<Schema>, id: string): Promise<string[]> {
  const {rows} = await sql<{id: string}>`
    with recursive former (id) as (
      select unit_id from unit_successors where successor_id = ${id}
      union
      select unit_id from unit_successors join former on successor_id = former.id
    )
    select id from former`.execute(db);
  return rows.map((row) => row.id);
}

/** A unit as far as one has to know when it was in force. */
export type UnitInTime = UnitReference & Pick<UnitTable, 'valid_from' | 'valid_to'>;

/**
 * The units directly below these, in force or former, in Vietnamese alphabetical order. Below the ministry only the provinces
 * count: its departments report for it.
 */
export async function unitsDirectlyBelow(db: Kysely<Schema>, parents: readonly string[]): Promise<UnitInTime[]> {
  if (parents.length === 0) return [];
  const rows = await db
    .selectFrom('units')
    .innerJoin('units as parent', 'parent.id', 'units.parent_id')
    .select(['units.id', 'units.name', 'units.short_name', 'units.valid_from', 'units.valid_to'])
    .where('parent.id', 'in', parents)
    .where((either) => either.or([either('parent.kind', '<>', 'ministry'), either('units.kind', '=', 'province')]))
    .execute();
  return rows.sort((one, other) => byName.compare(one.short_name, other.short_name));
}

/**
 * The ids of the units that a scope covers around a unit.
 *
 * @returns undefined for the whole country
 */
async function unitIdsWithin(db: Kysely<Schema>, unit: Unit, scope: Scope): Promise<string[] | undefined> {
  if (scope === 'national') return undefined;
  if (scope === 'unit') return [unit.id];
  const rows = await db.selectFrom('units').select(['id', 'kind', 'parent_id']).execute();
  const places = new Map(rows.map((row) => [row.id, row]));
  const province = provinceOf(places, unit.id);
  return rows.filter(({id}) => isWithin(places, id, province)).map(({id}) => id);
}

type Places = ReadonlyMap<string, Pick<UnitTable, 'kind' | 'parent_id'>>;

/** A department of the ministry is in no province: it stands for itself. */
function provinceOf(places: Places, id: string): string {
  const unit = places.get(id);
  if (unit?.kind !== 'commune' && unit?.kind !== 'department') return id;
  const parent = unit.parent_id;
  return parent !== null && places.get(parent)?.kind !== 'ministry' ? provinceOf(places, parent) : id;
}

/** A ministry's department belongs to it; a province does not, though the ministry is its parent. */
function isWithin(places: Places, id: string, ancestor: string): boolean {
  if (id === ancestor) return true;
  const unit = places.get(id);
  return Boolean(unit?.parent_id) && unit?.kind !== 'province' && isWithin(places, unit?.parent_id ?? '', ancestor);
}

async function successorsByUnit(db: Kysely<Schema>, unit?: string): Promise<Map<string, UnitReference[]>> {
  let query = db
    .selectFrom('unit_successors')
    .innerJoin('units', 'units.id', 'unit_successors.successor_id')
    .select(['unit_successors.unit_id', 'units.id', 'units.name', 'units.short_name'])
    .orderBy('unit_successors.position');
  if (unit !== undefined) query = query.where('unit_successors.unit_id', '=', unit);
  const successors = new Map<string, UnitReference[]>();
  for (const {unit_id, ...reference} of await query.execute()) {
    successors.set(unit_id, [...(successors.get(unit_id) ?? []), reference]);
  }
  return successors;
}

function unitOf({parent_id, phone, address, website, ...row}: UnitTable, successors: UnitReference[]): Unit {
  return {...row, parent: parent_id, successors, contact: {phone, address, website}};
}

function placeOf({kind}: Unit): number {
  return kind === 'ministry' ? 0 : 1;
}

const unitColumns: readonly Column<Unit>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['short_name', (unit) => unit.short_name],
  ['kind', ({kind}) => kind],
  ['code', ({code}) => code],
  ['parent', ({parent}) => parent],
  ['valid_from', (unit) => unit.valid_from],
  ['valid_to', (unit) => unit.valid_to],
  ['successors', ({successors}) => successors.map(({id}) => id).join('; ')],
  ['phone', ({contact}) => contact.phone],
  ['address', ({contact}) => contact.address],
  ['website', ({contact}) => contact.website],
];

export function unitHandlers(db: Kysely<Schema>): Pick<Handlers, 'listUnits' | 'listUnitsCsv'> {
  const units = async (current: boolean | undefined, now: Date) => {
    const today = localDay(now);
    const all = await listUnits(db);
    const isCurrent = ({valid_from, valid_to}: (typeof all)[number]) =>
      (valid_from === null || valid_from <= today) && (valid_to === null || valid_to >= today);
    return current === undefined ? all : all.filter((unit) => isCurrent(unit) === current);
  };
  return {
    listUnits: async ({query: {current}, now}) => wholeList(await units(current, now), now),
    listUnitsCsv: async ({query: {current}, now}) => csvTable(unitColumns, await units(current, now)),
  };
}

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
