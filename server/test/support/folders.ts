import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, readFile, rename, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {openDatabase} from '../../src/database/database.js';
import {repositoryRoot} from '../../src/repository-root.js';

const modules = fileURLToPath(new URL('node_modules/', repositoryRoot));

/** Names what a database without content is made by: the release of the embedded database, and the migrations. */
export const schemaVersion = (() => {
  const migrations = fileURLToPath(new URL('server/src/database/migrations/', repositoryRoot));
  const hash = createHash('sha256').update(readFileSync(join(modules, '@electric-sql/pglite/package.json')));
  for (const file of readdirSync(migrations).sort()) hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 16);
})();

/** A new empty folder of its own for one test; the caller removes it. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'danvan-'));
}

/** The files below a folder that hold one of the texts, in UTF-8. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // The database may remove a file while the others are read.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (texts.some((text) => bytes.includes(text))) found.push(path);
  }
  return found;
}

/**
 * A new folder with a database that has today's tables and nothing in them; the caller removes it. Making one takes seconds, so it
 * is made once for each {@link schemaVersion} and copied from then on.
 */
export async function databaseFolder(): Promise<string> {
  const template = await templateFolder();
  const folder = await emptyFolder();
  copyTree(template, folder);
  return folder;
}

/** Copies a thousand small files several times as fast as Node's own recursive copy. */
function copyTree(from: string, to: string): void {
  for (const entry of readdirSync(from, {withFileTypes: true})) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      copyTree(source, target);
    } else copyFileSync(source, target);
  }
}

async function templateFolder(): Promise<string> {
  const cache = join(modules, '.cache/danvan-server');
  const template = join(cache, `database-${schemaVersion}`);
  if (!existsSync(template)) {
    await mkdir(cache, {recursive: true});
    const draft = await mkdtemp(join(cache, 'draft-'));
    await (await openDatabase({dataDir: draft})).close();
    try {
      await rename(draft, template);
    } catch (error) {
      // Another test process was quicker.
      await rm(draft, {recursive: true});
      if (!existsSync(template)) {
        throw error;
      }
    }
  }
  return template;
}
