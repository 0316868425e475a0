import type {FastifyInstance} from 'fastify';
import type {Kysely} from 'kysely';
import type {ContactReader} from '../../staff/contact-reader.js';
import type {Schema} from '../../store/schema.js';
import type {Contract} from '../contract.js';
import {Access} from './access.js';
import {changingHandlers} from './changing.js';
import {exportingHandlers} from './exporting.js';
import {mountStaff} from './mount.js';
import {readingHandlers} from './reading.js';

/** Mounts all that staff members may do. */
export function mountStaffDesk(
  app: FastifyInstance,
  contract: Contract,
  db: Kysely<Schema>,
  contacts: ContactReader,
): void {
  const access = new Access(db);
  const handlers = {
    ...readingHandlers(db, access, contacts),
    ...changingHandlers(db, access, contacts),
    ...exportingHandlers(db, access, contacts),
  };
  mountStaff(app, contract, handlers, access);
}
