import {expect} from '@open-wc/testing';
import {tonedKey} from '../../src/vietnamese/search.js';

describe('tonedKey', () => {
  it('makes old and new tone placement equal', () => {
    for (const [old, now] of [
      ['hòa', 'hoà'],
      ['khỏe', 'khoẻ'],
      ['ủy ban', 'uỷ ban'],
      ['Thúy', 'thuý'],
      ['TỌA', 'toạ'],
    ] as const) {
      expect(tonedKey(old)).to.equal(tonedKey(now));
    }
  });

  it('keeps what tells words apart', () => {
    const words = ['đạo', 'dạo', 'dao', 'đao', 'hòa', 'hóa', 'hoa', 'hỏa', 'tuý', 'tùy', 'oán', 'oăn'];
    expect(new Set(words.map(tonedKey)).size).to.equal(words.length);
  });

  it('leaves words alone whose tone has one place only', () => {
    for (const word of ['hoặc', 'của', 'quý', 'mùa', 'nguyễn', 'hoàn', 'thủ', 'người', 'bồi']) {
      expect(tonedKey(word)).to.equal(word);
    }
  });

  it('makes composed and decomposed typing, capitals and small letters equal', () => {
    expect(tonedKey('Phản Hồi'.normalize('NFD'))).to.equal('phản hồi');
    expect(tonedKey('ĐƯỜNG')).to.equal('đường');
  });

  it('reaches the words of a sentence and leaves its signs', () => {
    expect(tonedKey('Ủy ban xã Hòa Bình, 25-NQ/TW')).to.equal('uỷ ban xã hoà bình, 25-nq/tw');
  });
});
