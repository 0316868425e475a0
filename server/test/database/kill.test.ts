import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {openDatabase} from '../../src/database/database.js';
import {Child} from '../support/child.js';
import {databaseFolder} from '../support/folders.js';
import {KILLS} from '../support/kills.js';

describe('killing the embedded database while it writes', () => {
  let dataDir: string;
  before(async () => {
    dataDir = await databaseFolder();
  });
  after(() => rm(dataDir, {recursive: true, force: true}));

  test(`loses no acknowledged row, ${KILLS} times on one folder`, async () => {
    const acknowledged: string[] = [];
    const assertStored = (ids: readonly string[], kills: number) => {
      const there = new Set(ids);
      assert.deepEqual(
        acknowledged.filter((id) => !there.has(id)),
        [],
        `after kill ${kills}`,
      );
      // The row under way may have been stored without the word getting out; nothing else may have appeared.
      assert.ok(there.size <= acknowledged.length + kills);
    };
    for (let round = 0; round < KILLS; round += 1) {
      const first = round * 1_000_000;
      const writer = new Child('database-writer', dataDir, String(first));
      try {
        // each writer recovers what the one before it left
        assertStored((await writer.line(/^there: /)).split(' ').slice(1).filter(Boolean), round);
        await writer.line(new RegExp(`^so-${first + randomInt(1, 300)}$`));
      } finally {
        await writer.kill();
      }
      acknowledged.push(...writer.lines.filter((line) => line.startsWith('so-')));
    }
    const {db, close} = await openDatabase({dataDir});
    const rows = await db.selectFrom('categories').select('id').execute();
    await close();
    assertStored(
      rows.map(({id}) => id),
      KILLS,
    );
  });
});
