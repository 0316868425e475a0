import type {Config} from '../config.js';
import type {OpenDatabase} from '../database/database.js';

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
