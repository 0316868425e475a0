import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {csvRows} from '../../../src/statistics/import/csv-rows.js';
import {jsonRows} from '../../../src/statistics/import/json-rows.js';
import {inWords, textOf} from '../../../src/statistics/import/rows.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (text: string) => csvRows(textOf(bytes(text)));
const json = (value: unknown) => jsonRows(JSON.stringify(value));
const HEAD = 'campaign,indicator,written_as,label';

describe('the bytes of a file', () => {
  const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  for (const [what, file, advice] of [
    ['a spreadsheet of Excel', latin('PK\u0003\u0004…'), /CSV UTF-8/],
    ['an old spreadsheet', latin('\u00D0\u00CF\u0011\u00E0'), /CSV UTF-8/],
    ['UTF-16', latin('\u00FF\u00FEc\0a\0'), /UTF-16.*CSV UTF-8/],
    ['another encoding', latin('campaign\nC\u00F4ng an \u00FD'), /khác UTF-8.*CSV UTF-8/],
    ['no text at all', latin('a\0b'), /ký tự rỗng/],
    ['nothing', latin(' \r\n'), /Tệp trống/],
  ] as const) {
    test(`of ${what} are refused with what to do`, () => {
      assert.throws(() => textOf(file), {name: 'ImportFileError', message: advice});
    });
  }

  test('are read with and without a byte order mark, whatever ends the lines', () => {
    assert.equal(textOf(bytes('\uFEFFĐơn vị\r\nHuế\rHà Nội\n')), 'Đơn vị\nHuế\nHà Nội\n');
  });
});

describe('a CSV file', () => {
  const placesOf = (text: string) => csv(text).rows.map(({place, cell}) => [place, cell('written_as'), cell('label')]);

  test('is read alike with commas, with the semicolons of a Vietnamese Excel, and with tabs', () => {
    const rows = [['dòng 2', 'hơn 9,3 triệu', 'được, vận động; rộng']];
    assert.deepEqual(placesOf(`\uFEFF${HEAD}\r\na,b,"hơn 9,3 triệu","được, vận động; rộng"\r\n`), rows);
    assert.deepEqual(placesOf(`${HEAD.replaceAll(',', ';')}\na;b;hơn 9,3 triệu;"được, vận động; rộng"`), rows);
    assert.deepEqual(placesOf(`${HEAD.replaceAll(',', '\t')}\na\tb\thơn 9,3 triệu\tđược, vận động; rộng\n`), rows);
  });

  test('keeps the line numbers of an editor through line breaks in cells and through empty lines', () => {
    const text = `${HEAD}\r\n\r\na,b,1,"một\r\nhai\r\n\r\nba"\r\n,,,\r\na,b,2,"một ""hai"""\r\n`;
    assert.deepEqual(placesOf(text), [
      ['dòng 3', '1', 'một hai ba'],
      ['dòng 8', '2', 'một "hai"'],
    ]);
  });

  test('gives back what the API made safe for spreadsheets', () => {
    const [row] = csv(`${HEAD}\na,b,1,'=tổng`).rows;
    assert.equal(row?.cell('label'), '=tổng');
  });

  test('tells rows with too many or too few cells', () => {
    const {rows, errors} = csv(`${HEAD}\na,b,9,3,nhãn\na,b\na,b,1,nhãn\n`);
    assert.equal(rows.length, 1);
    assert.deepEqual(
      errors.map(({place, found}) => [place, found]),
      [
        ['dòng 2', 'a b 9 3 nhãn'],
        ['dòng 3', 'a b'],
      ],
    );
    assert.match(errors[0]?.reason ?? '', /5 ô.*4 cột.*ngoặc kép/);
  });

  test('names the line whose quotation mark is never closed, and keeps the rows before it', () => {
    const {rows, errors} = csv(`${HEAD}\na,b,1,"x\ny"\na,b,2,"mở\na,b,3,z\n`);
    assert.equal(rows.length, 1);
    assert.deepEqual(errors.map(inWords), [
      'dòng 4: Có dấu ngoặc kép " mở mà không đóng, nên không đọc được phần còn lại của tệp. Hãy thêm dấu " ở cuối ô.',
    ]);
    assert.match(csv(`${HEAD}\na,b,1,"x" y\n`).errors.map(inWords).join(), /^dòng 2: Dấu ngoặc kép " đặt sai chỗ/);
    assert.match(
      csv(`${HEAD}\na,b,1,x\na,b,1,${'x'.repeat(200_001)}\n`)
        .errors.map(inWords)
        .join(),
      /^dòng 3: .*200\.000/,
    );
  });

  test('is refused whole where its headings do not tell what the cells are', () => {
    const refused = (text: string, reason: RegExp) =>
      assert.throws(() => csv(text), {name: 'ImportFileError', message: reason});
    refused('Đơn vị,Số liệu\n1,2\n', /thiếu cột campaign, indicator, written_as; không hiểu cột «đơn vị», «số liệu»/);
    refused(`${HEAD},unit,UNIT\n`, /cột unit có hai lần/);
    refused(`${HEAD},ghi chú\n`, /không hiểu cột «ghi chú». Các cột dùng được: id, campaign/);
  });
});

describe('a JSON file', () => {
  test('may nest an observation as the API does, or lay it flat; what the server works out is not looked at', () => {
    const nested = {
      unit: {id: 'hue', name: 'Công an thành phố Huế', short_name: 'Huế'},
      quantity: {written_as: '06', amount: '6', amount_max: null, scale: 0},
      coverage: null,
      target: {id: 'muc-tieu', label: 'khác', quantity: {written_as: '9'}},
      ...{previous: {id: 'truoc'}, check: null, revision: 2, recorded_at: '2026-01-01T00:00:00.000+07:00'},
    };
    const {rows, errors} = json({items: [nested], indicators: [], breakdowns: [], page: {next: null}});
    assert.deepEqual(errors, []);
    const [row] = rows;
    assert.deepEqual(
      (['unit', 'written_as', 'amount', 'amount_max', 'scale', 'target'] as const).map((column) => row?.cell(column)),
      ['hue', '06', '6', undefined, '0', 'muc-tieu'],
    );
    assert.equal(row?.nameOf('amount'), 'quantity.amount');
    assert.equal(json([{unit: 'hue', written_as: 6}]).rows[0]?.cell('written_as'), '6');
  });

  test('tells the path of what it cannot take', () => {
    const {errors} = json({
      observations: [{unit: ['hue']}, {quantity: {about: 3}}, {amount: '1', quantity: {amount: '1'}}, 5],
    });
    assert.deepEqual(
      errors.map(({place, column, found}) => [place, column, found]),
      [
        ['observations[0]', 'unit', '["hue"]'],
        ['observations[1]', 'quantity.about', '3'],
        ['observations[2]', 'quantity.amount', '"1"'],
        ['observations[3]', null, '5'],
      ],
    );
  });

  test('is refused whole where it is no JSON, with the line, or another shape', () => {
    assert.throws(() => jsonRows('{\n"observations": [\n{"id": }]}'), {message: /dòng 3/});
    assert.throws(() => json({data: []}), {message: /"observations": \[…\].*«data»/});
  });
});
