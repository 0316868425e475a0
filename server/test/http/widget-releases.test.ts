import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, rm, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import type {OpenDatabase} from '../../src/database/database.js';
import {keepRelease, type WidgetReleases} from '../../src/http/widget-releases.js';
import {emptyFolder} from '../support/folders.js';
import {giveBackEmbedded, takeEmbedded} from '../support/reused-databases.js';
import {sampleApp} from '../support/sample-app.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

let database: OpenDatabase;
let folder: string;
let built: string;
let place: string;

/** Leaves a build as scripts/build.mjs does. */
async function build(version: string, scripts: Readonly<Record<string, string>>): Promise<void> {
  await rm(built, {recursive: true, force: true});
  await mkdir(built, {recursive: true});
  const integrity: Record<string, string> = {};
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(join(built, name), text);
    integrity[`${version}/${name}`] = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  }
  await writeFile(join(built, 'integrity.json'), JSON.stringify(integrity));
}

let clock = Date.parse('2026-11-30T08:00:00Z');
function release(): Promise<WidgetReleases> {
  clock += 60_000;
  return keepRelease(built, place, new Date(clock));
}

async function ask(widgets: WidgetReleases, path: string) {
  const app = await sampleApp(database, {widgets});
  const answer = await app.inject(path);
  await app.close();
  return answer;
}

describe('the releases of the widgets', () => {
  before(async () => {
    database = await takeEmbedded();
  });
  after(() => giveBackEmbedded(database));
  beforeEach(async () => {
    if (folder) await rm(folder, {recursive: true, force: true});
    folder = await emptyFolder();
    built = join(folder, 'cdn');
    place = join(folder, 'widgets');
  });
  after(() => rm(folder, {recursive: true, force: true}));

  test('have addresses at which nothing ever changes, with the integrity that is told for them', async () => {
    await build('1.2.3', {'all.js': 'first'});
    await release();
    await build('1.2.3', {'all.js': 'second'});
    const second = await release();

    const old = await ask(second, '/widgets/1.2.3/all.js');
    assert.equal(old.body, 'first');
    assert.equal(old.headers['cache-control'], FOR_EVER);
    assert.equal(old.headers['access-control-allow-origin'], '*');

    const [pinned = '', integrity] =
      Object.entries<string>((await ask(second, '/widgets/v1/integrity.json')).json())[0] ?? [];
    assert.match(pinned, /^1\.2\.3-[0-9a-f]{8}\/all\.js$/);
    const {body} = await ask(second, `/widgets/${pinned}`);
    assert.equal(body, 'second');
    assert.equal(integrity, `sha384-${createHash('sha384').update(body).digest('base64')}`);
    const moving = await ask(second, '/widgets/v1/all.js');
    assert.equal(moving.body, 'second');
    assert.match(String(moving.headers['cache-control']), /max-age=300\b/);
  });

  test('of before give the moving address what a page has in its cache asks for, and nothing else', async () => {
    await build('1.0.0', {'news.js': 'old', 'core-8f3kQ2ab.js': 'old core'});
    await release();
    await build('1.1.0', {'all.js': 'new', 'core-9g4LR3cd.js': 'new core'});
    const widgets = await release();
    assert.equal((await ask(widgets, '/widgets/v1/core-8f3kQ2ab.js')).body, 'old core');
    assert.equal((await ask(widgets, '/widgets/v1/core-9g4LR3cd.js')).body, 'new core');
    assert.equal((await ask(widgets, '/widgets/v1/news.js')).statusCode, 404);
  });

  test('are the same after a restart, and after going back to an older build', async () => {
    await build('1.0.0', {'all.js': 'first'});
    await release();
    await release();
    assert.deepEqual(await readdir(place), ['1.0.0']);
    await build('1.1.0', {'all.js': 'second'});
    await release();
    await build('1.0.0', {'all.js': 'first'});
    const widgets = await release();
    assert.deepEqual(await readdir(place), ['1.0.0', '1.1.0']);
    assert.equal((await ask(widgets, '/widgets/v1/all.js')).body, 'first');
  });

  test('go on being served as they are while the next is being built', async () => {
    await build('1.0.0', {'all.js': 'first'});
    const widgets = await release();
    await rm(built, {recursive: true});
    assert.equal((await ask(widgets, '/widgets/v1/all.js')).body, 'first');
  });

  test('are kept twenty at most, those longest out of use going first', async () => {
    const releaseMinor = async (minor: number) => {
      await build(`1.${minor}.0`, {'all.js': `all ${minor}`});
      await release();
    };
    for (let minor = 0; minor < 20; minor += 1) await releaseMinor(minor);
    await releaseMinor(0);
    await releaseMinor(20);
    const names = await readdir(place);
    assert.equal(names.length, 20);
    assert.ok(names.includes('1.0.0') && !names.includes('1.1.0') && names.includes('1.20.0'));
  });

  test('are none that is not whole, and a damaged one is made whole again', async () => {
    await build('1.0.0', {'all.js': 'first', 'news.js': 'news'});
    await writeFile(join(built, 'news.js'), 'of another build');
    await assert.rejects(release(), /news\.js/);
    assert.deepEqual(await readdir(place), []);

    await build('1.0.0', {'all.js': 'first'});
    await release();
    await writeFile(join(place, '1.0.0/all.js'), '');
    await release();
    assert.equal(await readFile(join(place, '1.0.0/all.js'), 'utf8'), 'first');
  });

  test('made by two servers at once are one', async () => {
    await build('1.0.0', {'all.js': 'first'});
    const all = await Promise.all([release(), release()]);
    assert.deepEqual(await readdir(place), ['1.0.0']);
    for (const {folders} of all) assert.deepEqual(folders, [join(place, '1.0.0')]);
  });

  test('leave nothing to be seen of what is unfinished', async () => {
    await build('1.0.0', {'all.js': 'first'});
    const widgets = await release();
    await mkdir(join(place, '.unfinished'));
    await writeFile(join(place, '.unfinished/all.js'), 'half');
    assert.equal((await ask(widgets, '/widgets/.unfinished/all.js')).statusCode, 404);

    const begunBefore = (ms: number) => utimes(join(place, '.unfinished'), new Date(clock), new Date(clock - ms));
    await begunBefore(60_000);
    await release();
    assert.deepEqual(await readdir(place), ['.unfinished', '1.0.0'], 'another server may be at it');
    await begunBefore(2 * 3_600_000);
    await release();
    assert.deepEqual(await readdir(place), ['1.0.0']);
  });
});
