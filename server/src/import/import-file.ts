import {type Kysely, sql, type Transaction} from 'kysely';
import {writeIndicators, writeObservations} from '../store/observation-writing.js';
import type {Schema} from '../database/schema.js';
import {readCampaigns, writeCampaigns} from './campaign-entries.js';
import {type Changes, findChanges, type Revision} from './changes.js';
import type {Fault, Place} from './fault.js';
import {identify} from './identify.js';
import {type Indicators, readIndicators} from './indicator-entries.js';
import type {Known} from './known.js';
import {loadKnown} from './load-known.js';
import {type Draft, readObservationRow} from './observation-row.js';
import {findContradictions, type Contradiction} from './parts-warnings.js';
import type {Progress} from './progress.js';
import {checkReferences} from './references.js';
import type {SourceRows} from './source-row.js';

/** What holds for all rows of a file. */
export interface ImportTerms {
  readonly now: Date;
  /** The moment from which on the figures are known. */
  readonly recordedAt: Date;
  /** Why figures that differ were corrected, where their rows do not say so. */
  readonly note: string | undefined;
  /** Only look at the file. */
  readonly isDryRun: boolean;
}

/** What became of a file. */
export type ImportResult = {readonly isRefused: true; readonly faults: readonly Fault[]} | Accepted;

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
    const known = await loadKnown(transaction, source, terms.now);
    const campaigns = readCampaigns(source, known);
    const indicators = readIndicators(source, known.indicators);
    const read = readDrafts(source, known, indicators, progress);
    const identified = identify(read.drafts, known);
    const named = new Set(source.rows.flatMap(({cell}) => cell('id') ?? []));
    const references = checkReferences(identified.drafts, known, named);
    const changes = await findChanges(transaction, identified.drafts, terms.note);
    const parts = [source, campaigns, indicators, read, identified, {faults: references}, changes];
    const faults = inOrder(parts.flatMap((part) => part.faults));
    if (faults.length > 0) return {isRefused: true, faults};
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

function readDrafts(source: SourceRows, known: Known, indicators: Indicators, progress: Progress) {
  const drafts: Draft[] = [];
  const faults: Fault[] = [];
  const {rows} = source;
  for (const [at, row] of rows.entries()) {
    const read = readObservationRow(row, known, indicators);
    if ('row' in read) drafts.push(read);
    else faults.push(...read);
    if ((at + 1) % STEP === 0 || at + 1 === rows.length) progress.tell('Đã kiểm tra', at + 1, rows.length);
  }
  return {drafts, faults};
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
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((one, other) => numberOf(one.place) - numberOf(other.place));
}

const numberOf = (place: Place | null) => Number(/\d+/.exec(place ?? '')?.[0] ?? 0);
