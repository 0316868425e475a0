import {type Kysely, sql} from 'kysely';
import type {ObservationContent} from '../store/observation-writing.js';
import type {Schema} from '../database/schema.js';
import type {Fault} from './fault.js';
import type {Identified} from './identify.js';
import {isAmong} from './load-known.js';
import {plain} from './readings.js';
import {faultAt} from './source-row.js';

/** A figure that is to take the place of the one that is known. */
export interface Revision {
  readonly id: string;
  readonly before: ObservationContent;
  readonly after: ObservationContent;
  /** Why, in Vietnamese. */
  readonly note: string;
}

/** What the drafts would do to what is stored. */
export interface Changes {
  /** All drafts as the writer takes them, in the order of the file. */
  readonly contents: readonly ObservationContent[];
  readonly added: number;
  readonly revised: readonly Revision[];
  readonly unchanged: number;
  readonly faults: readonly Fault[];
}

/**
 * Compares drafts with what is stored. A figure that differs needs a reason of its own: the row's, which must not be the one of an
 * earlier correction, else the one given for the whole file.
 */
export async function findChanges(
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
  const faults: Fault[] = [];
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
    if (note === undefined) faults.push(faultAt(draft.row, 'revision_note', unexplained(draft, changed)));
    else revised.push({id: draft.id, before, after, note});
  });
  return {contents, added, revised, unchanged: drafts.length - added - revised.length, faults};
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
