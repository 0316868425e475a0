import {createHash} from 'node:crypto';
import {LONGEST_SLUG, slugify} from '../../../../src/shared/formats.js';
import {fold} from '../../../../src/vietnamese/search.js';
import type {ExistingData, ExistingObservation} from './existing-data.js';
import type {Draft} from './observation-row.js';
import {standing} from '../related.js';
import {type RowError, rowError} from './rows.js';

/** A draft that has an id of its own. */
export type Identified = Draft & {readonly id: string};

/** What makes an observation this one and no other, where nobody gave it an id. */
function identityOf({
  campaign,
  indicator,
  unit,
  period,
  status,
  change,
}: Omit<ExistingObservation, 'id' | 'part_of' | 'target'>) {
  const time =
    period.start === null && period.end === null ? period.label : `${period.start ?? ''}..${period.end ?? ''}`;
  return [campaign, indicator, unit, period.kind, time, standing(status), change ?? ''].join('\n');
}

function identityOfDraft({content}: Draft): string {
  const {campaign_id, indicator, unit_id, status, change, period_kind, period_start, period_end, period_label} =
    content;
  const period = {kind: period_kind, start: period_start, end: period_end, label: period_label};
  return identityOf({campaign: campaign_id, indicator, unit: unit_id, period, status, change});
}

/**
 * Gives each draft its id: the one it names; else that of the stored observation of the same campaign, indicator, unit, period and
 * status; else one made of these, so that the same file names the same observations whenever it is read.
 */
export function identify(
  drafts: readonly Draft[],
  known: ExistingData,
): {drafts: readonly Identified[]; errors: readonly RowError[]} {
  const stored = new Map<string, string[]>();
  for (const observation of known.observations.values()) {
    const identity = identityOf(observation);
    stored.set(identity, [...(stored.get(identity) ?? []), observation.id]);
  }
  const byId = new Map<string, Draft>();
  const errors: RowError[] = [];
  const identified: Identified[] = [];
  const named = new Set(drafts.map(({id}) => id));
  for (const draft of drafts) {
    const identity = identityOfDraft(draft);
    const same = stored.get(identity) ?? [];
    if (draft.id === null && same.length > 1) {
      errors.push(
        rowError(draft.row, 'id', `Đã có nhiều số liệu như vậy; hãy ghi mã của số liệu này: ${same.join(', ')}.`),
      );
      continue;
    }
    const id =
      draft.id ?? same[0] ?? newId(draft, identity, (taken) => named.has(taken) || known.observations.has(taken));
    const earlier = byId.get(id);
    if (earlier) {
      errors.push(rowError(draft.row, 'id', twice(draft, earlier)));
    } else {
      byId.set(id, draft);
      identified.push({...draft, id});
    }
  }
  return {drafts: identified, errors};
}

function twice({id}: Draft, {row}: Draft): string {
  return id === null
    ? `Cùng chiến dịch, chỉ tiêu, đơn vị, kỳ và trạng thái với ${row.place}. Bỏ một dòng; nếu là hai số liệu khác nhau thì ghi id riêng cho mỗi dòng.`
    : `Mã này đã có ở ${row.place}. Mỗi số liệu một mã, mỗi mã một dòng.`;
}

function newId({content}: Draft, identity: string, isTaken: (id: string) => boolean): string {
  const {campaign_id, indicator, unit_id, period_start, period_end, period_label, status, change} = content;
  const time = [period_start, period_end].filter((day) => day !== null).join('-') || slugify(fold(period_label));
  const last = standing(status);
  const id = [campaign_id, indicator, unit_id, time, last === 'reported' ? '' : last, change ?? '']
    .filter(Boolean)
    .join('-');
  if (id.length <= LONGEST_SLUG && !isTaken(id)) return id;
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `${slugify(fold(`${indicator}-${unit_id}`), LONGEST_SLUG - 17)}-${digest}`;
}

const LINKS = ['part_of', 'target'] as const;

/**
 * Refuses what names no observation, in the file or stored, and parts that would contain themselves.
 *
 * @param refused - ids of rows that are refused for other reasons: they are there, and will be mended
 */
export function checkReferences(
  drafts: readonly Identified[],
  known: ExistingData,
  refused: ReadonlySet<string> = new Set(),
): readonly RowError[] {
  const inFile = new Map(drafts.map((draft) => [draft.id, draft]));
  const errors: RowError[] = [];
  for (const draft of drafts) {
    for (const link of LINKS) {
      const id = draft.content[link];
      if (id === null) continue;
      if (id === draft.id)
        errors.push(rowError(draft.row, link, 'Một số liệu không thể là phần hay mục tiêu của chính nó.'));
      else if (!inFile.has(id) && !known.observations.has(id) && !refused.has(id)) {
        errors.push(
          rowError(
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
      errors.push(
        rowError(draft.row, 'part_of', `Các phần nằm vòng trong nhau: ${circle.join(' → ')}. Hãy bỏ một mắt.`),
      );
  }
  return errors;
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
