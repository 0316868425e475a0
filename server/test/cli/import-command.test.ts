import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {FastifyInstance} from 'fastify';
import type {components} from '../../../src/api/generated/contract.js';
import {createApp} from '../../src/app.js';
import {importObservations} from '../../src/cli/import.js';
import {readConfig} from '../../src/config.js';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {readDemoContent} from '../../src/demo-site/content.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {repositoryRoot} from '../../src/repository-root.js';
import {readCsv} from '../support/csv.js';
import {forEachDatabase, type OpenFresh} from '../support/databases.js';
import {emptyFolder} from '../support/folders.js';
import {sampleEncryption} from '../support/sample-app.js';
import {ServerProcess} from '../support/server-process.js';

type Observation = components['schemas']['Observation'];
type List = components['schemas']['ObservationList'];

const template = fileURLToPath(new URL('docs/mau-nhap-so-lieu.csv', repositoryRoot));

/** A database with the demo's content, the command and the API over it. */
class Bench {
  #folder = '';
  #database: OpenDatabase | undefined;
  #app: FastifyInstance | undefined;

  async prepare(open: OpenFresh, content = readDemoContent()): Promise<void> {
    this.#folder = await emptyFolder();
    const database = await open();
    await fillWhenEmpty(database.db, content, new Date());
    this.#database = database;
    this.#app = await createApp({database, encryption: sampleEncryption, keepAnswersMs: 0, logLevel: 'silent'});
  }

  async remove(): Promise<void> {
    await this.#app?.close();
    await rm(this.#folder, {recursive: true, force: true});
  }

  /** Writes a file. @returns its path */
  async file(name: string, text: string): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, text);
    return path;
  }

  text = (name: string) => readFile(join(this.#folder, name), 'utf8');

  /** Runs the command. @returns all it said, and what it ended with */
  async run(...words: readonly string[]): Promise<{said: string; error: unknown}> {
    assert.ok(this.#database);
    const environment = {INIT_CWD: this.#folder};
    let said = '';
    const write = (text: string) => (said += text);
    const say = (line: string) => void write(`${line}\n`);
    const context = {config: readConfig({}), environment, database: this.#database, now: new Date(), say};
    try {
      await importObservations(words, {...context, write: () => Promise.resolve()}, {write});
      return {said, error: undefined};
    } catch (error) {
      return {said: `${said}${String(error)}`, error};
    }
  }

  /** Runs the command, which has to end well. @returns all it said */
  async import(...words: readonly string[]): Promise<string> {
    const {said, error} = await this.run(...words);
    assert.equal(error, undefined, said);
    return said;
  }

  /** Runs the command, which has to refuse. @returns all it said */
  async refused(...words: readonly string[]): Promise<string> {
    const {said, error} = await this.run(...words);
    assert.ok(error instanceof Error, said);
    return said;
  }

  /** Asks the API. */
  async ask(address: string): Promise<string> {
    const answer = await this.#app?.inject(address);
    assert.equal(answer?.statusCode, 200, answer?.body);
    return answer.body;
  }

  read = async (path: string) => JSON.parse(await this.ask(path)) as Observation;
  list = async (query: string) => JSON.parse(await this.ask(`/v1/statistics?${query}`)) as List;
}

const HEAD = ['id', 'campaign', 'indicator', 'label', 'written_as', 'period', 'unit', 'document', 'issuer'];
const GOOD: Readonly<Record<string, string>> = {
  campaign: 'nam-dan-van-chinh-quyen-2018',
  indicator: 'don-thu',
  ...{label: 'được tiếp nhận', written_as: '1.250', period: '2018-03', unit: 'Công an tỉnh Nghệ An'},
  ...{document: 'Báo cáo tháng 3', issuer: 'Công an tỉnh Nghệ An'},
};
type Cells = Readonly<Record<string, string>>;

/** A file of rows that are good but for what is given, as a Vietnamese Excel saves it. */
function csvOf(rows: readonly Cells[]): string {
  const names = [...new Set([...HEAD, ...rows.flatMap((row) => Object.keys(row))])];
  const quoted = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => names.map((name) => quoted(row[name] ?? GOOD[name] ?? '')));
  return `\uFEFF${[names, ...lines].map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}

forEachDatabase((_name, open, tempDatabase) => {
  describe('the template for officers', () => {
    const bench = new Bench();
    before(() => bench.prepare(open, {...readDemoContent(), observations: [], corrections: []}));
    after(() => bench.remove());

    test('is taken as it is, once', async () => {
      const rows = (await readFile(template, 'utf8')).trim().split('\r\n').length - 1;
      assert.match(await bench.import(template), new RegExp(`Đã nạp: ${rows} mới, 0 đính chính, 0 không đổi`));
      assert.match(await bench.import(template), new RegExp(`Đã nạp: 0 mới, 0 đính chính, ${rows} không đổi`));
      const {items} = await bench.list('indicator=tri-gia-tai-san,cat-giam-tong-cuc');
      assert.deepEqual(
        items.map(({quantity, unit, change}) => [quantity.written_as, quantity.amount, unit.id, change]),
        [
          ['hàng chục tỷ', null, 'tp-ho-chi-minh', null],
          ['06', '6', 'bo-cong-an', 'decrease'],
        ],
      );
    });
  });

  describe('import', () => {
    const bench = new Bench();
    before(() => bench.prepare(open));
    after(() => bench.remove());

    test('of what the API gave out changes nothing', async () => {
      const csv = await bench.file('tra-ve.csv', await bench.ask('/v1/statistics.csv'));
      const items: Observation[] = [];
      let answer = await bench.list('limit=1000');
      for (items.push(...answer.items); answer.page.next !== null; items.push(...answer.items)) {
        answer = await bench.list(`limit=1000&cursor=${answer.page.next}`);
      }
      const unchanged = new RegExp(`Đã nạp: 0 mới, 0 đính chính, ${items.length.toLocaleString('vi')} không đổi`);
      assert.match(await bench.import(csv), unchanged);
      const json = await bench.file('tra-ve.json', JSON.stringify({...answer, items}));
      assert.match(await bench.import(json), unchanged);
      assert.match(await bench.import(template), /Đã nạp: 0 mới, 0 đính chính, \d+ không đổi/);
    });

    test('tells every error of every row and stores nothing', async () => {
      const before = await bench.ask('/v1/statistics.csv');
      const faulty: readonly (readonly [Cells, ...(readonly [column: string, reason: RegExp][])])[] = [
        [{}],
        [{campaign: 'khong-co'}, ['campaign', /Chưa có chiến dịch/]],
        [{indicator: 'chua-khai-bao'}, ['indicator', /indicator_name, measure_kind và measure_name/]],
        [{unit: 'Công an tỉnh Nào'}, ['unit', /Không có đơn vị/]],
        [{unit: 'Ninh Thuận', period: '2026-01'}, ['unit', /đến 30\/6\/2025.*khanh-hoa/]],
        [{written_as: 'nhiều đơn'}, ['written_as', /unquantified/]],
        [{written_as: 'hàng chục nghìn', amount: '10000'}, ['amount', /không nêu con số/]],
        [{written_as: '1.250', amount: '1.25'}, ['amount', /cho ra 1250/]],
        [{written_as: '75 căn nhà'}, ['written_as', /«căn nhà», khác đơn vị tính/]],
        [{period: '2021..2016'}, ['period', /trước khi bắt đầu/]],
        [{measure_kind: 'persons'}, ['measure_kind', /đếm things/]],
        [{currency: 'VND'}, ['currency', /Chỉ số liệu tính bằng tiền/]],
        [{document_date: '1/1/2999'}, ['document_date', /ở tương lai/]],
        [{label: 'nhãn\u0007'}, ['label', /U\+0007/]],
        [{part_of: 'khong-co'}, ['part_of', /Không có số liệu nào/]],
        [{id: 'vong-a', part_of: 'vong-b'}, ['part_of', /vong-a → vong-b → vong-a/]],
        [{id: 'vong-b', part_of: 'vong-a'}, ['part_of', /vong-b → vong-a → vong-b/]],
        [{id: 'vong-a', quote: 'một\nhai'}, ['id', /đã có ở dòng 17/]],
        [{article: 'khong-co'}, ['article', /Không có bài viết/]],
        [{url: 'javascript:alert(1)'}, ['url', /https/]],
        [{period: '2018-13', unit: '', issuer: ''}, ['period', /Không hiểu/], ['unit', /trống/], ['issuer', /trống/]],
      ];
      // rows without an id are told apart by their month, those that are about a period or an id by these
      const rows = faulty.map(([cells], at) => ({period: `${1990 + at}`, ...cells}));
      const report = 'loi.csv';
      const said = await bench.refused(await bench.file('sai.csv', csvOf(rows)), '--report', report);

      // line 19 breaks in a cell, so that the rows behind it stand one line lower
      const lineOf = (at: number) => `dòng ${at + (at > 17 ? 3 : 2)}`;
      const expected = faulty.flatMap(([, ...errors], at) =>
        errors.map(([column, reason]) => [lineOf(at), column, reason] as const),
      );
      const lines = said.split('\n').filter((line) => line.startsWith('dòng '));
      assert.equal(lines.length, expected.length, said);
      expected.forEach(([line, column, reason], at) => {
        assert.ok(lines[at]?.startsWith(`${line}, cột ${column}`), `${lines[at] ?? ''} instead of ${line} ${column}`);
        assert.match(lines[at] ?? '', reason);
      });
      assert.match(said, /20 dòng bị từ chối, 22 lỗi; chưa lưu gì/);

      const [, ...written] = readCsv((await bench.text(report)).slice(1));
      assert.deepEqual(
        written.map(([place, column]) => [place, column]),
        expected.map(([line, column]) => [line, column]),
      );
      assert.equal(await bench.ask('/v1/statistics.csv'), before);
    });

    test('refuses a figure that can be read in two ways until its amount is given', async () => {
      const row = {written_as: '1.500 tỷ', indicator: 'tong-kinh-phi', period: '2017', unit: 'Nghệ An'};
      const said = await bench.refused(await bench.file('hai-cach.csv', csvOf([row])));
      assert.match(said, /dòng 2, cột written_as, «1\.500 tỷ»: Có thể hiểu là \d+ hoặc \d+\./);
      await bench.import(await bench.file('mot-cach.csv', csvOf([{...row, amount: '1500000000'}])), '--dry-run');
    });

    test('takes a correction with its reason as a new revision, and keeps what was known before', async () => {
      const id = 'nghe-an-don-thu';
      const file = (cells: Cells) => bench.file('dinh-chinh.csv', csvOf([{id, period: '2018-04', ...cells}]));
      const first = await file({});
      assert.match(await bench.import(first, '--dry-run'), /Tệp hợp lệ; nếu nạp sẽ có: 1 mới/);
      assert.match(await bench.import(first, '--recorded-at', '10/1/2026'), /Đã nạp: 1 mới/);

      const second = await file({written_as: 'hơn 1.300', revision_note: ''});
      assert.match(
        await bench.refused(second),
        /dòng 2, cột revision_note: Số liệu nghe-an-don-thu đã lưu khác dòng này \(qualifier, amount.*--note/,
      );
      const done = await bench.import(second, '--note', 'Cộng sót một huyện', '--recorded-at', '2026-02-10');
      assert.match(done, /0 mới, 1 đính chính/);
      assert.match(done, /nghe-an-don-thu: 1\.250 → hơn 1\.300 — Cộng sót một huyện/);
      assert.match(await bench.import(second), /0 mới, 0 đính chính, 1 không đổi/);

      const stale = await bench.refused(await file({written_as: '1.400', revision_note: 'Cộng sót một huyện'}));
      assert.match(stale, /của lần đính chính trước/);
      const withdrawn = await file({written_as: 'hơn 1.300', status: 'withdrawn', revision_note: 'Báo cáo đã thu hồi'});
      assert.match(await bench.import(withdrawn, '--recorded-at', '2026-03-10'), /\(rút lại\) — Báo cáo đã thu hồi/);

      const known = async (day: string) => {
        const {quantity, revision, revision_note, status} = await bench.read(`/v1/statistics/${id}?as_of=${day}`);
        return [quantity.written_as, revision, revision_note, status];
      };
      assert.deepEqual(await known('2026-01-31'), ['1.250', 1, null, 'reported']);
      assert.deepEqual(await known('2026-02-28'), ['hơn 1.300', 2, 'Cộng sót một huyện', 'reported']);
      assert.deepEqual(await known('2026-03-31'), ['hơn 1.300', 3, 'Báo cáo đã thu hồi', 'withdrawn']);
    });

    test('declares indicators and campaigns, and takes parts before their whole, marking what they exceed', async () => {
      const indicator = {indicator: 'to-tu-quan', period: '2018-05'};
      const part = {...indicator, measure_name: 'tổ', part_of: 'to-chung'};
      const csv = csvOf([
        {...part, id: 'to-a', written_as: '300', indicator_name: 'Tổ tự quản', measure_kind: 'things'},
        {...part, id: 'to-b', written_as: '250', unit: 'Hà Tĩnh'},
        {...indicator, id: 'to-chung', written_as: '500', unit: 'Bộ Công an'},
      ]);
      const said = await bench.import(await bench.file('phan.csv', csv));
      assert.match(said, /Đã nạp: 3 mới.*\nLưu ý, đã nạp nhưng cần xem lại 1 số liệu chung:\nto-chung: .*lớn hơn/);
      const whole = await bench.read('/v1/statistics/to-chung');
      assert.deepEqual([whole.check?.result, whole.measure], ['exceed', {kind: 'things', name: 'tổ'}]);

      const json = {
        campaigns: [
          {id: 'mua-xuan', name: 'Mùa xuân', summary: '', unit: 'Huế', period: '2026-Q1', documents: ['25/NQ-TW']},
        ],
        indicators: [{id: 'gio-cong', name: 'Giờ công', definition: null, measure: {kind: 'duration', name: 'giờ'}}],
        observations: [
          {
            ...GOOD,
            campaign: 'mua-xuan',
            indicator: 'gio-cong',
            quantity: {written_as: 'gần 1.000 giờ'},
            written_as: undefined,
          },
        ],
      };
      const file = await bench.file('khai-bao.json', JSON.stringify(json));
      assert.match(await bench.import(file), /Đã nạp: 1 mới/);
      assert.match(await bench.import(file), /0 mới, 0 đính chính, 1 không đổi/);
      const [only] = (await bench.list('campaign=mua-xuan')).items;
      assert.deepEqual(
        [only?.quantity.written_as, only?.quantity.amount, only?.measure.name, only?.unit.id],
        ['gần 1.000', '1000', 'giờ', 'nghe-an'],
      );
      const bad = {...json, observations: [{...json.observations[0], quantity: {written_as: '5', amount: '6'}}]};
      assert.match(
        (await bench.run(await bench.file('sai.json', JSON.stringify(bad)))).said,
        /^observations\[0\], cột quantity\.amount, «6»: /m,
      );
    });

    test('says how far it is, and what is wrong with a whole file', async () => {
      const rows = Array.from({length: 4100}, (_, at) => ({
        id: `nhieu-${at}`,
        indicator: 'luot-cong-dan',
        period: `${1950 + (at % 50)}`,
      }));
      const said = await bench.import(await bench.file('nhieu.csv', csvOf(rows)));
      assert.match(said, /Đã kiểm tra 4\.100\/4\.100 dòng/);
      assert.match(said, /Đã ghi 4\.100\/4\.100 dòng/);
      assert.match(said, /4\.100 mới/);

      assert.match(await bench.refused(await bench.file('a.xlsx', 'PK\u0003\u0004')), /CSV UTF-8/);
      assert.match(await bench.refused('khong-co.csv'), /Không đọc được tệp/);
      assert.match(await bench.refused(), /Cần đúng một tệp/);
      assert.match(await bench.refused(template, '--recorded-at', '1/1/2999'), /không được ở tương lai/);
      assert.match(await bench.refused(template, '--dry'), /Không có lựa chọn «--dry»/);
    });
  });

  describe('the command line', () => {
    let folder: string;
    let environment: Record<string, string>;
    before(async () => {
      folder = await emptyFolder();
      const room = await tempDatabase();
      const key = Buffer.alloc(32, 1).toString('base64');
      environment = 'url' in room ? {DATABASE_URL: room.url, DANVAN_KEY: key} : {DATA_DIR: room.dataDir};
      const database = await openDatabase(room);
      await fillWhenEmpty(database.db, readDemoContent(), new Date());
      await database.close();
    });
    after(() => rm(folder, {recursive: true, force: true}));
    const run = async (...words: readonly string[]) => {
      const process = new ServerProcess({...environment, INIT_CWD: folder}, 'import', ...words);
      return {code: await process.ended(), said: process.output};
    };

    test('ends with 0 when all is stored, else with 1 and a sentence', async () => {
      const stored = await run(template);
      assert.equal(stored.code, 0, stored.said);
      assert.match(stored.said, /Đã kiểm tra (\d+)\/\1 dòng/);
      assert.match(stored.said, /^Đã nạp: 0 mới/m);
      await writeFile(join(folder, 'sai.csv'), csvOf([{unit: 'Không có'}]));
      const refused = await run('sai.csv');
      assert.equal(refused.code, 1, refused.said);
      // What is written to the two outputs may be read in either order.
      assert.match(refused.said, /^dòng 2, cột unit, «Không có»: /m);
      assert.match(refused.said, /^Không thực hiện được: 1 dòng bị từ chối/m);
      assert.doesNotMatch(refused.said, /\n\s+at /);
    });
  });
});
