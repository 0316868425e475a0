import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import {BYTE_ORDER_MARK, cellText, csvLine} from '../../../../src/shared/csv.js';
import {csvRows} from '../../../src/statistics/import/csv-rows.js';
import {textOf} from '../../../src/statistics/import/rows.js';
import {readCsv} from '../../support/csv.js';

const FORMULA = /^[\s"]*[=+\-@＝＋－＠]/;
const NUMBER = /^-\d+(?:\.\d+)?$/;
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('=1+1', '+', '-', '@SUM(A1)', '＝', '－2', '=HYPERLINK("https://xau.vn";"Bấm")', '-5', '-5.25'),
      fc.constantFrom(';', ',', '\t', '\n', '\r\n', '\r', '"', '""', "'", "''", ' ', '\u00a0', '\u2028', '|'),
      fc.constantFrom('góp ý', 'a', '5'),
      fc.string({maxLength: 3}),
    ),
    {maxLength: 8},
  )
  .map((parts) => parts.join(''));
const rows = fc.array(fc.array(hostile, {minLength: 3, maxLength: 3}), {minLength: 1, maxLength: 4});
const fileOf = (lines: readonly (readonly string[])[]) => lines.map(csvLine).join('');

/**
 * Splits a file as spreadsheets do that separate elsewhere: only a quotation mark at the beginning of a cell quotes.
 * What stands behind the closing one still belongs to the cell.
 */
function cellsBy(separator: string, text: string): string[] {
  const cells: string[] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$))?([^${separator}\\r\\n]*)(?:[${separator}]|\\r\\n?|\\n|$)`, 'gy');
  while (cell.lastIndex < text.length) {
    const [, quoted = '', rest = ''] = cell.exec(text) ?? assert.fail('nothing matched');
    cells.push(quoted.replaceAll('""', '"') + rest);
  }
  return cells;
}

describe('a cell of a CSV file', () => {
  test('is no formula in part or whole, wherever a spreadsheet separates', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        const file = fileOf(lines);
        for (const separator of [',', ';', '\t', ';\t', ';,\t']) {
          for (const cell of cellsBy(separator, file)) {
            assert.ok(!FORMULA.test(cell) || NUMBER.test(cell), `${JSON.stringify(cell)} at «${separator}»`);
          }
        }
        // nor where a program knows no quotation marks
        for (const cell of file.split(/[;\t\r\n]/)) {
          assert.ok(!FORMULA.test(cell), `${JSON.stringify(cell)} without quotation marks`);
        }
      }),
      {numRuns: 3000},
    );
  });

  test('is read back as the same text, also from a file that a spreadsheet has saved its own way', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        const file = fileOf(lines);
        assert.deepEqual(
          readCsv(file).map((cells) => cells.map(cellText)),
          lines,
        );
        for (const delimiter of [',', ';', '\t']) {
          const saved = readCsv(file)
            .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
            .join('\n');
          const again = parse(saved, {delimiter, record_delimiter: '\n', relax_column_count: true});
          assert.deepEqual(
            again.map((cells) => cells.map(cellText)),
            lines,
          );
        }
      }),
      {numRuns: 2000},
    );
  });

  test('that is a number stays one', () => {
    assert.equal(csvLine(['Lạng Sơn', -5, '-5', '-12.25', '5', null, true]), 'Lạng Sơn,-5,-5,-12.25,5,,true\r\n');
  });

  test('of a file written before formulas behind separators were guarded is read as it always was', () => {
    for (const [cell, text] of [
      ["'=1+1", '=1+1'],
      ["'+84 912 345 678", '+84 912 345 678'],
      ["'\t=1", '\t=1'],
      ['chào;=1+1', 'chào;=1+1'],
      ["'Mô hình' mới", "'Mô hình' mới"],
      ["xã Ea H'leo; Krông Pắc", "xã Ea H'leo; Krông Pắc"],
      ["'", "'"],
    ] as const) {
      assert.equal(cellText(cell), text);
    }
  });

  test('takes time in proportion to its length, whatever it is made of', () => {
    for (const part of ['\n', ' ', '"', ';"', "'", '\t ']) {
      const text = part.repeat(200_000);
      const started = performance.now();
      const [[cell = ''] = []] = readCsvQuickly(csvLine([text]));
      assert.equal(cellText(cell), text);
      assert.ok(performance.now() - started < 5000, `${JSON.stringify(part)} took too long`);
    }
  });
});

/** The one cell of a line, without a pattern that a long cell would exhaust. */
function readCsvQuickly(line: string): string[][] {
  const cell = line.slice(0, -2);
  return [[cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell]];
}

describe('figures that are exported', () => {
  test('are imported with the words they had', () => {
    const words = fc
      .array(fc.constantFrom('=1+1', ';', '; ', ' - ', '"', "'", "'=", 'xã', '@', '+5', 'a'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => parts.join('').replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), {minLength: 1, maxLength: 4}), (pairs) => {
        const file =
          BYTE_ORDER_MARK +
          fileOf([
            ['campaign', 'indicator', 'written_as', 'label', 'quote'],
            ...pairs.map(([label, quote]) => ['dan-van', 'nha', '-5', label, quote]),
          ]);
        const {rows: read, errors} = csvRows(textOf(Buffer.from(file)));
        assert.deepEqual(errors, []);
        assert.deepEqual(
          read.map((row) => [row.cell('written_as'), row.cell('label'), row.cell('quote')]),
          pairs.map(([label, quote]) => ['-5', label, quote]),
        );
      }),
    );
  });
});
