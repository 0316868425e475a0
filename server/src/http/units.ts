import type {Kysely} from 'kysely';
import type {Schema} from '../store/schema.js';
import {listUnits} from '../store/units.js';
import type {Handlers} from './mount.js';
import {wholeList} from './page.js';
import {toLocalTime} from '../local-time.js';

export function unitHandlers(db: Kysely<Schema>): Pick<Handlers, 'listUnits'> {
  return {
    async listUnits({query: {current}, now}) {
      const today = toLocalTime(now).slice(0, 10);
      const units = await listUnits(db);
      const isCurrent = ({valid_from, valid_to}: (typeof units)[number]) =>
        (valid_from === null || valid_from <= today) && (valid_to === null || valid_to >= today);
      return wholeList(current === undefined ? units : units.filter((unit) => isCurrent(unit) === current), now);
    },
  };
}
