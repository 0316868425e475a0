import {type Kysely, sql} from 'kysely';
import {partsCheck} from '../statistics/parts-check.js';
import {selectObservations, stored} from '../store/observation-rows.js';
import {findRelated} from '../store/related-observations.js';
import type {Schema} from '../database/schema.js';
import {isAmong} from './load-known.js';

/** A whole that is not what its parts make. */
export interface Contradiction {
  readonly id: string;
  /** One sentence in Vietnamese. */
  readonly detail: string;
}

/** Looks at the wholes among these observations, and at those of which any of these is a part. */
export async function findContradictions(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<readonly Contradiction[]> {
  const rows = await selectObservations(db)
    .where('observations.superseded_at', 'is', null)
    .where('observations.status', '<>', 'withdrawn')
    .where('observations.id', 'in', (builder) =>
      builder
        .selectFrom('observations as part')
        .select(sql<string>`part.part_of`.as('id'))
        .where('part.superseded_at', 'is', null)
        .where('part.part_of', 'is not', null)
        .where(({or}) => or([isAmong(sql.ref('part.id'), ids), isAmong(sql.ref('part.part_of'), ids)])),
    )
    .orderBy('observations.position')
    .execute();
  const wholes = rows.map(stored);
  const related = await findRelated(db, wholes, {same: undefined});
  return wholes.flatMap(({content}, at) => {
    const check = partsCheck(content, related[at]?.parts.map((part) => part.content) ?? []);
    return check && check.result !== 'agree' ? [{id: content.id, detail: check.detail}] : [];
  });
}
