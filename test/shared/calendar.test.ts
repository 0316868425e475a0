import {expect} from '@open-wc/testing';
import {isDay} from '../../src/shared/calendar.js';
import {readDay, vietnameseDay} from '../../src/shared/period.js';

describe('a day', () => {
  it('is one that the calendar has', () => {
    for (const day of ['2024-02-29', '2026-12-31', '0001-01-01']) expect(isDay(day), day).to.equal(true);
    for (const text of [
      '2025-02-29',
      '2026-02-31',
      '2026-13-01',
      '2026-00-10',
      '2026-6-30',
      '30/6/2026',
      '2026-06-30 ',
      '',
    ]) {
      expect(isDay(text), text).to.equal(false);
    }
  });

  it('is read as Vietnamese and international hands write it', () => {
    for (const text of ['2/10/2022', '02-10-2022', '2.10.2022', '2022-10-02']) {
      expect(readDay(text), text).to.equal('2022-10-02');
    }
    for (const text of ['29/2/2025', '31/4/2026', '10/2022', '1/1/22', '1/1/1899']) {
      expect(readDay(text), text).to.equal(undefined);
    }
  });

  it('is written without needless zeros', () => {
    expect(vietnameseDay('2022-10-02')).to.equal('2/10/2022');
  });
});
