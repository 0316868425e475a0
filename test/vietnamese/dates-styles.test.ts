import {expect} from '@open-wc/testing';
import {DATE_STYLES, formatDateStyle} from '../../src/vietnamese/date-styles.js';
import {formatRelative} from '../../src/vietnamese/relative-date.js';
import {readDate} from '../../src/vietnamese/read-dates.js';

const now = new Date('2026-11-01T10:00:00+07:00');
const at = (text: string) => new Date(text);

describe('the styles of dates', () => {
  for (const [style, moment, vi, en] of [
    ['ngay', '2020-09-28T07:15:00+07:00', '28/09/2020', '28 Sep 2020'],
    ['ngay-ngan', '2018-06-11T07:15:00+07:00', '11/6/2018', '11 Jun 2018'],
    ['ngay-ngan', '2022-10-02T07:15:00+07:00', '2/10/2022', '2 Oct 2022'],
    ['van-ban', '2013-06-03T07:15:00+07:00', '03/6/2013', '3 Jun 2013'],
    ['van-ban', '2013-02-13T07:15:00+07:00', '13/02/2013', '13 Feb 2013'],
    ['thu-ngay', '2022-10-02T07:15:00+07:00', 'Chủ Nhật, 2/10/2022', 'Sunday, 2 Oct 2022'],
    ['day-du', '2018-06-12T08:55:00+07:00', 'Thứ Ba, 12/06/2018, 08:55 [GMT+7]', 'Tuesday, 12 Jun 2018, 08:55 [GMT+7]'],
    ['gach', '2019-09-23T07:15:00+07:00', '23-9-2019', '23-Sep-2019'],
    ['ngay-thang', '2026-09-26T07:15:00+07:00', '26-9', '26 Sep'],
  ] as const) {
    it(`write ${moment} as «${vi}»`, () => {
      expect(formatDateStyle(at(moment), style, 'vi', now)).to.equal(vi);
      expect(formatDateStyle(at(moment), style, 'en', now)).to.equal(en);
    });
  }

  it('tell the year of «ngay-thang» where a reader would take this one', () => {
    expect(formatDateStyle(at('2019-09-26T07:15:00+07:00'), 'ngay-thang', 'vi', now)).to.equal('26-9-2019');
    expect(formatDateStyle(at('2019-09-26T07:15:00+07:00'), 'ngay-thang', 'en', now)).to.equal('26 Sep 2019');
  });

  it('turn the year at midnight in Vietnam, not in Greenwich', () => {
    const newYear = at('2026-12-31T17:30:00Z');
    expect(formatDateStyle(newYear, 'ngay', 'vi', now)).to.equal('01/01/2027');
    expect(formatDateStyle(newYear, 'ngay-thang', 'vi', newYear)).to.equal('1-1');
  });

  it('tell no time of a day without one', () => {
    expect(formatDateStyle(at('2018-06-12T00:00:00+07:00'), 'day-du')).to.equal('Thứ Ba, 12/06/2018');
    expect(formatDateStyle(at('2018-06-12T00:00:00+07:00'), 'day-du', 'en')).to.equal('Tuesday, 12 Jun 2018');
  });

  it('can all be read again as the same day', () => {
    const moment = at('2026-03-04T21:05:00+07:00');
    for (const style of DATE_STYLES) {
      const written = formatDateStyle(moment, style, 'vi', now);
      const reading = readDate(written, {now});
      expect(reading.ok && formatDateStyle(reading.date, 'ngay'), written).to.equal('04/03/2026');
    }
  });
});

describe('relative time', () => {
  for (const [moment, vi, en] of [
    ['2026-11-01T10:00:00+07:00', 'vừa xong', 'just now'],
    ['2026-11-01T09:59:01+07:00', 'vừa xong', 'just now'],
    ['2026-11-01T09:59:00+07:00', '1 phút trước', '1 minute ago'],
    ['2026-11-01T09:55:00+07:00', '5 phút trước', '5 minutes ago'],
    ['2026-11-01T09:00:01+07:00', '59 phút trước', '59 minutes ago'],
    ['2026-11-01T09:00:00+07:00', '1 giờ trước', '1 hour ago'],
    ['2026-11-01T06:30:00+07:00', '3 giờ trước', '3 hours ago'],
    ['2026-10-31T10:00:01+07:00', '23 giờ trước', '23 hours ago'],
    ['2026-10-31T10:00:00+07:00', '31/10/2026', '31 Oct 2026'],
  ] as const) {
    it(`says «${vi}»`, () => {
      expect(formatRelative(at(moment), now)).to.equal(vi);
      expect(formatDateStyle(at(moment), 'tuong-doi', 'en', now)).to.equal(en);
    });
  }

  it('gives the day of what is yet to come', () => {
    expect(formatRelative(at('2026-11-01T10:00:01+07:00'), now)).to.equal('01/11/2026');
  });

  it('counts no hours from a day without a time', () => {
    expect(formatRelative(at('2026-11-01T00:00:00+07:00'), now)).to.equal('01/11/2026');
    expect(formatRelative(at('2026-11-01T00:00:01+07:00'), now)).to.equal('9 giờ trước');
  });
});
