import {expect} from '@open-wc/testing';
import {formatDateLine} from '../../src/vietnamese/date-styles.js';
import {formatDay, formatDayTime, toRfc3339} from '../../src/vietnamese/dates.js';

describe('dates', () => {
  const printed = new Date('2018-06-12T08:55:00+07:00');

  it('writes a day as Vietnamese pages do', () => {
    expect(formatDay(printed)).to.equal('12/06/2018');
    expect(formatDay(printed, 'en')).to.equal('12 Jun 2018');
  });

  it('writes the date line with weekday first and time last', () => {
    expect(formatDateLine(printed)).to.equal('Thứ Ba, 12/06/2018, 08:55');
    expect(formatDateLine(new Date('2022-10-02T08:00:00+07:00'))).to.equal('Chủ Nhật, 02/10/2022, 08:00');
    expect(formatDateLine(printed, 'en')).to.equal('Tuesday, 12 Jun 2018, 08:55');
  });

  it('shows the day in Vietnam for a moment that is still the day before in UTC', () => {
    const earlyMorning = new Date('2026-10-31T18:30:00Z');
    expect(formatDayTime(earlyMorning)).to.equal('01/11/2026, 01:30');
  });

  it('writes RFC 3339 with the offset of Vietnam and reads back as the same moment', () => {
    expect(toRfc3339(printed)).to.equal('2018-06-12T08:55:00+07:00');
    expect(new Date(toRfc3339(printed)).getTime()).to.equal(printed.getTime());
  });
});
