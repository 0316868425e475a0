import {type Kysely, sql, type Transaction} from 'kysely';
import type {Schema} from '../../database/schema.js';
import {selectObservations, stored} from '../queries.js';
import {findRelated} from '../related.js';
import {partsCheck} from '../sums.js';
import {type ObservationContent, writeIndicators, writeObservations} from '../writing.js';
import {type Indicators, readCampaigns, readIndicators, writeCampaigns} from './entries.js';
import {type ExistingData, isAmong, loadExistingData} from './existing-data.js';
import {checkReferences, type Identified, identify} from './identify.js';
import {type Draft, readObservationRow} from './observation-row.js';
import type {Progress} from './progress.js';
import {plain} from './quantity-cells.js';
import {type Place, type RowError, rowError, type SourceRows} from './rows.js';

/** A whole that is not what its parts make. */
interface Contradiction {
  readonly id: string;
  /** One sentence in Vietnamese. */
  readonly detail: string;
}

/** Looks at the wholes among these observations, and at those of which any of these is a part. */
async function findContradictions(db: Kysely<Schema>, ids: readonly string[]): Promise<readonly Contradiction[]> {
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

/** An observation that is to take the place of the one that is known. */
interface Revision {
  readonly id: string;
  readonly before: ObservationContent;
  readonly after: ObservationContent;
  /** Why, in Vietnamese. */
  readonly note: string;
}

/** What the drafts would do to what is stored. */
interface Changes {
  /** All drafts as the writer takes them, in the order of the file. */
  readonly contents: readonly ObservationContent[];
  readonly added: number;
  readonly revised: readonly Revision[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
}

/**
 * Compares drafts with what is stored. An observation that differs needs a reason of its own: the row's, which must not be the one of an
 * earlier correction, else the one given for the whole file.
 */
async function findChanges(
  db: Kysely<Schema>,
  drafts: readonly Identified[],
  noteForAll: string | undefined,
): Promise<Changes> {
  const rows = await db
    .selectFrom('observations')
    .selectAll()
    .where('superseded_at', 'is', null)
    .where(
      isAmong(
        sql.ref('id'),
        drafts.map(({id}) => id),
      ),
    )
    .execute();
  const stored = new Map(rows.map((row) => [row.id, row]));
  const revised: Revision[] = [];
  const errors: RowError[] = [];
  let added = 0;
  const contents = drafts.map((draft): ObservationContent => ({...draft.content, id: draft.id}));
  drafts.forEach((draft, at) => {
    const before = stored.get(draft.id);
    const after = contents[at];
    if (!before || !after) {
      added += 1;
      return;
    }
    const changed = columnsOf(after).filter((column) => !isSame(after[column], before[column]));
    if (changed.length === 0) return;
    const note = draft.note === null || draft.note === before.revision_note ? noteForAll : draft.note;
    if (note === undefined) errors.push(rowError(draft.row, 'revision_note', unexplained(draft, changed)));
    else revised.push({id: draft.id, before, after, note});
  });
  return {contents, added, revised, unchanged: drafts.length - added - revised.length, errors};
}

const columnsOf = (content: ObservationContent) => Object.keys(content) as (keyof ObservationContent)[];

/** `numeric` may come back with zeros that nobody wrote. */
const isSame = (one: string | number | null, other: string | number | null) =>
  one === other || (typeof one === 'string' && typeof other === 'string' && plain(one) === plain(other));

function unexplained({id, note}: Identified, changed: readonly string[]): string {
  const why = note === null ? '' : ' Lý do đang ghi là của lần đính chính trước.';
  return (
    `Số liệu ${id} đã lưu khác dòng này (${changed.join(', ')}).${why} ` +
    'Nếu là đính chính, ghi lý do vào revision_note hoặc chạy lại với --note "lý do"; nếu không, hãy sửa lại cho khớp.'
  );
}

/** What holds for all rows of a file. */
interface ImportTerms {
  readonly now: Date;
  /** The moment from which on the observations are known. */
  readonly recordedAt: Date;
  /** Why observations that differ were corrected, where their rows do not say so. */
  readonly note: string | undefined;
  /** Only look at the file. */
  readonly isDryRun: boolean;
}

/** What became of a file. */
type ImportResult = {readonly isRefused: true; readonly errors: readonly RowError[]} | Accepted;

/** What a file brought, or after a dry run would bring. */
export interface Accepted {
  readonly isRefused: false;
  readonly added: number;
  readonly unchanged: number;
  readonly revised: readonly Revision[];
  /** Wholes that their parts do not make up; empty after a dry run. */
  readonly contradictions: readonly Contradiction[];
}

/** So many rows are told as one step. */
const STEP = 2000;

/** Stores all rows of a file, or, where any is refused, none. */
export async function importRows(
  db: Kysely<Schema>,
  source: SourceRows,
  terms: ImportTerms,
  progress: Progress,
): Promise<ImportResult> {
  return db.transaction().execute(async (transaction) => {
    // what the rows are compared with must not change before they are written
    await sql`lock table observations in share row exclusive mode`.execute(transaction);
    const known = await loadExistingData(transaction, source, terms.now);
    const campaigns = readCampaigns(source, known);
    const indicators = readIndicators(source, known.indicators);
    const read = readDrafts(source, known, indicators, progress);
    const identified = identify(read.drafts, known);
    const named = new Set(source.rows.flatMap(({cell}) => cell('id') ?? []));
    const references = checkReferences(identified.drafts, known, named);
    const changes = await findChanges(transaction, identified.drafts, terms.note);
    const parts = [source, campaigns, indicators, read, identified, {errors: references}, changes];
    const errors = inOrder(parts.flatMap((part) => part.errors));
    if (errors.length > 0) return {isRefused: true, errors};
    if (!terms.isDryRun) {
      await writeCampaigns(transaction, campaigns.campaigns);
      await writeDeclared(transaction, indicators);
      await writeAll(transaction, changes, terms, progress);
    }
    const ids = changes.contents.map(({id}) => id);
    const contradictions = terms.isDryRun ? [] : await findContradictions(transaction, ids);
    return {
      isRefused: false,
      added: changes.added,
      unchanged: changes.unchanged,
      revised: changes.revised,
      contradictions,
    };
  });
}

function readDrafts(source: SourceRows, known: ExistingData, indicators: Indicators, progress: Progress) {
  const drafts: Draft[] = [];
  const errors: RowError[] = [];
  const {rows} = source;
  for (const [at, row] of rows.entries()) {
    const read = readObservationRow(row, known, indicators);
    if ('row' in read) drafts.push(read);
    else errors.push(...read);
    if ((at + 1) % STEP === 0 || at + 1 === rows.length) progress.tell('Đã kiểm tra', at + 1, rows.length);
  }
  return {drafts, errors};
}

async function writeDeclared(transaction: Transaction<Schema>, {declared}: Indicators): Promise<void> {
  const rows = declared.map(({id, name, definition, measure: {kind, name: measure_name, currency}}) => ({
    ...{id, name, definition},
    ...{measure_kind: kind, measure_name, currency: currency ?? null},
  }));
  await writeIndicators(transaction, rows);
}

async function writeAll(
  transaction: Transaction<Schema>,
  {contents, revised}: Changes,
  {recordedAt}: ImportTerms,
  progress: Progress,
): Promise<void> {
  const notes = new Map(revised.map(({id, note}) => [id, note]));
  const terms = {recordedAt, note: (id: string) => notes.get(id) ?? ''};
  for (let start = 0; start < contents.length; start += STEP) {
    const rows = contents.slice(start, start + STEP);
    await writeObservations(transaction, rows, terms);
    progress.tell('Đã ghi', start + rows.length, contents.length);
  }
}

/** By the row, and within a row as they were found. */
function inOrder(errors: readonly RowError[]): readonly RowError[] {
  return [...errors].sort((one, other) => numberOf(one.place) - numberOf(other.place));
}

const numberOf = (place: Place | null) => Number(/\d+/.exec(place ?? '')?.[0] ?? 0);
