import {parseArgs} from 'node:util';
import type {Kysely} from 'kysely';
import type {Config} from '../config.js';
import type {OpenDatabase} from '../database/database.js';
import type {Schema} from '../database/schema.js';
import {shortened} from '../statistics/import/rows.js';
import {unitReferences} from '../units/units.js';

/** What was typed after a command cannot be understood; the message says what is wrong, in Vietnamese. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options and the free words that follow a command. */
interface Options {
  readonly words: readonly string[];
  /** The last value of an option. */
  get(name: string): string | undefined;
  /** All values of an option that may be given more than once. */
  all(name: string): readonly string[];
}

/**
 * Reads `--name value` and `--name=value`.
 *
 * @param known - the options that the command has, without dashes
 * @throws UsageError for an unknown option or one without a value
 */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const options = Object.fromEntries(known.map((name) => [name, {type: 'string', multiple: true} as const]));
  const {tokens} = parseArgs({args: [...args], options, strict: false, allowPositionals: true, tokens: true});
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    if (!known.includes(token.name)) {
      const hint = known.map((name) => `--${name}`).join(', ') || 'không có';
      throw new UsageError(`Không có lựa chọn «${token.rawName}». Các lựa chọn: ${hint}.`);
    }
    // otherwise the name of the next option would be taken for a value that was forgotten
    const isNextOption = token.inlineValue === false && token.value.startsWith('--');
    if (token.value === undefined || token.value.trim() === '' || isNextOption) {
      throw new UsageError(`Lựa chọn «${token.rawName}» cần một giá trị đi kèm.`);
    }
    values.set(token.name, [...(values.get(token.name) ?? []), token.value.trim()]);
  }
  return {words, get: (name) => values.get(name)?.at(-1), all: (name) => values.get(name) ?? []};
}

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = new Intl.DateTimeFormat('vi', {day: 'numeric', month: 'numeric', year: 'numeric', timeZone: ZONE});
const TIME = new Intl.DateTimeFormat('vi', {hour: '2-digit', minute: '2-digit', timeZone: ZONE});

/** `31/12/2026`, the day in Vietnam. */
export function dayInWords(moment: Date): string {
  return DAY.format(moment);
}

/** `08:55 31/12/2026` in Vietnamese time. */
export function momentInWords(moment: Date): string {
  return `${TIME.format(moment)} ${DAY.format(moment)}`;
}

/** @throws UsageError with the categories that exist, where the one named does not or none is named */
export async function requireCategory(db: Kysely<Schema>, id: string | undefined): Promise<string> {
  const categories = await db.selectFrom('categories').selectAll().orderBy('id').execute();
  const found = categories.find((category) => category.id === id);
  if (found) return found.id;
  const known = categories.map((category) => `${category.id} (${category.name})`).join(', ');
  throw new UsageError(`Cần --category, một trong các mã: ${known}.`);
}

/** @throws UsageError naming the units that do not exist */
export async function requireUnits(db: Kysely<Schema>, ids: readonly string[]): Promise<readonly string[]> {
  const known = new Set((await unitReferences(db, ids)).map(({id}) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length === 0) return [...new Set(ids)];
  throw new UsageError(`Không có đơn vị mang mã ${unknown.map((id) => `«${id}»`).join(', ')}; các mã có ở /v1/units.`);
}

/** One thing that could not be taken from a feed. */
interface RefusalToTell {
  readonly entry?: number | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly found: string | null;
  /** In Vietnamese. */
  readonly reason: string;
}

/** A refusal in a line: `mục 3, «Tiêu đề», https://…: Không đọc được ngày đăng. («30/2/2026»)` */
export function refusalInWords({entry, title, url, found, reason}: RefusalToTell): string {
  const where = [
    entry == null ? null : `mục ${entry}`,
    title === null ? null : `«${shortened(title)}»`,
    url === null || entry === null ? null : shortened(url),
  ].filter((part) => part !== null);
  const what = found === null ? reason : `${reason} («${shortened(found)}»)`;
  return where.length === 0 ? what : `${where.join(', ')}: ${what}`;
}

/** Where what a command tells goes. */
export interface CommandOutput {
  /** Says a sentence or line. */
  say(line: string): void;
  /** Writes a file's content to the standard output as it is, and waits until it is taken. */
  write(chunk: string): Promise<void>;
}

/** Where commands run: on an open database, under the configuration it was opened with. */
export interface CommandPlace {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly database: OpenDatabase;
}

/** What a command works with. */
export interface CommandContext extends CommandPlace, CommandOutput {
  readonly now: Date;
}

/** A word or two after `main.js`, run once on an open database. */
export interface Command {
  /** `token add` */
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly summary: string;
  /** Whether it works for long and reads files from where it was typed, so that no serving process runs it. */
  readonly alone?: boolean;
  /** @throws UsageError in Vietnamese for what was typed wrong */
  run(args: readonly string[], context: CommandContext): Promise<void>;
}
