import type {Kysely} from 'kysely';
import type {NoticeTargetTable, Schema} from '../../database/schema.js';

export async function addNoticeTarget(db: Kysely<Schema>, target: NoticeTargetTable): Promise<void> {
  await db.insertInto('notice_targets').values(target).execute();
}

/** All targets by unit, the oldest first, with the number of notices that wait for each and the last failure. */
export async function listNoticeTargets(db: Kysely<Schema>) {
  return db
    .selectFrom('notice_targets')
    .select(['id', 'unit_id', 'kind', 'address'])
    .select((builder) => [
      builder
        .selectFrom('notices')
        .select(({fn}) => fn.countAll<number>().as('count'))
        .whereRef('notices.target_id', '=', 'notice_targets.id')
        .where('sent_at', 'is', null)
        .as('waiting'),
      builder
        .selectFrom('notices')
        .select('last_error')
        .whereRef('notices.target_id', '=', 'notice_targets.id')
        .where('sent_at', 'is', null)
        .orderBy('notices.id', 'desc')
        .limit(1)
        .as('last_error'),
    ])
    .orderBy('unit_id')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** @returns whether there was such a target; the notices that wait for it go with it */
export async function removeNoticeTarget(db: Kysely<Schema>, id: string): Promise<boolean> {
  const removed = await db.deleteFrom('notice_targets').where('id', '=', id).returning('id').executeTakeFirst();
  return removed !== undefined;
}
