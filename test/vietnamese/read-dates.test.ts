import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {formatDateLine} from '../../src/vietnamese/date-styles.js';
import {formatDay, formatDayTime, toRfc3339} from '../../src/vietnamese/dates.js';
import {type DateContext, readDate} from '../../src/vietnamese/read-dates.js';

const DAY = '2018-06-12T00:00:00+07:00';
const MORNING = '2018-06-12T08:55:00+07:00';

/** The moment in Vietnam's clock, or the reason of the refusal. */
function read(text: string, context?: DateContext): string {
  const reading = readDate(text, context);
  return reading.ok ? toRfc3339(reading.date) : reading.reason;
}

describe('readDate', () => {
  it('reads the spellings of the sites', () => {
    expect(read('28/09/2020')).to.equal('2020-09-28T00:00:00+07:00');
    expect(read('Chủ Nhật, 2/10/2022')).to.equal('2022-10-02T00:00:00+07:00');
    expect(read('Thứ Ba, 12/06/2018, 08:55 [GMT+7]')).to.equal(MORNING);
    expect(read('11/6/2018')).to.equal('2018-06-11T00:00:00+07:00');
    expect(read('03/6/2013')).to.equal('2013-06-03T00:00:00+07:00');
    expect(read('23-9-2019')).to.equal('2019-09-23T00:00:00+07:00');
    expect(read('26-9', {yearFromContext: 2019})).to.equal('2019-09-26T00:00:00+07:00');
  });

  it('reads days in words, with or without diacritics, composed or not', () => {
    for (const text of [
      'ngày 12 tháng 6 năm 2018',
      'Ngày 12 Tháng Sáu, 2018',
      'ngay 12 thang 6 nam 2018',
      'Thứ ba, ngày 12/06/2018',
      'T3, 12-6-2018',
      '12.6.2018',
      '12 / 06 / 2018',
      '2018/06/12',
      'Jun 12, 2018',
      '12 June 2018',
    ]) {
      expect(read(text), text).to.equal(DAY);
      expect(read(text.normalize('NFD')), `${text}, decomposed`).to.equal(DAY);
    }
    expect(read('ngày 3 tháng năm năm 2019')).to.equal('2019-05-03T00:00:00+07:00');
    expect(read('1 tháng mười hai 2019')).to.equal('2019-12-01T00:00:00+07:00');
  });

  it('reads times as they are written in Vietnam', () => {
    for (const text of [
      '08:55 12/06/2018',
      '8h55 ngày 12/6/2018',
      '8 giờ 55 phút, ngày 12 tháng 6 năm 2018',
      '12/06/2018 | 8:55 SA',
      '12/06/2018 - 08:55 (GMT+7)',
      'Thứ 3, 12/06/2018\u00A0lúc 08:55',
    ]) {
      expect(read(text), text).to.equal(MORNING);
    }
    expect(read('12/06/2018 08:55:10 CH')).to.equal('2018-06-12T20:55:10+07:00');
    expect(read('12:30 AM 12/06/2018')).to.equal('2018-06-12T00:30:00+07:00');
  });

  it('reads the dates of feeds, in their zone, or Vietnam’s where they name none', () => {
    for (const text of [
      'Tue, 12 Jun 2018 08:55:00 +0700',
      'Tue, 12 Jun 2018 01:55:00 GMT',
      'Tue, 12 Jun 18 01:55 Z',
      'Mon, 11 Jun 2018 21:55:00 EDT',
      'Fri, 12 Jun 2018 08:55:00',
      'Thứ Ba, 12 Jun 2018 08:55:00',
      'Tue Jun 12 2018 08:55:00 GMT+0700 (Giờ Đông Dương)',
      '2018-06-12T08:55:00+07:00',
      '2018-06-12T01:55:00Z',
      '2018-06-12T01:55:00.000Z',
      '2018-06-12t08:55',
      '2018-06-12 08:55:00',
      '2018-06-12 08:55:00+0700',
    ]) {
      expect(read(text), text).to.equal(MORNING);
    }
    expect(read('Sun, 12 Jun 94 08:55:00 +0700')).to.equal('1994-06-12T08:55:00+07:00');
  });

  it('says whether there was a time, and keeps the day of Vietnam where there was none', () => {
    expect(readDate('12/06/2018')).to.include({ok: true, hasTime: false, assumedYear: false});
    expect(readDate('12/06/2018 00:00')).to.include({ok: true, hasTime: true});
    expect(read('2018-06-12')).to.equal(DAY);
  });

  it('takes a missing year from the context only, and says so', () => {
    const now = new Date('2020-09-26T10:00:00+07:00');
    expect(readDate('26-9', {now})).to.include({ok: true, assumedYear: true});
    expect(read('26-9', {now})).to.equal('2020-09-26T00:00:00+07:00');
    expect(read('27/9', {now})).to.equal('2019-09-27T00:00:00+07:00');
    expect(read('26/9 11:00', {now})).to.equal('2019-09-26T11:00:00+07:00');
    expect(read('27/9', {now, yearFromContext: 2020})).to.equal('2020-09-27T00:00:00+07:00');
    expect(read('29-2', {yearFromContext: 2023})).to.equal('impossible');
    expect(read('26-9')).to.equal('no_year');
  });

  it('never takes the month before the day, nor a day that does not exist', () => {
    for (const text of [
      '31/02/2020',
      '06/25/2020',
      '29/2/2023',
      '0/1/2020',
      '2020-13-01',
      '12/06/2018 25:00',
      '12/06/2018 08:61',
      '12/06/2018 08:00 +2500',
    ]) {
      expect(read(text), text).to.equal('impossible');
    }
    expect(read('05/06/2020')).to.equal('2020-06-05T00:00:00+07:00');
  });

  it('refuses what is not surely one date', () => {
    for (const text of [
      'hôm qua',
      '3 giờ trước',
      '2018',
      '12',
      'tháng 6/2018',
      '1/1/22',
      '12/06-2018',
      '12/06/2018 - 14/06/2018',
      '20180612',
      '1528768500',
      '5.9',
      'Tue, 12 Jun 2018 08:55 CET',
      'x'.repeat(1e6),
    ]) {
      expect(read(text), text.slice(0, 40)).to.equal('unknown');
    }
    expect(read(' \u00A0 ')).to.equal('empty');
  });

  const moments = fc
    .date({min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true})
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));

  it('reads back whatever is printed, in every style', () => {
    fc.assert(
      fc.property(moments, (date) => {
        for (const text of [
          formatDateLine(date),
          formatDayTime(date),
          toRfc3339(date),
          date.toISOString(),
          date.toUTCString(),
          `${formatDateLine(date)} [GMT+7]`,
          formatDayTime(date, 'en'),
          formatDateLine(date, 'en'),
        ]) {
          expect(read(text), text).to.equal(toRfc3339(date));
        }
        const day = `${toRfc3339(date).slice(0, 10)}T00:00:00+07:00`;
        for (const text of [
          formatDay(date),
          formatDay(date, 'en'),
          formatDay(date).replaceAll('/', '-'),
          formatDay(date).replaceAll('/0', '/'),
        ]) {
          expect(read(text), text).to.equal(day);
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => void readDate(text)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('12', '/', '-', ':', ' ', 'gmt', '+', '[', 'thứ', 'ba', 'jun', '2018', 'h', ',')),
        (parts) => void readDate(parts.join('')),
      ),
    );
  });
});
