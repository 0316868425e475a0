import type {Kysely} from 'kysely';
import type {StaffMember} from '../../staff/member.js';
import type {Schema} from '../../database/schema.js';
import {findUnit} from '../../units/units.js';
import {Problem, unknownEntry} from '../errors.js';
import type {Access} from './access.js';

/**
 * The units that a request is about: the one it names, else all of the member's; undefined for all there are.
 *
 * @throws Problem 403 for a unit that is not the member's, 400 for one that does not exist
 */
export async function unitsAsked(
  db: Kysely<Schema>,
  access: Access,
  member: StaffMember,
  unit: string | undefined,
  now: Date,
): Promise<readonly string[] | undefined> {
  if (unit === undefined) return member.units;
  await access.requireUnit(member, now, unit);
  if (!(await findUnit(db, unit))) {
    const fault = unknownEntry('unit', {parameter: 'unit'});
    throw new Problem('invalid-request', {detail: fault.detail, errors: [fault]});
  }
  return [unit];
}
