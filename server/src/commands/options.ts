import {parseArgs} from 'node:util';

/** What was typed after a command cannot be understood; the message says what is wrong, in Vietnamese. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options and the free words that follow a command. */
export interface Options {
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
