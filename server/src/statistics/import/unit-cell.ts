import {type Period, vietnameseDay} from '../../../../src/shared/period.js';
import {fold} from '../../../../src/vietnamese/search.js';
import {normalized} from '../../../../src/vietnamese/normalized.js';
import type {Unit} from '../../units/units.js';
import type {RowReader} from './rows.js';

/** What a unit may be called by. */
export type NamedUnit = Pick<Unit, 'id' | 'name' | 'short_name' | 'kind' | 'valid_from' | 'valid_to' | 'successors'>;

/** «Công an tỉnh Khánh Hòa», «CA tỉnh Khánh Hòa», «tỉnh Khánh Hòa» and «Khánh Hòa» mean the same. */
const PREFIX = /^(?:(?:cong an|ca)\s+)?(?:tinh|thanh pho|tp\.?)\s*|^(?:cong an|ca)\s+/;

/** Finds units, in force or former, by what a report calls them. */
export class UnitNames {
  readonly #byId: ReadonlyMap<string, NamedUnit>;
  readonly #byName = new Map<string, NamedUnit[]>();

  constructor(units: readonly NamedUnit[]) {
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
    for (const unit of units) {
      for (const name of new Set([unit.name, unit.short_name].map(bareName))) {
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), unit]);
      }
    }
  }

  /** The units that the text may mean: one by its id, else all whose name it is; those with the very same marks before others. */
  find(text: string): readonly NamedUnit[] {
    const byId = this.#byId.get(text);
    if (byId) return [byId];
    const found = this.#byName.get(bareName(text)) ?? [];
    const asTyped = found.filter(({name, short_name}) => [name, short_name].some((called) => hasMarksOf(called, text)));
    return asTyped.length > 0 ? asTyped : found;
  }
}

const bareName = (name: string) => fold(name).replaceAll(/\s+/g, ' ').trim().replace(PREFIX, '');

function hasMarksOf(name: string, text: string): boolean {
  const lower = (some: string) => normalized(some, 'NFC').toLowerCase();
  return lower(name).endsWith(lower(text)) || lower(text).endsWith(lower(name));
}

const MOST_CANDIDATES = 5;

/**
 * The id of the unit that a row names by its id or name.
 *
 * @param period - in which the unit has to be in force; not looked at where absent
 * @returns null after a refusal
 */
export function readUnitCell(reader: RowReader<'unit'>, units: UnitNames, period?: Period): string | null {
  const errors = reader.errors.length;
  const text = reader.required('unit', 'Ghi mã đơn vị («khanh-hoa») hoặc tên («Công an tỉnh Khánh Hòa»).');
  if (reader.errors.length > errors) return null;
  const [unit, ...others] = units.find(text);
  if (!unit) {
    reader.refuse('unit', 'Không có đơn vị nào mang mã hay tên này; các đơn vị có ở /v1/units.csv.');
    return null;
  }
  if (others.length > 0) {
    const candidates = [unit, ...others].map(nameOf);
    const more = candidates.length > MOST_CANDIDATES ? `, … (${candidates.length} đơn vị)` : '';
    reader.refuse(
      'unit',
      `Nhiều đơn vị mang tên này, hãy ghi mã: ${candidates.slice(0, MOST_CANDIDATES).join(', ')}${more}.`,
    );
    return null;
  }
  const reason = period && notInForce(unit, period);
  if (reason !== undefined) reader.refuse('unit', reason);
  return reason === undefined ? unit.id : null;
}

function notInForce(unit: NamedUnit, {start, end}: Period): string | undefined {
  const {valid_from, valid_to, successors} = unit;
  if (valid_to !== null && start !== null && start > valid_to) {
    const heirs = successors.map(nameOf).join(', ');
    const hint = heirs === '' ? '' : ` Số liệu của kỳ này ghi cho đơn vị kế tục: ${heirs}.`;
    return `Đơn vị này chỉ hoạt động đến ${vietnameseDay(valid_to)}.${hint}`;
  }
  if (valid_from !== null && end !== null && end < valid_from) {
    return `Đơn vị này hoạt động từ ${vietnameseDay(valid_from)}, sau kỳ của số liệu. Hãy ghi đơn vị của thời kỳ đó.`;
  }
  return undefined;
}

const nameOf = ({id, name}: Pick<NamedUnit, 'id' | 'name'>) => `${id} (${name})`;
