import {readDay} from '../../../../src/shared/period.js';
import {isSlug, LONGEST_SLUG} from '../../../../src/shared/formats.js';
import {normalized} from '../../../../src/vietnamese/normalized.js';
import type {Day} from '../../database/schema.js';

/** Where a row stands: `dòng 12` of a CSV file as an editor counts, `observations[3]` of a JSON file. */
export type Place = string;

/** One thing that keeps a row, or the file, from being stored. */
export interface RowError {
  /** Null where the whole file is meant. */
  readonly place: Place | null;
  /** The column, or the path in JSON; null where no single one is to blame. */
  readonly column: string | null;
  /** What stands there, shortened; null where nothing does. */
  readonly found: string | null;
  /** In Vietnamese: what is wrong and how it is mended. */
  readonly reason: string;
}

/** The file as a whole cannot be read; the message says in Vietnamese what to do. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}

const SHOWN = 60;
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text fit to be printed on one line of a terminal: without control characters, cut after 60 characters. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(CONTROL, '\uFFFD');
  const characters = [...line];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : line;
}

/** An error in words: `dòng 12, cột period, «2026-13»: …`. */
export function inWords({place, column, found, reason}: RowError): string {
  const where = [place, column === null ? null : `cột ${column}`, found === null ? null : `«${found}»`];
  const known = where.filter((part) => part !== null);
  return known.length === 0 ? reason : `${known.join(', ')}: ${reason}`;
}

/** What a row of observations may hold; the same names head the columns of the API's CSV answers. */
export const COLUMNS = [
  'id',
  'campaign',
  'indicator',
  'indicator_name',
  'indicator_definition',
  'label',
  'written_as',
  'qualifier',
  'amount',
  'amount_max',
  'magnitude',
  'scale',
  'significant_digits',
  'measure_kind',
  'measure_name',
  'currency',
  'status',
  'change',
  'period',
  'period_label',
  'period_kind',
  'period_start',
  'period_end',
  'unit',
  'part_of',
  'coverage_kind',
  'coverage_note',
  'actors',
  'target',
  'document',
  'issuer',
  'document_date',
  'article',
  'url',
  'quote',
  'revision_note',
] as const;

export type Column = (typeof COLUMNS)[number];

export function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

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
  readonly errors: readonly RowError[];
}

/** What declares an indicator in JSON. */
export type IndicatorColumn = 'id' | 'name' | 'definition' | 'measure_kind' | 'measure_name' | 'currency';
type PeriodColumn = 'period' | 'period_label' | 'period_kind' | 'period_start' | 'period_end';
/** What declares a campaign in JSON; `documents` are separated by line breaks. */
export type CampaignColumn = 'id' | 'name' | 'summary' | 'unit' | 'documents' | PeriodColumn;

/** An error of a row at a column. */
export function rowError<Name extends string>(row: SourceRow<Name>, column: Name, reason: string): RowError {
  const found = row.cell(column);
  return {place: row.place, column: row.nameOf(column), found: found === undefined ? null : shortened(found), reason};
}

/** Composed, and any run of white space (a line break in a cell, a no-break space pasted from the web) as one space. */
export function tidy(text: string): string {
  return normalized(text, 'NFC').replaceAll(/\s+/g, ' ').trim();
}

/** More than any report holds; a larger file is another kind of file. */
const MOST_BYTES = 100 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * The text of a file in UTF-8, with or without a byte order mark, its lines ended by `\n`.
 *
 * @throws ImportFileError for a spreadsheet's own format or another encoding, saying how to save the file instead
 */
export function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new ImportFileError(
      'Đây là tệp bảng tính (.xlsx, .xls hoặc .ods). Hãy mở tệp, chọn «Lưu thành» (Save As), ' +
        'kiểu «CSV UTF-8 (Comma delimited)», rồi nạp tệp .csv mới.',
    );
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw wrongEncoding('UTF-16 («Unicode Text»)');
  if (bytes.length > MOST_BYTES) throw new ImportFileError('Tệp lớn hơn 100 MB. Hãy chia thành nhiều tệp.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw wrongEncoding('một bảng mã khác UTF-8');
  }
  if (text.includes('\0')) throw new ImportFileError('Tệp chứa ký tự rỗng, không phải tệp văn bản CSV hay JSON.');
  if (text.trim() === '') throw new ImportFileError('Tệp trống.');
  return text.replaceAll(/\r\n?/g, '\n');
}

function wrongEncoding(found: string): ImportFileError {
  return new ImportFileError(
    `Tệp được lưu bằng ${found}, nên chữ có dấu sẽ hỏng. Hãy lưu lại với kiểu «CSV UTF-8» (Excel) ` +
      'hoặc chọn mã hóa UTF-8, rồi nạp lại.',
  );
}

/** Longer texts belong into an article. */
const MOST_CHARACTERS = 2000;
/** Control characters, halves of characters, characters that turn the direction of reading, and what stands for a lost letter. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFD]/u;

/** Reads the cells of one row and notes every error, so that a row's errors are told all at once. */
export class RowReader<Name extends string> {
  readonly errors: RowError[] = [];

  constructor(readonly row: SourceRow<Name>) {}

  has(column: Name): boolean {
    return this.row.cell(column) !== undefined;
  }

  refuse(column: Name, reason: string): void {
    this.errors.push(rowError(this.row, column, reason));
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
