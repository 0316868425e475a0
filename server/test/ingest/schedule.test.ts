import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {ConfigError, readIngestSettings} from '../../src/config.js';
import {citedDocuments} from '../../src/ingest/article-row.js';
import {intervalAfter, intervalAfterFailure, nextReading} from '../../src/ingest/poll.js';

const NOW = new Date('2026-11-23T08:00:00+07:00');

describe('how often a feed is read', () => {
  test('a quiet feed is asked less and less often, a busy one as often as allowed', () => {
    const quiet = Array.from({length: 12}, () => 0).reduce((minutes: number) => intervalAfter(minutes, false, 15), 15);
    assert.equal(quiet, 240);
    assert.equal(intervalAfter(240, true, 15), 120);
    assert.equal(intervalAfter(20, true, 15), 15);
    assert.equal(intervalAfter(1440, false, 720), 1440);
  });

  test('a failing feed is left alone for twice as long each time, up to a day', () => {
    const waits = [1, 2, 3, 7, 8, 500].map((failures) => intervalAfterFailure(failures, 15));
    assert.deepEqual(waits, [30, 60, 120, 1440, 1440, 1440]);
  });

  test('what the source asks for is kept up to a day, and feeds drift apart', () => {
    const minutesTo = (asked: number, random: number) =>
      (nextReading(NOW, 15, asked, random).getTime() - NOW.getTime()) / 60_000;
    assert.deepEqual([minutesTo(0, 0), minutesTo(60, 0), minutesTo(100_000, 0)], [15, 60, 1440]);
    assert.ok(minutesTo(0, 0.99) > 16 && minutesTo(0, 0.99) < 17);
  });

  test('the settings are read, and a wrong one is named', () => {
    assert.deepEqual(readIngestSettings({}), {intervalMinutes: 15, allowPrivate: false});
    assert.deepEqual(readIngestSettings({INGEST_INTERVAL: '0', INGEST_ALLOW_PRIVATE: '1'}), {
      intervalMinutes: 0,
      allowPrivate: true,
    });
    for (const wrong of [
      {INGEST_INTERVAL: '-1'},
      {INGEST_INTERVAL: '1441'},
      {INGEST_INTERVAL: 'x'},
      {INGEST_ALLOW_PRIVATE: 'có'},
    ]) {
      assert.throws(
        () => readIngestSettings(wrong),
        (error) => error instanceof ConfigError && error.message.startsWith(Object.keys(wrong)[0] ?? ''),
      );
    }
  });
});

describe('the documents that an article cites', () => {
  const numbers = (text: string) => citedDocuments(text).numbers;

  test('are known by their numbers as they are written', () => {
    const written = [
      '25-NQ/TW',
      '25/NQ-TW',
      '43-KL/TW',
      '784-QĐ/TU',
      '08-CTHĐ/TU',
      '04/CT-UBND',
      '41-CTr/TU',
      '22-CTr/ĐUCA-V28',
    ];
    assert.deepEqual(numbers(`Thực hiện ${written.join(', ')}.`), written);
    assert.deepEqual(numbers('Thông tư 26/2020/TT-BTTTT; Nghị quyết số 202/2025/QH15, Nghị định 356/2025/NĐ-CP.'), [
      '26/2020/TT-BTTTT',
      '202/2025/QH15',
      '356/2025/NĐ-CP',
    ]);
  });

  test('are no dates, plates, telephone numbers or addresses', () => {
    assert.deepEqual(
      numbers('Ngày 12/06/2018, 26-9, xe 85-B1/23456, 61C-123.45, km 12/QL1A, 24/7, 113/Công an, nhà 12/3A.'),
      [],
    );
  });

  test('with a bare number are told by their kind', () => {
    const text =
      'Theo Kế hoạch số 242 và Chương trình phối hợp 38; kế hoạch 5.000 căn, chỉ thị 09-CT/TW, quyết định 2026a.';
    assert.deepEqual(citedDocuments(text).named, ['Kế hoạch 242', 'Chương trình phối hợp 38']);
  });
});
