/** Where a row stands: `dòng 12` of a CSV file as an editor counts, `observations[3]` of a JSON file. */
export type Place = string;

/** One thing that keeps a row, or the file, from being stored. */
export interface Fault {
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

/** A fault in words: `dòng 12, cột period, «2026-13»: …`. */
export function inWords({place, column, found, reason}: Fault): string {
  const where = [place, column === null ? null : `cột ${column}`, found === null ? null : `«${found}»`];
  const known = where.filter((part) => part !== null);
  return known.length === 0 ? reason : `${known.join(', ')}: ${reason}`;
}
