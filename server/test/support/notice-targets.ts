import {randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import type {Schema} from '../../src/database/schema.js';
import {addNoticeTarget} from '../../src/feedback/notifications/targets.js';

/** Has the officers of Khánh Hòa told of what happens, by mail. */
export async function addEmailTarget(db: Kysely<Schema>, since: Date): Promise<void> {
  const target = {id: randomUUID(), unit_id: 'khanh-hoa', kind: 'email', address: 'truc-ban@example.vn'} as const;
  await addNoticeTarget(db, {...target, secret: null, created_at: since});
}
