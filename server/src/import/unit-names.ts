import {fold} from '../../../src/vietnamese/fold.js';
import type {Unit} from '../units/units.js';
import {normalized} from '../../../src/vietnamese/normalized.js';

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
