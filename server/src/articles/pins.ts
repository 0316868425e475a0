import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';

/** An article as far as one has to know which it is. */
export interface NamedArticle {
  readonly id: string;
  readonly title: string;
  readonly unit_id: string;
}

/**
 * Asks to have an article shown above its unit's rankings until a moment, or no longer.
 *
 * @param until - null: no longer
 * @returns the article; undefined where there is none that is not withdrawn
 */
export async function pinArticle(
  db: Kysely<Schema>,
  idOrAddress: {readonly id: string; readonly canonical: string | undefined},
  until: Date | null,
): Promise<NamedArticle | undefined> {
  return db
    .updateTable('articles')
    .set({pinned_until: until})
    .where('withdrawn_at', 'is', null)
    .where(({eb, or}) =>
      or([
        eb('id', '=', idOrAddress.id),
        ...(idOrAddress.canonical === undefined ? [] : [eb('canonical_url', '=', idOrAddress.canonical)]),
      ]),
    )
    .returning(['id', 'title', 'unit_id'])
    .executeTakeFirst();
}

/** How many other articles of a unit are pinned at a moment. */
export async function countOtherPins(db: Kysely<Schema>, {id, unit_id}: NamedArticle, now: Date): Promise<number> {
  const {count} = await db
    .selectFrom('articles')
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('unit_id', '=', unit_id)
    .where('id', '<>', id)
    .where('pinned_until', '>', now)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
