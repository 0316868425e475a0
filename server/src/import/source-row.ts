import type {Column} from './columns.js';
import type {Fault, Place} from './fault.js';
import {shortened} from './fault.js';
import {normalized} from '../../../src/vietnamese/normalized.js';

/** A row as it stands in the file, not judged yet. Empty cells are absent; the others are as `tidy` makes them. */
export interface SourceRow<Name extends string = Column> {
  readonly place: Place;
  cell(column: Name): string | undefined;
  /** What the file calls a column: its heading, or the path in JSON. */
  nameOf(column: Name): string;
}

/** What a file holds, as far as it could be read, and what could not. */
export interface SourceRows {
  readonly rows: readonly SourceRow[];
  readonly indicators: readonly SourceRow<IndicatorColumn>[];
  readonly campaigns: readonly SourceRow<CampaignColumn>[];
  readonly faults: readonly Fault[];
}

/** What declares an indicator in JSON. */
export type IndicatorColumn = 'id' | 'name' | 'definition' | 'measure_kind' | 'measure_name' | 'currency';
type PeriodColumn = 'period' | 'period_label' | 'period_kind' | 'period_start' | 'period_end';
/** What declares a campaign in JSON; `documents` are separated by line breaks. */
export type CampaignColumn = 'id' | 'name' | 'summary' | 'unit' | 'documents' | PeriodColumn;

/** A fault of a row at a column. */
export function faultAt<Name extends string>(row: SourceRow<Name>, column: Name, reason: string): Fault {
  const found = row.cell(column);
  return {place: row.place, column: row.nameOf(column), found: found === undefined ? null : shortened(found), reason};
}

/** Composed, and any run of white space (a line break in a cell, a no-break space pasted from the web) as one space. */
export function tidy(text: string): string {
  return normalized(text, 'NFC').replaceAll(/\s+/g, ' ').trim();
}
