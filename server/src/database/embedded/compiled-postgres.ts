import {readFile} from 'node:fs/promises';

const FILE = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'));

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * The program of the embedded PostgreSQL, compiled once for all threads of this process: a database that is opened anew, after a
 * statement that had to be cut, answers the sooner.
 */
export function compiledPostgres(): Promise<WebAssembly.Module> {
  compiled ??= readFile(FILE)
    .then((bytes) => WebAssembly.compile(bytes))
    .catch((error: unknown) => {
      compiled = undefined;
      throw error;
    });
  return compiled;
}
