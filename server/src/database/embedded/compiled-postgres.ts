import {readFile} from 'node:fs/promises';
import {setFlagsFromString} from 'node:v8';

const FILE = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'));

/**
 * How much of a function of the program is run before it is compiled a second time, into faster code. By the measure
 * of Node 20, a twentieth of it, that is done with much that only a start runs, which costs the start a quarter of its processor time.
 */
const RUN_BEFORE_OPTIMIZED = 40_000_000;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * The program of the embedded PostgreSQL, compiled once for all threads of this process: a database that is opened anew, after a
 * statement that had to be cut, answers the sooner.
 */
export function compiledPostgres(): Promise<WebAssembly.Module> {
  compiled ??= readFile(FILE)
    .then((bytes) => {
      setFlagsFromString(`--wasm-tiering-budget=${RUN_BEFORE_OPTIMIZED}`);
      return WebAssembly.compile(bytes);
    })
    .catch((error: unknown) => {
      compiled = undefined;
      throw error;
    });
  return compiled;
}
