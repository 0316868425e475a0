import {isSlug, LONGEST_SLUG} from '../../../src/shared/slug.js';
import type {Day} from '../database/schema.js';
import {readDay} from '../../../src/shared/day.js';
import type {Fault} from './fault.js';
import {faultAt, type SourceRow} from './source-row.js';

/** Longer texts belong into an article. */
const MOST_CHARACTERS = 2000;
/** Control characters, halves of characters, characters that turn the direction of reading, and what stands for a lost letter. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFD]/u;

/** Reads the cells of one row and notes every fault, so that a row's faults are told all at once. */
export class RowReader<Name extends string> {
  readonly faults: Fault[] = [];

  constructor(readonly row: SourceRow<Name>) {}

  has(column: Name): boolean {
    return this.row.cell(column) !== undefined;
  }

  refuse(column: Name, reason: string): void {
    this.faults.push(faultAt(this.row, column, reason));
  }

  /** The text of a cell; null where it is empty or refused. */
  text(column: Name): string | null {
    const text = this.row.cell(column) ?? null;
    const forbidden = text === null ? null : FORBIDDEN.exec(text);
    if (forbidden) {
      const code = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      this.refuse(column, `Có ký tự điều khiển hoặc ký tự hỏng (U+${code}). Hãy gõ lại ô này.`);
      return null;
    }
    if (text !== null && text.length > MOST_CHARACTERS) {
      this.refuse(column, `Dài ${text.length} ký tự, nhiều nhất ${MOST_CHARACTERS}. Hãy rút gọn.`);
      return null;
    }
    return text;
  }

  /** The text of a cell that must not be empty; an empty text after it was refused. */
  required(column: Name, hint: string): string {
    if (!this.has(column)) this.refuse(column, `Còn trống. ${hint}`);
    return this.text(column) ?? '';
  }

  /** An identifier; null where the cell is empty or refused. */
  slug(column: Name): string | null {
    const text = this.text(column);
    if (text === null || isSlug(text)) return text;
    this.refuse(
      column,
      `Mã chỉ gồm chữ thường không dấu, số và gạch nối, tối đa ${LONGEST_SLUG} ký tự: «cuoc-hop-dan».`,
    );
    return null;
  }

  /** One of the words; null where the cell is empty or refused. */
  choice<Word extends string>(column: Name, words: readonly Word[]): Word | null {
    const text = this.text(column);
    if (text === null) return null;
    const word = words.find((known) => known === text);
    if (word === undefined) this.refuse(column, `Phải là một trong: ${words.join(', ')}.`);
    return word ?? null;
  }

  /** A day; null where the cell is empty or refused. */
  day(column: Name): Day | null {
    const text = this.text(column);
    if (text === null) return null;
    const day = readDay(text);
    if (day === undefined)
      this.refuse(column, 'Không phải ngày có thật. Ghi ngày/tháng/năm (2/10/2022) hoặc 2022-10-02.');
    return day ?? null;
  }
}
