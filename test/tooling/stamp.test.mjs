import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {after, before, test} from 'node:test';
import {root} from '../../scripts/run.mjs';
import {whenChanged} from '../../scripts/stamp.mjs';

const cache = join(root, 'node_modules/.cache/danvan');
let folder;
let result;
before(() => {
  mkdirSync(cache, {recursive: true});
  folder = mkdtempSync(join(cache, 'stamp-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/one.ts'), '1');
  result = join(folder, 'result.js');
});
after(() => {
  rmSync(folder, {recursive: true});
  rmSync(`${folder}.sha256`, {force: true});
});

/** Whether the part is built when somebody starts the server. */
async function builds({fails = false} = {}) {
  let isBuilt = false;
  const work = () => {
    isBuilt = true;
    if (!fails) writeFileSync(result, 'built');
    return Promise.resolve(!fails);
  };
  const sources = {folders: [relative(root, join(folder, 'src'))], files: [], result: relative(root, result)};
  await whenChanged(basename(folder), sources, work);
  return isBuilt;
}

test('a part is built anew when its sources changed, it is gone, it failed or was built by hand, and else not', async () => {
  assert.equal(await builds(), true, 'the first time');
  assert.equal(await builds(), false, 'nothing changed');
  writeFileSync(join(folder, 'src/one.ts'), '2');
  assert.equal(await builds({fails: true}), true, 'a source changed');
  assert.equal(await builds(), true, 'it failed');
  rmSync(result);
  assert.equal(await builds(), true, 'it is gone');
  const later = new Date(Date.now() + 60_000);
  utimesSync(result, later, later);
  assert.equal(await builds(), true, 'it was built by hand meanwhile');
  assert.equal(await builds(), false, 'nothing changed');
});
