import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {root} from './run.mjs';

function* filesUnder(path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (['node_modules', 'dist', 'generated', '.test-build'].includes(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(child);
    else yield child;
  }
}

function hashOf(folders, files) {
  const hash = createHash('sha256').update(process.version);
  const all = [...folders.flatMap((folder) => [...filesUnder(join(root, folder))]), ...files.map((f) => join(root, f))];
  for (const file of all) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Whether the result is the one that was stamped: what somebody made by hand after that may be of other sources. */
function isStamped(result, stamp, wanted) {
  if (!existsSync(result) || !existsSync(stamp) || statSync(result).mtimeMs > statSync(stamp).mtimeMs) return false;
  return readFileSync(stamp, 'utf8') === wanted;
}

/**
 * Does the work only when its sources changed since it last succeeded, or its result is gone or was made anew by something else.
 * @param {string} name of the work
 * @param {{folders: string[], files: string[], result: string}} what its sources, and a file that it makes
 * @param {() => Promise<boolean>} work answers whether it succeeded
 * @returns {Promise<boolean>} whether the result is there
 */
export async function whenChanged(name, {folders, files, result}, work) {
  const stamp = join(root, `node_modules/.cache/danvan/${name}.sha256`);
  const wanted = hashOf(folders, files);
  if (isStamped(join(root, result), stamp, wanted)) return true;
  if (!(await work())) return false;
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, wanted);
  return true;
}
