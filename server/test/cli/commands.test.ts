import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {rm, stat} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {UsageError} from '../../src/cli/command.js';
import {runCommandHere} from '../../src/cli/run.js';
import {readConfig} from '../../src/config.js';
import {readCsv} from '../support/csv.js';
import {sampleFolder, sampleKey} from '../support/sample-app.js';
import {ServerProcess} from '../support/server-process.js';
import {storeMessage} from '../support/staff.js';
import {withSampleApp} from '../support/with-sample-app.js';

describe('the commands of whoever runs the server', () => {
  let dataDir: string;
  let servers: ServerProcess[] = [];
  /** The one that has the folder open, and where it serves. */
  let server: ServerProcess;
  let address: string;
  before(async () => {
    dataDir = await sampleFolder();
    server = start([], {LOG_LEVEL: 'info'});
    address = await server.address();
    const response = await fetch(`${address}/v1/feedback`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()},
      body: JSON.stringify({
        form: 'gop-y',
        unit: 'ninh-thuan',
        topic: 'gop-y',
        message: '=1+1',
        name: 'Nguyễn Thị Ánh',
        phone: '0912345678',
        consent: {version: '2026-01'},
      }),
    });
    assert.equal(response.status, 201, await response.text());
  });
  after(async () => {
    for (const server of servers) server.signal('SIGKILL');
    await Promise.all(servers.map((server) => server.ended()));
    await rm(dataDir, {recursive: true, force: true});
  });

  function start(words: readonly string[], environment: Record<string, string> = {}): ServerProcess {
    const server = new ServerProcess({DATA_DIR: dataDir, ...environment}, ...words);
    servers = [...servers, server];
    return server;
  }
  const run = async (words: string, environment?: Record<string, string>) => {
    const process = start(words.split(' '), environment);
    assert.equal(await process.ended(), 0, process.output);
    return process.output;
  };
  const refused = async (words: string) => {
    const process = start(words.split(' '));
    assert.equal(await process.ended(), 1, process.output);
    assert.doesNotMatch(process.output, /\n\s+at /);
    return process.output;
  };

  test('give out a token, and take it back at once, while the server runs', async () => {
    const ask = async (token: string) => {
      const headers = {authorization: `Bearer ${token}`};
      return (await fetch(`${address}/v1/staff/feedback?q=rieng`, {headers})).status;
    };
    const added = await run('token add --name Sáu --role officer --unit ninh-thuan --days 30');
    const token = /^dv_\S{43}$/m.exec(added)?.[0] ?? '';
    const id = /token revoke (\S+)/.exec(added)?.[1] ?? '';
    const listed = await run('token list');
    assert.match(listed, new RegExp(`${id} · Sáu · cán bộ · ninh-thuan · dùng đến`));
    assert.ok(!listed.includes(token));
    assert.equal(await ask(token), 200);
    assert.match(await run(`token revoke ${id}`), /Đã thu hồi/);
    assert.equal(await ask(token), 401);
    assert.match(await refused(`token revoke ${id}`), /token list.*\nCách dùng: token revoke/);
    assert.match(await run('export --unit ninh-thuan'), /^\uFEFFMã phản hồi,[^]*N\*\*\*/);
    assert.match(await refused('import so-lieu.csv'), /hãy dừng máy chủ/);
    assert.match(await refused('ingest tin.xml --unit ninh-thuan --category tin-hoat-dong'), /hãy dừng máy chủ/);
    const {mode} = await stat(join(dataDir, 'control'));
    assert.equal(mode & 0o777, 0o600);
    server.signal('SIGINT');
    assert.equal(await server.ended(), 0, server.output);
    assert.ok(!server.output.includes(token) && !/rieng|Sáu/.test(server.output), 'the log tells too much');
  });

  test('are told where they are asked for, and where there is none of the name', async () => {
    assert.match(await run('help'), /token add .*\n.*cấp mã truy cập/);
    assert.match(await refused('token'), /không có lệnh «token»/);
  });

  test('run by themselves where no server runs, and by the next after one was killed', async () => {
    assert.match(await run('token list'), /đã thu hồi/);
    const killed = start([]);
    await killed.address();
    killed.signal('SIGKILL');
    await killed.ended();
    assert.match(await run('token list'), /đã thu hồi/);
    server = start([]);
    address = await server.address();
    assert.match(await run('token list'), /đã thu hồi/);
  });

  test('that the socket does not understand change nothing and stop nothing', async () => {
    for (const sent of ['\n', 'không phải JSON\n', '{"words":"token list"}\n', 'x'.repeat(200_000), '{"words":[]}\n']) {
      const socket = connect(join(dataDir, 'control'));
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('error', () => {}).write(sent);
      await once(socket, 'close');
      assert.ok(answer === '' || /"end":"không có lệnh/.test(answer), answer);
    }
    assert.equal((await fetch(`${address}/health`)).status, 200);
    assert.match(await run('token list'), /đã thu hồi/);
    server.signal('SIGINT');
    assert.equal(await server.ended(), 0, server.output);
  });
});

describe('the commands, one by one,', () => {
  const sample = withSampleApp();
  before(async () => {
    const contact = {name: 'Nguyễn Thị Ánh', phone: '0912345678'};
    await storeMessage(sample.database, {unit_id: 'ninh-thuan', message: '=1+1', contact});
  });

  const run = async (words: string) => {
    let said = '';
    const environment = {DANVAN_KEY: sampleKey.toString('base64')};
    const place = {config: readConfig(environment), environment, database: sample.database};
    await runCommandHere(words.split(' '), place, {
      say: (line) => void (said += `${line}\n`),
      write: (chunk) => Promise.resolve(void (said += chunk)),
    });
    return said;
  };
  const refused = (words: string, reason: RegExp) =>
    assert.rejects(run(words), (error) => error instanceof UsageError && reason.test(error.message), words);

  test('export what was sent, masked unless told otherwise', async () => {
    const [headings = [], row = []] = readCsv((await run('export --unit ninh-thuan')).replace(/^\uFEFF/, ''));
    assert.deepEqual(
      ['Nội dung', 'Họ và tên', 'Điện thoại'].map((heading) => row[headings.indexOf(heading)]),
      ["'=1+1", 'N*** T*** Á***', '09** *** *78'],
    );
    assert.match(await run('export --format jsonl --personal full'), /"message":"=1\+1".*"name":"Nguyễn Thị Ánh"/);
    assert.match(await run('export --to 2000-01-01'), /^\uFEFF[^\n]*\n$/);
  });

  test('name the receivers of notices', async () => {
    const added = await run('notice add --unit ninh-thuan --webhook https://noibo.example.vn/bao');
    assert.match(added, /^[\w-]{43}$/m);
    const id = /notice remove (\S+)/.exec(added)?.[1] ?? '';
    assert.match(await run('notice list'), new RegExp(`${id} · ninh-thuan · webhook · https://noibo`));
    assert.match(await run(`notice remove ${id}`), /Đã bỏ/);
    assert.match(await run('notice list'), /Chưa có/);
    await refused('notice add --unit ninh-thuan --webhook https://10.0.0.1/', /mạng nội bộ/);
    await refused('notice add --unit ninh-thuan --email khong-phai', /không phải địa chỉ/);
  });

  test('say in Vietnamese what is wrong and how they are used', async () => {
    await refused('token add --name Sáu --role chief', /Cần --role.*\nCách dùng: token add/);
    await refused('token add --name --role officer', /«--name» cần một giá trị/);
    await refused('token add --nam Sáu', /Không có lựa chọn «--nam»/);
    await refused('token add --name Sáu --role reader --unit khong-co', /«khong-co»/);
    await refused('export --format xlsx', /csv hoặc jsonl/);
    await refused('import khong-co.csv', /Cách dùng: import <tệp\.csv/);
  });
});
