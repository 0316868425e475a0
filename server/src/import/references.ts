import type {Fault} from './fault.js';
import type {Identified} from './identify.js';
import type {Known} from './known.js';
import {faultAt} from './source-row.js';

const LINKS = ['part_of', 'target'] as const;

/**
 * Refuses what names no observation, in the file or stored, and parts that would contain themselves.
 *
 * @param refused - ids of rows that are refused for other reasons: they are there, and will be mended
 */
export function checkReferences(
  drafts: readonly Identified[],
  known: Known,
  refused: ReadonlySet<string> = new Set(),
): readonly Fault[] {
  const inFile = new Map(drafts.map((draft) => [draft.id, draft]));
  const faults: Fault[] = [];
  for (const draft of drafts) {
    for (const link of LINKS) {
      const id = draft.content[link];
      if (id === null) continue;
      if (id === draft.id)
        faults.push(faultAt(draft.row, link, 'Một số liệu không thể là phần hay mục tiêu của chính nó.'));
      else if (!inFile.has(id) && !known.observations.has(id) && !refused.has(id)) {
        faults.push(
          faultAt(
            draft.row,
            link,
            'Không có số liệu nào mang mã này, trong tệp cũng như đã lưu. Hãy sửa lại hoặc bỏ trống.',
          ),
        );
      }
    }
  }
  const above = (id: string) => {
    const draft = inFile.get(id);
    return draft ? draft.content.part_of : (known.observations.get(id)?.part_of ?? null);
  };
  for (const draft of drafts) {
    const circle = circleOf(draft.id, above);
    if (circle)
      faults.push(
        faultAt(draft.row, 'part_of', `Các phần nằm vòng trong nhau: ${circle.join(' → ')}. Hãy bỏ một mắt.`),
      );
  }
  return faults;
}

/** The way from an observation up to itself; undefined where it ends, and for one who is its own part, told elsewhere. */
function circleOf(id: string, above: (id: string) => string | null): readonly string[] | undefined {
  const way = [id];
  const seen = new Set(way);
  for (let next = above(id); next !== null; next = above(next)) {
    if (next === id) return way.length > 1 ? [...way, id] : undefined;
    if (seen.has(next)) return undefined;
    seen.add(next);
    way.push(next);
  }
  return undefined;
}
