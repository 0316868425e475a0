import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Kysely, sql} from 'kysely';
import {repositoryRoot} from '../../src/repository-root.js';
import {openEmbedded} from '../../src/store/embedded/open.js';

const modules = fileURLToPath(new URL('node_modules/', repositoryRoot));

/** A new empty folder of its own for one test; the caller removes it. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'danvan-'));
}

/**
 * A new folder with a database that holds no table yet; the caller removes it. Making one takes seconds, so it is made
 * once for each release of the embedded database and copied from then on.
 */
export async function databaseFolder(): Promise<string> {
  const template = await templateFolder();
  const folder = await emptyFolder();
  await cp(template, folder, {recursive: true});
  return folder;
}

async function templateFolder(): Promise<string> {
  const pglite: unknown = JSON.parse(await readFile(join(modules, '@electric-sql/pglite/package.json'), 'utf8'));
  const version = typeof pglite === 'object' && pglite !== null && 'version' in pglite ? String(pglite.version) : '';
  const cache = join(modules, '.cache/danvan-server');
  const template = join(cache, `database-${version}`);
  if (!existsSync(template)) {
    await mkdir(cache, {recursive: true});
    const draft = await mkdtemp(join(cache, 'draft-'));
    const db = new Kysely<unknown>({dialect: await openEmbedded(draft, {deadlineMs: 20_000, waitMs: 30_000})});
    await sql`select 1`.execute(db);
    await db.destroy();
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
