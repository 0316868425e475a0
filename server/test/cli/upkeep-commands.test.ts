import assert from 'node:assert/strict';
import {rm} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {UsageError} from '../../src/cli/command.js';
import {originCommands} from '../../src/cli/origin.js';
import {retentionCommand} from '../../src/cli/retention.js';
import {readConfig} from '../../src/config.js';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {databaseFolder} from '../support/folders.js';
import {sampleContent} from '../support/sample-content.js';

describe('the commands of upkeep', () => {
  let dataDir: string;
  let database: OpenDatabase;
  before(async () => {
    dataDir = await databaseFolder();
    database = await openDatabase({dataDir});
    await fillWhenEmpty(database.db, sampleContent, new Date());
  });
  after(async () => {
    await database.close();
    await rm(dataDir, {recursive: true, force: true});
  });

  async function run(line: string): Promise<string> {
    const command = [...originCommands, retentionCommand].find(({name}) => line.startsWith(name));
    assert.ok(command, line);
    const said: string[] = [];
    await command.run(line.slice(command.name.length).split(' ').filter(Boolean), {
      config: readConfig({RETENTION_DAYS: '90', DATA_DIR: dataDir}),
      environment: {},
      database,
      now: new Date(),
      say: (sentence) => said.push(sentence),
      write: () => Promise.resolve(),
    });
    return said.join('\n');
  }

  test('a page is registered by its origin, listed, and taken out again', async () => {
    assert.match(await run('origin list'), /mọi trang đều được gửi/);
    await run('origin add --unit khanh-hoa --origin https://congan.example.vn/lien-he?x=1');
    await run('origin add --unit khanh-hoa --origin https://congan.example.vn');
    assert.equal(await run('origin list'), 'khanh-hoa · https://congan.example.vn');
    assert.match(
      await run('origin remove --unit khanh-hoa --origin https://congan.example.vn'),
      /mọi trang đều được gửi/,
    );
  });

  test('what cannot be registered is told', async () => {
    for (const line of [
      'origin add --unit khanh-hoa',
      'origin add --unit khanh-hoa --origin congan.example.vn',
      'origin add --unit khong-co --origin https://congan.example.vn',
      'origin remove --unit khanh-hoa --origin https://congan.example.vn',
    ]) {
      await assert.rejects(run(line), UsageError, line);
    }
  });

  test('retention tells what it erased, by the days that are set', async () => {
    assert.match(await run('retention'), /^Đã xóa dữ liệu cá nhân của 0 phản hồi quá 90 ngày\./);
  });
});
