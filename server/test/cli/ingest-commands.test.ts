import assert from 'node:assert/strict';
import {rm, writeFile} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {UsageError} from '../../src/cli/command.js';
import {feedCommands} from '../../src/cli/feed.js';
import {ingest} from '../../src/cli/ingest.js';
import {pinCommand} from '../../src/cli/pin.js';
import {readConfig} from '../../src/config.js';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {FeedSite, rss} from '../support/feed-site.js';
import {sampleFolder} from '../support/sample-app.js';
import {ServerProcess} from '../support/server-process.js';

const WHERE = '--unit khanh-hoa --category canh-bao';

describe('the commands of ingestion', () => {
  let dataDir: string;
  let file: string;
  let site: FeedSite;
  before(async () => {
    dataDir = await sampleFolder();
    file = `${dataDir}-tin.xml`;
    site = await FeedSite.start();
  });
  after(async () => {
    site.stop();
    await rm(dataDir, {recursive: true, force: true});
    await rm(file, {force: true});
  });

  describe('as an operator types them', () => {
    const start = (...words: string[]) => new ServerProcess({DATA_DIR: dataDir, INGEST_ALLOW_PRIVATE: '1'}, ...words);
    const ended = async (words: string, status: number) => {
      const process = start(...words.split(' '));
      assert.equal(await process.ended(), status, process.output);
      assert.doesNotMatch(process.output, /\n\s+at /);
      return process.output;
    };

    test('articles are taken from a file, with progress and with what could not be taken and why', async () => {
      const title = 'Cảnh giác &lt;b&gt;cuộc gọi\u200B lạ&lt;/b&gt;';
      await writeFile(
        file,
        rss('https://congan.example.vn', [
          {id: '1', title},
          {id: '2', published: '31/02/2026'},
        ]),
      );
      const taken = await ended(`ingest ${file} ${WHERE}`, 0);
      assert.match(taken, /^Đã nạp 1\/1 bài$/m);
      assert.match(taken, /^Đã nạp: 1 bài mới, 0 thay đổi, 0 không đổi\.$/m);
      assert.match(
        taken,
        /^1 mục không nạp được:\nmục 2, «Tin 2», \S+: Không đọc được ngày đăng\. \(«31\/02\/2026»\)$/m,
      );
      assert.match(await ended(`ingest khong-co.xml ${WHERE}`, 1), /Không đọc được tệp .*khong-co\.xml/);
    });

    test('a feed that is registered is read by the server and served', async () => {
      site.serve('/rss', rss(site.url, [{id: '3'}]));
      assert.match(await ended(`feed add ${site.url}/rss ${WHERE}`, 0), /Đọc thử «Công an»: 1 bài\.\nĐã đăng ký /);
      await ended(`feed add ${site.url}/tiep ${WHERE} --no-check`, 0);
      const isNextAsked = new Promise<void>((resolve) => site.serve('/tiep', () => resolve()));
      const server = start();
      const address = await server.address();
      await isNextAsked;
      for (const id of ['tin-3', 'canh-giac-cuoc-goi-la']) {
        assert.equal((await fetch(`${address}/v1/articles/${id}`)).status, 200, id);
      }
      server.signal('SIGTERM');
      assert.equal(await server.ended(), 0, server.output);
    });
  });

  describe('one by one', () => {
    let database: OpenDatabase;
    before(async () => {
      database = await openDatabase({dataDir});
      for (const table of ['feeds', 'leases'] as const) await database.db.deleteFrom(table).execute();
    });
    after(() => database.close());

    const run = async (line: string, environment: Record<string, string> = {INGEST_ALLOW_PRIVATE: '1'}) => {
      const said: string[] = [];
      const context = {
        config: readConfig({}),
        environment,
        database,
        now: new Date(),
        say: (sentence: string) => said.push(sentence),
        write: () => Promise.resolve(),
      };
      const command = [...feedCommands, pinCommand].find(({name}) => line.startsWith(name));
      const words = line.split(' ').slice(command?.name.split(' ').length ?? 1);
      await (command ? command.run(words, context) : ingest(words, context, {write: () => true}));
      return said.join('\n');
    };
    const refused = async (line: string, reason: RegExp, environment?: Record<string, string>) =>
      assert.rejects(run(line, environment), (error) => error instanceof Error && reason.test(error.message), line);

    test('a dry run tells and stores nothing, and the same file again changes nothing', async () => {
      await writeFile(file, rss('https://congan.example.vn', [{id: '4'}]));
      assert.match(
        await run(`ingest ${file} ${WHERE} --dry-run`),
        /nếu nạp sẽ có: 1 bài mới, 0 thay đổi, 0 không đổi\./,
      );
      assert.match(await run(`ingest ${file} ${WHERE}`), /1 bài mới/);
      assert.match(await run(`ingest ${file} ${WHERE}`), /0 bài mới, 0 thay đổi, 1 không đổi/);
    });

    test('what is no feed, is inside, or is told wrongly, is refused in a sentence', async () => {
      site.serve('/', '<!doctype html><title>Trang chủ</title>');
      for (const command of ['ingest', 'feed add']) {
        await refused(`${command} ${site.url}/ ${WHERE}`, /trang web chứ không phải nguồn tin/);
        await refused(`${command} ${site.url}/khong-co ${WHERE}`, /Trang nguồn trả lời mã 404/);
        await refused(`${command} ${site.url}/ ${WHERE}`, /mạng nội bộ/, {});
        await refused(
          `${command} ${site.url}/ --unit khanh-hoa`,
          /--category, một trong các mã: canh-bao \(Cảnh báo\)/,
        );
        await refused(`${command} ${site.url}/ --category canh-bao`, /đúng một --unit/);
      }
      await refused(`feed add file:///etc/passwd ${WHERE}`, /http:\/\/ hoặc https:\/\//);
      await assert.rejects(run(`feed add khong-phai-dia-chi ${WHERE}`), UsageError);
    });

    test('a feed is registered once, at the address to which it moved, paused, resumed and removed', async () => {
      assert.match(await run('feed list'), /Chưa đăng ký/);
      site.serve('/rss', rss(site.url, [{id: '5'}, {id: '6', published: 'hôm qua'}]));
      site.refuse('/cu', 301, {location: '/rss'});
      assert.match(await run(`feed add ${site.url}/cu ${WHERE}`), /1 bài, 1 mục không nạp được\./);
      await refused(`feed add ${site.url}/rss ${WHERE}`, /đã được đăng ký/);
      assert.match(await run(`ingest ${site.url}/rss ${WHERE}`), /1 bài mới/);
      const listed = await run('feed list');
      const rest = `khanh-hoa · canh-bao · ${site.url}/rss · 1 bài · chưa đọc lần nào · lần tới \\d\\d:\\d\\d \\d+/\\d+/\\d{4}`;
      assert.match(listed, new RegExp(`^\\S+ · ${rest}$`));
      const id = /^\S+/.exec(listed)?.[0] ?? '';
      await run(`feed pause ${id}`);
      assert.match(await run('feed list'), / · tạm ngừng · /);
      await run(`feed resume ${site.url}/rss`);
      assert.doesNotMatch(await run('feed list'), /tạm ngừng/);
      assert.equal(await run(`feed refused ${id}`), 'Mọi mục đều nạp được.');
      assert.match(await run(`feed remove ${id}`), /^Đã bỏ /);
      await refused(`feed remove ${id}`, /Không có nguồn tin/);
      assert.match(await run(`pin ${site.url}/tin/5`), /Đã ghim/, 'what it told has gone with it');
      await run(`pin ${site.url}/tin/5 --off`);
    });

    test('an article is pinned for a week or until a day, by its id or address, and let go', async () => {
      const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
      assert.match(await run('pin hoa-binh'), /^Đã ghim «Bài hoa-binh» \(khanh-hoa\) đến hết ngày \d+\/\d+\/\d{4}\.$/);
      const second = await run(`pin http://www.congan.example.vn/tin/4?utm_source=x --until ${day}`);
      assert.match(second, /Đã ghim «Tin 4».*\nLưu ý: đơn vị còn 1 bài khác đang ghim/);
      assert.match(await run('pin hoa-binh --off'), /^Đã bỏ ghim «Bài hoa-binh»/);
      await refused('pin khong-co', /Không có bài viết nào/);
      await refused('pin hoa-binh --until 2020-01-01', /quá khứ/);
      await refused(`pin hoa-binh --until ${day} --off`, /một trong hai/);
    });
  });
});
