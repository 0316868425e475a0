import type {Kysely} from 'kysely';
import {csvTable} from '../../../src/shared/csv.js';
import {localDay} from '../local-time.js';
import type {Schema} from '../database/schema.js';
import {listUnits} from '../store/units.js';
import type {Handlers} from './mount.js';
import {wholeList} from './page.js';
import {unitColumns} from './tables.js';

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
