import type {Config} from '../config.js';
import type {OpenDatabase} from '../store/database.js';

/** What a command works with; what it says goes to `say`, a sentence or line at a time. */
export interface CommandContext {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly database: OpenDatabase;
  readonly now: Date;
  say(line: string): void;
  /** Writes a file's content to the standard output as it is, and waits until it is taken. */
  write(chunk: string): Promise<void>;
}

/** A word or two after `main.js`, run once on an open database. */
export interface Command {
  /** `token add` */
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly summary: string;
  /** @throws UsageError in Vietnamese for what was typed wrong */
  run(args: readonly string[], context: CommandContext): Promise<void>;
}
