import {type Insertable, sql, type Transaction} from 'kysely';
import type {IndicatorTable, ObservationTable, Schema} from '../database/schema.js';

/** What a writer tells of an observation. Place, revision and times are found when it is written. */
export type ObservationContent = Omit<
  ObservationTable,
  | 'position'
  | 'revision'
  | 'revision_note'
  | 'recorded_at'
  | 'superseded_at'
  | 'first_revision'
  | 'revision_before'
  | 'superseded_by'
>;

/** What holds for all observations of one writing. */
export interface WritingTerms {
  /** The moment from which on they are known; a correction is never known earlier than what it corrects. */
  readonly recordedAt: Date | ((id: string) => Date);
  /** Why those that differ from what is known were corrected or withdrawn, in Vietnamese; not empty. */
  readonly note: string | ((id: string) => string);
}

/** How many observations were new, became a new revision, or were known as they are. */
export interface Written {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
}

/** So many observations go into one statement. */
const BATCH = 2000;
/** So many new rows may change how the database best looks for one. */
const WORTH_ANALYSING = 500;

/** Every column a writer fills; the compiler refuses to forget one. */
const CONTENT = Object.keys({
  id: true,
  campaign_id: true,
  indicator: true,
  label: true,
  qualifier: true,
  amount: true,
  amount_max: true,
  magnitude: true,
  written_as: true,
  scale: true,
  significant_digits: true,
  measure_kind: true,
  measure_name: true,
  currency: true,
  change: true,
  status: true,
  period_kind: true,
  period_start: true,
  period_end: true,
  period_label: true,
  unit_id: true,
  part_of: true,
  coverage_kind: true,
  coverage_note: true,
  actors: true,
  target: true,
  document: true,
  issuer: true,
  document_date: true,
  document_url: true,
  article_id: true,
  quote: true,
} satisfies Record<keyof ObservationContent, true>);

const columnsOfTable = sql.join(CONTENT.map((column) => sql.ref(column)));
const columnsOf = (table: string) => sql.join(CONTENT.map((column) => sql.ref(`${table}.${column}`)));

/**
 * Writes observations: new ones behind all that are there, in the order given; those that differ from their current revision as
 * its next revision, in its place; those that do not differ not at all. Another writer waits until the transaction ends.
 *
 * @param rows - their ids differ from each other; what they name as `part_of` or `target` is there when the transaction ends
 * @throws a database error when a row contradicts what the tables hold for true; what names nothing is told at the end of the
 *   transaction
 */
export async function writeObservations(
  transaction: Transaction<Schema>,
  rows: readonly ObservationContent[],
  terms: WritingTerms,
): Promise<Written> {
  // Two writers that revise one observation at once would both close the same revision.
  await sql`lock table observations in share row exclusive mode`.execute(transaction);
  const last = await transaction
    .selectFrom('observations')
    .select(({fn}) => fn.max('position').as('position'))
    .executeTakeFirst();
  const firstPlace = (last?.position ?? -1) + 1;
  let added = 0;
  let revised = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const written = await writeBatch(transaction, rows.slice(start, start + BATCH), terms, firstPlace + start);
    const again = written.filter(({revision}) => revision > 1).length;
    revised += again;
    added += written.length - again;
  }
  // The embedded database never gathers statistics by itself, and would read tables through that it knows no size of.
  if (added + revised >= WORTH_ANALYSING) await sql`analyze observations`.execute(transaction);
  return {added, revised, unchanged: rows.length - added - revised};
}

async function writeBatch(
  transaction: Transaction<Schema>,
  rows: readonly ObservationContent[],
  {recordedAt, note}: WritingTerms,
  firstPlace: number,
): Promise<{revision: number}[]> {
  const lines = rows.map((row, line) => ({
    ...row,
    position: firstPlace + line,
    revision_note: typeof note === 'string' ? note : note(row.id),
    recorded_at: recordedAt instanceof Date ? recordedAt : recordedAt(row.id),
  }));
  // One text instead of some sixty thousand parameters. The rows to write are read from those just closed, so that no id has
  // two open revisions at any moment.
  const {rows: written} = await sql<{revision: number}>`
    with given as (
      select * from json_populate_recordset(null::observations, ${JSON.stringify(lines)}::json)
    ), closed as (
      update observations as current set superseded_at = greatest(given.recorded_at, current.recorded_at)
      from given
      where current.id = given.id and current.superseded_at is null
        and row(${columnsOf('given')}) is distinct from row(${columnsOf('current')})
      returning current.id, current.position, current.revision, current.superseded_at
    ), placed as (
      select id, position, revision + 1 as revision, superseded_at as recorded_at from closed
      union all
      select id, position, 1, recorded_at from given
      where not exists (select from observations as known where known.id = given.id)
    )
    insert into observations (${columnsOfTable}, position, revision, revision_note, recorded_at)
    select ${columnsOf('given')}, placed.position, placed.revision,
      case when placed.revision > 1 then given.revision_note end, placed.recorded_at
    from placed join given on given.id = placed.id
    returning revision`.execute(transaction);
  return written;
}

/**
 * Writes indicators; one that is there takes the new name, definition and name of its measure.
 *
 * @throws a database error when an indicator that has observations would count another kind of thing or currency
 */
export async function writeIndicators(
  transaction: Transaction<Schema>,
  indicators: readonly Insertable<IndicatorTable>[],
): Promise<void> {
  for (let start = 0; start < indicators.length; start += BATCH) {
    await transaction
      .insertInto('indicators')
      .values(indicators.slice(start, start + BATCH))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ref}) => ({
          name: ref('excluded.name'),
          definition: ref('excluded.definition'),
          measure_kind: ref('excluded.measure_kind'),
          measure_name: ref('excluded.measure_name'),
          currency: ref('excluded.currency'),
        })),
      )
      .execute();
  }
}
