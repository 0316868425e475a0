import type {Kysely} from 'kysely';
import type {components} from '../../../../src/api/generated/contract.js';
import type {Schema} from '../../database/schema.js';
import {toLocalTime} from '../../local-time.js';

type AuditEntry = components['schemas']['AuditList']['items'][number];

/** What the service does by itself. */
export const SERVICE = 'hệ thống';

/** One thing that was done. Never holds what a message or its sender says. */
export interface AuditLine {
  readonly at: Date;
  readonly by: string;
  readonly action: AuditEntry['action'];
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
  /** For a status: the new state. */
  readonly detail?: string | undefined;
}

/** Where a page of the trail ends. */
export interface AuditPosition {
  readonly at: Date;
  readonly id: number;
}

/** Adds to the trail; within a transaction, so that nothing is done without its line. */
export async function record(db: Kysely<Schema>, ...lines: readonly AuditLine[]): Promise<void> {
  const rows = lines.map(({at, by: actor, action, code = null, unit: unit_id = null, detail = null}) => ({
    at,
    actor,
    action,
    code,
    unit_id,
    detail,
  }));
  if (rows.length > 0) await db.insertInto('audit').values(rows).execute();
}

/**
 * The trail, newest first.
 *
 * @param units - only what concerns these; undefined for everything
 */
export async function listAudit(
  db: Kysely<Schema>,
  units: readonly string[] | undefined,
  limit: number,
  after?: AuditPosition,
): Promise<(AuditEntry & {id: number})[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  if (units) query = query.where('unit_id', 'in', units);
  if (after) {
    query = query.where((builder) =>
      builder.or([
        builder('at', '<', after.at),
        builder.and([builder('at', '=', after.at), builder('id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query.execute();
  return rows.map(({id, at, actor: by, action, code, unit_id: unit, detail}) => ({
    id,
    at: toLocalTime(at),
    by,
    action,
    code,
    unit,
    detail,
  }));
}

/** What changed a message, the first change first. Who read it is not among it. */
export async function historyOf(
  db: Kysely<Schema>,
  code: string,
): Promise<components['schemas']['StaffFeedback']['history']> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'detail'])
    .where('code', '=', code)
    .where('action', 'in', ['status', 'spam', 'assignment', 'reply', 'withdraw', 'erase'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({at, actor: by, action, detail}) => ({at: toLocalTime(at), by, action, detail}));
}
