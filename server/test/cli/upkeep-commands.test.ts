import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {UsageError} from '../../src/cli/command.js';
import {originCommands} from '../../src/cli/origin.js';
import {retentionCommand} from '../../src/cli/retention.js';
import {readConfig} from '../../src/config.js';
import {sampleKey} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

describe('the commands of upkeep', () => {
  const sample = withSampleApp();

  async function run(line: string): Promise<string> {
    const command = [...originCommands, retentionCommand].find(({name}) => line.startsWith(name));
    assert.ok(command, line);
    const said: string[] = [];
    await command.run(line.slice(command.name.length).split(' ').filter(Boolean), {
      config: readConfig({RETENTION_DAYS: '90', DANVAN_KEY: sampleKey.toString('base64')}),
      environment: {},
      database: sample.database,
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
