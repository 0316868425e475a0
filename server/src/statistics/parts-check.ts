import type {components} from '../../../src/api/generated/contract.js';
import {checkParts} from '../../../src/vietnamese/quantity/arithmetic.js';
import type {PartsResult, Summand} from '../../../src/vietnamese/quantity/types.js';
import type {StoredObservation} from '../store/observation-rows.js';

type PartsCheck = components['schemas']['PartsCheck'];
type Figure = StoredObservation['content'];

const RESULTS: Readonly<Record<PartsResult, string>> = {
  agree: 'Các số liệu thành phần cộng lại khớp với số liệu chung',
  incomplete: 'Các số liệu thành phần cộng lại chưa bằng số liệu chung',
  exceed: 'Các số liệu thành phần cộng lại lớn hơn số liệu chung, nên có con số chưa đúng',
  incomparable: 'Không đối chiếu được các số liệu thành phần với số liệu chung',
};

/**
 * Whether the parts of a figure add up to it, with one sentence that says so; a report that declares how far its parts go is
 * quoted in it.
 *
 * @returns null where there are no parts
 */
export function partsCheck(whole: Figure, parts: readonly Figure[]): PartsCheck | null {
  if (parts.length === 0) return null;
  const result = checkParts(summand(whole), parts.map(summand));
  const {coverage} = whole;
  const declared = coverage?.kind === 'partial' && result !== 'agree';
  const note = declared ? `; báo cáo cho biết: ${coverage.note.trim().replace(/(?<![.\s])[.\s]+$/u, '')}` : '';
  return {result, detail: `${RESULTS[result]}${note}.`};
}

/** Without the unit: the parts of a figure may be those of the units below. */
function summand({quantity, measure, status, change, period, id, part_of}: Figure): Summand {
  return {quantity, measure, status, change, period, id, part_of};
}
