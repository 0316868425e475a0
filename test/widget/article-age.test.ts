import {expect} from '@open-wc/testing';
import {isNew, isOld} from '../../src/widget/article-age.js';

const now = new Date('2026-11-01T10:00:00+07:00');

describe('the age of an article', () => {
  it('is new for a day', () => {
    expect(isNew('2026-11-01T10:00:00+07:00', now)).to.equal(true);
    expect(isNew('2026-10-31T10:00:01+07:00', now)).to.equal(true);
    expect(isNew('2026-10-31T10:00:00+07:00', now)).to.equal(false);
  });

  it('is new for as long as the page says, or never', () => {
    expect(isNew('2026-10-30T10:00:00+07:00', now, 72)).to.equal(true);
    expect(isNew('2026-11-01T10:00:00+07:00', now, 0)).to.equal(false);
  });

  it('is not new before its time has come', () => expect(isNew('2026-11-01T10:00:01+07:00', now)).to.equal(false));

  it('is old after thirty days', () => {
    expect(isOld('2026-10-02T10:00:00+07:00', now)).to.equal(true);
    expect(isOld('2026-10-02T10:00:01+07:00', now)).to.equal(false);
  });

  it('is old when the page says, or never', () => {
    expect(isOld('2026-10-25T10:00:00+07:00', now, 7)).to.equal(true);
    expect(isOld('2012-01-01T10:00:00+07:00', now, 0)).to.equal(false);
  });

  it('is neither where no date is known', () => {
    expect(isNew('', now)).to.equal(false);
    expect(isOld('', now)).to.equal(false);
  });
});
