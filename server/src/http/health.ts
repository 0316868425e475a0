import type {OpenDatabase} from '../database/database.js';
import {Problem} from './errors.js';
import type {Handlers} from './mount.js';

/** Whether the service and its database answer; the database is really asked. */
export function healthHandlers(database: OpenDatabase): Pick<Handlers, 'getHealth'> {
  return {
    async getHealth() {
      try {
        await database.ping();
      } catch (cause) {
        const detail = 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau ít phút.';
        throw new Problem('unavailable', {detail, headers: {'retry-after': '5'}, cause});
      }
      return {status: 'ok', database: database.kind};
    },
  };
}
