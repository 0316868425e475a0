import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {cellText} from '../../../../src/shared/csv.js';
import {readCsv} from '../../support/csv.js';
import {forEachDatabase} from '../../support/databases.js';
import {assertAsPromised} from '../../support/sample-app.js';
import {giveToken, Officer, storeMessage} from '../../support/staff.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const hostileCells = [
  '=HYPERLINK("https://xau.example","Bấm")',
  '+84 912 345 678',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  'chào;=1+1;hết',
  'chào; "\t@SUM(1)',
  'các điểm:\r\n- một\n- hai',
  'dòng một\r\ndòng "hai", ba',
  '"',
  ',',
  '<script>alert(1)</script>',
];

forEachDatabase((_name, open) => {
  let officer: Officer;
  let manager: Officer;
  const contact = {
    name: 'Nguyễn Thị Ánh',
    phone: '0912345678',
    email: 'anh@example.vn',
    address: JSON.stringify({province: '01', commune: '00004'}),
  };
  const sample = withSampleApp({open});
  before(async () => {
    officer = new Officer(sample.app, await giveToken(sample.database, {units: ['khanh-hoa']}));
    manager = new Officer(sample.app, await giveToken(sample.database, {name: 'Trưởng phòng', role: 'manager'}));
    for (const [index, message] of hostileCells.entries()) {
      await storeMessage(sample.database, {message, contact, received_at: new Date(1_770_000_000_000 - index)});
    }
    await storeMessage(sample.database, {unit_id: 'an-giang', contact});
    await storeMessage(sample.database, {spam: true, message: 'Mua ngay'});
  });

  const table = async (who: Officer, query = '') => {
    const response = await who.get(`export.csv${query}`);
    assert.equal(response.statusCode, 200, response.body.slice(0, 500));
    assertAsPromised('exportFeedbackCsv', response);
    assert.equal(response.rawPayload.subarray(0, 3).toString('hex'), 'efbbbf', 'no byte order mark');
    const [headings = [], ...rows] = readCsv(response.body.replace(/^\uFEFF/, ''));
    for (const row of rows) assert.equal(row.length, headings.length);
    return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
  };

  describe('the export', () => {
    test('opens in a spreadsheet with every text whole and none of them a formula', async () => {
      const rows = await table(officer);
      assert.deepEqual(
        rows.map((row) => cellText(row['Nội dung'] ?? '')),
        hostileCells,
      );
      for (const row of rows) {
        for (const cell of Object.values(row)) {
          for (const part of cell.split(/[;\t\r\n]/)) assert.doesNotMatch(part, /^[\s"]*[=+\-@]/);
        }
      }
    });

    test('has a name with the day, is masked, kept by nobody and recorded', async () => {
      await sample.database.db.deleteFrom('audit').execute();
      const response = await officer.get('export.csv');
      assert.match(
        String(response.headers['content-disposition']),
        /^attachment; filename="phan-hoi-\d{4}-\d{2}-\d{2}\.csv"$/,
      );
      assert.equal(response.headers['cache-control'], 'no-store');
      assert.doesNotMatch(response.body, /Nguyễn|0912345678|anh@|Ba Đình|Mua ngay/);
      const [first] = await table(officer);
      const shown = ['Họ và tên', 'Điện thoại', 'Thư điện tử', 'Địa chỉ'].map((heading) => first?.[heading]);
      assert.deepEqual(shown, ['N*** T*** Á***', '09** *** *78', 'a***@example.vn', 'Thành phố Hà Nội']);
      const [line] = await sample.database.db.selectFrom('audit').selectAll().execute();
      assert.deepEqual([line?.action, line?.unit_id], ['export', 'khanh-hoa']);
      assert.match(line?.detail ?? '', /csv, đã che/);
    });

    test('is whole for a manager who asks for it, and the trail says so', async () => {
      await sample.database.db.deleteFrom('audit').execute();
      const rows = await table(manager, '?personal=full&unit=khanh-hoa');
      assert.equal(rows.length, hostileCells.length);
      assert.deepEqual(
        [rows[0]?.['Họ và tên'], rows[0]?.['Điện thoại'], rows[0]?.['Địa chỉ']],
        [contact.name, contact.phone, 'Phường Ba Đình, Thành phố Hà Nội'],
      );
      const [line] = await sample.database.db.selectFrom('audit').selectAll().execute();
      assert.match(line?.detail ?? '', /đầy đủ/);
      assert.equal((await table(manager)).length, hostileCells.length + 1);
    });

    test('is the same as JSON Lines, text untouched', async () => {
      const response = await officer.get('export.jsonl');
      assertAsPromised('exportFeedbackJsonLines', response);
      assert.match(response.body, /\n$/);
      const messages = response.body
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      assert.deepEqual(
        messages.map((message) => typeof message === 'object' && message && 'message' in message && message.message),
        hostileCells,
      );
    });

    test('goes beyond one reading from the database, each message once', async () => {
      const many = 1203;
      const moment = new Date('2026-07-01T03:00:00Z');
      const first = await storeMessage(sample.database, {unit_id: 'da-nang', received_at: moment});
      const {
        id: _id,
        search: _search,
        ...row
      } = await sample.database.db
        .selectFrom('feedback')
        .selectAll()
        .where('receipt_code', '=', first)
        .executeTakeFirstOrThrow();
      const copies = Array.from({length: many - 1}, (_, index) => ({
        ...row,
        id: crypto.randomUUID(),
        idempotency_key: crypto.randomUUID(),
        receipt_code: `DN-2222-${String(index).padStart(4, '0')}`,
      }));
      for (let start = 0; start < copies.length; start += 300) {
        await sample.database.db
          .insertInto('feedback')
          .values(copies.slice(start, start + 300))
          .execute();
      }
      const rows = await table(manager, '?unit=da-nang&from=2026-07-01&to=2026-07-01');
      assert.equal(rows.length, many);
      assert.equal(new Set(rows.map((each) => each['Mã phản hồi'])).size, many);
    });
  });
});
