import {createHash} from 'node:crypto';
import {readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/**
 * Completes the folder that a CDN serves: compressed twins of every script, so that no server has to compress, and
 * `integrity.json` with the hash that a page's `integrity` attribute asks for, by the version and the name of the file.
 */
export async function finishCdn(folder, version) {
  const scripts = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  const integrity = {};
  for (const file of scripts) {
    const bytes = await readFile(join(folder, file));
    integrity[`${version}/${file}`] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    const best = {params: {[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}};
    await writeFile(join(folder, `${file}.br`), await brotli(bytes, best));
    await writeFile(join(folder, `${file}.gz`), await gz(bytes, {level: 9}));
  }
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(integrity, null, 2)}\n`);
}
