import type {FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import type {Protection} from '../../protection/protection.js';
import {ContactReader} from '../../staff/contact-reader.js';
import type {Areas} from '../../units/areas.js';
import type {Schema} from '../../database/schema.js';
import {StaffMessages} from '../../store/staff-feedback.js';
import type {Contract} from '../contract.js';
import {Access} from './access.js';
import {changingHandlers} from './changing.js';
import {exportingHandlers} from './exporting.js';
import {mountStaff} from './mount.js';
import {readingHandlers} from './reading.js';

/** What the operations of staff members work with. */
export interface StaffTools {
  readonly db: Kysely<Schema>;
  readonly messages: StaffMessages;
  readonly contacts: ContactReader;
  readonly access: Access;
}

/** Mounts all that staff members may do. */
export function mountStaffDesk(
  app: FastifyInstance,
  contract: Contract,
  db: Kysely<Schema>,
  protection: Protection,
  areas: Areas,
): void {
  const tools = {
    db,
    messages: new StaffMessages(db, protection),
    contacts: new ContactReader(protection, areas),
    access: new Access(db),
  };
  const handlers = {...readingHandlers(tools), ...changingHandlers(tools), ...exportingHandlers(tools)};
  mountStaff(app, contract, handlers, tools.access);
}
