import {createHash, randomUUID} from 'node:crypto';
import {mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {repositoryRoot} from '../repository-root.js';

/** The releases of the widgets that a server gives out. */
export interface WidgetReleases {
  /** Where each release has a folder of its name; undefined when none could be kept. */
  readonly place: string | undefined;
  /** The folders of the releases, the newest first. */
  readonly folders: readonly string[];
}

/** How many releases a server keeps, the present one among them. */
const KEPT_RELEASES = 20;
/** What was begun and not finished so long ago was left behind by a server that was killed. */
const LEFT_BEHIND_MS = 3_600_000;
const INTEGRITY = 'integrity.json';

/** The hash of each script by its name, without the release that `integrity.json` names before it. */
interface Release {
  readonly version: string;
  readonly hashes: ReadonlyMap<string, string>;
  /** Says which content it is: equal for equal scripts. */
  readonly digest: string;
}

const builtWidgets = fileURLToPath(new URL('dist/cdn/', repositoryRoot));

/** What is built, where no release is kept. */
export const onlyTheBuild = (): WidgetReleases => ({place: undefined, folders: [builtWidgets]});

async function releaseIn(folder: string): Promise<Release> {
  const integrity: unknown = JSON.parse(await readFile(join(folder, INTEGRITY), 'utf8'));
  const entries = Object.entries(integrity ?? {}).map(([path, hash]) => [...path.split('/'), String(hash)]);
  const hashes = new Map(entries.map(([, file = '', hash = '']) => [file, hash]));
  const digest = createHash('sha256')
    .update(JSON.stringify([...hashes]))
    .digest('hex');
  return {version: entries[0]?.[0] ?? '', hashes, digest};
}

/** What is kept under a name; undefined when that is no release. */
async function keptRelease(place: string, name: string) {
  if (name.startsWith('.')) return undefined;
  try {
    const {digest} = await releaseIn(join(place, name));
    return {name, digest, mtimeMs: (await stat(join(place, name))).mtimeMs};
  } catch {
    return undefined;
  }
}

/** @throws when a file is not the one that `integrity.json` names, such as one of a build that was moved in meanwhile */
async function verify(folder: string, {hashes}: Release): Promise<true> {
  for (const [file, hash] of hashes) {
    const bytes = await readFile(join(folder, file));
    if (hash !== `sha384-${createHash('sha384').update(bytes).digest('base64')}`)
      throw new Error(`${file} không khớp với ${INTEGRITY}; hãy dựng lại bằng npm run build:cdn.`);
  }
  return true;
}

/** Copies a build aside and moves it in at once, under a name of its own. */
async function add(built: string, release: Release, place: string, taken: readonly string[]): Promise<string> {
  const name = taken.includes(release.version) ? `${release.version}-${release.digest.slice(0, 8)}` : release.version;
  const aside = join(place, `.${randomUUID()}`);
  try {
    await mkdir(aside);
    // Written anew, for a copy would be open to as many as the build is, in a folder that is closed.
    for (const file of await readdir(built)) await writeFile(join(aside, file), await readFile(join(built, file)));
    await verify(aside, release);
    const integrity = Object.fromEntries([...release.hashes].map(([file, hash]) => [`${name}/${file}`, hash]));
    await writeFile(join(aside, INTEGRITY), `${JSON.stringify(integrity, null, 2)}\n`);
    await rename(aside, join(place, name)).catch(async (error: unknown) => {
      // another process on the same folder was quicker
      if ((await releaseIn(join(place, name))).digest !== release.digest) throw error;
    });
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
  return name;
}

async function removeLeftBehind(place: string, names: readonly string[], now: Date): Promise<void> {
  for (const name of names.filter((entry) => entry.startsWith('.'))) {
    const path = join(place, name);
    const {mtimeMs} = await stat(path);
    if (now.getTime() - mtimeMs > LEFT_BEHIND_MS) await rm(path, {recursive: true, force: true});
  }
}

/**
 * Keeps what is built among the releases.
 *
 * @param onFailure told why it could not be kept; what is built is served all the same
 */
export function keepWidgets(place: string, now: Date, onFailure: (error: unknown) => void): Promise<WidgetReleases> {
  return keepRelease(builtWidgets, place, now).catch((error: unknown) => {
    onFailure(error);
    return onlyTheBuild();
  });
}

/**
 * Keeps a build among the releases: what a page has pinned by its address and integrity, and what browsers have in their caches, stays
 * to be had after the next build. A build that is kept already becomes the newest again. The first content of a version has the name
 * of the version, another one of the same version the beginning of its hash behind it: nothing changes under a name.
 *
 * @param built the folder of the build, as scripts/build.mjs leaves it
 * @param place the folder of the releases, which is made when it is not there
 * @throws when the folder cannot be written, or the build is not whole
 */
export async function keepRelease(built: string, place: string, now: Date): Promise<WidgetReleases> {
  const release = await releaseIn(built);
  await mkdir(place, {recursive: true});
  const entries = await readdir(place);
  await removeLeftBehind(place, entries, now);
  const kept = (await Promise.all(entries.map((name) => keptRelease(place, name)))).filter(
    (found) => found !== undefined,
  );
  const same = kept.find(({digest}) => digest === release.digest);
  // a machine that lost its power may have left empty files
  const isWhole = same && (await verify(join(place, same.name), release).catch(() => false));
  if (same && !isWhole) await rm(join(place, same.name), {recursive: true, force: true});
  const others = kept.filter((found) => found !== same).sort((one, other) => other.mtimeMs - one.mtimeMs);
  const taken = others.map(({name}) => name);
  const current = same && isWhole ? same.name : await add(built, release, place, taken);
  await utimes(join(place, current), now, now);
  for (const name of taken.slice(KEPT_RELEASES - 1)) await rm(join(place, name), {recursive: true, force: true});
  return {place, folders: [current, ...taken.slice(0, KEPT_RELEASES - 1)].map((name) => join(place, name))};
}
