import type {Kysely} from 'kysely';
import {findForm} from '../store/forms.js';
import type {Schema} from '../database/schema.js';
import {findMinistry, findUnit} from '../units/units.js';
import type {Handlers} from './mount.js';
import {unknown} from './errors.js';

/** A form is the same everywhere; it opens with the unit that reads the messages, the ministry where none is named. */
export function formHandlers(db: Kysely<Schema>): Pick<Handlers, 'getForm'> {
  return {
    async getForm({path: {id}, query: {unit: unitId}}) {
      const [form, unit] = await Promise.all([
        findForm(db, id),
        unitId === undefined ? findMinistry(db) : findUnit(db, unitId),
      ]);
      if (!form) throw unknown('form', 'id');
      if (!unit) throw unknown('unit');
      const {name, short_name, contact} = unit;
      return {...form, unit: {id: unit.id, name, short_name}, contact};
    },
  };
}
