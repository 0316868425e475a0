import {readdirSync, readFileSync} from 'node:fs';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {printTable} from './table.mjs';

const folder = new URL('../dist/cdn/', import.meta.url);

/** Prints what each file that a page can load weighs on the wire. */
export function measure() {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const rows = files.map((name) => {
    const bytes = readFileSync(new URL(name, folder));
    const brotli = brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}});
    return [name, bytes.length, gzipSync(bytes, {level: 9}).length, brotli.length].map(String);
  });
  printTable('Bytes of each CDN file', ['file', 'raw', 'gzip', 'brotli'], rows);
}
