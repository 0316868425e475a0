import {expect} from '@open-wc/testing';
import {fold} from '../../src/vietnamese/search.js';

describe('fold', () => {
  it('makes words with and without diacritics equal', () => {
    expect(fold('Công an')).to.equal('cong an');
    expect(fold('DÂN VẬN KHÉO')).to.equal('dan van kheo');
    expect(fold('Đường đến trường')).to.equal('duong den truong');
  });

  it('makes old and new tone placement equal', () => {
    expect(fold('hòa')).to.equal(fold('hoà'));
    expect(fold('ủy ban')).to.equal(fold('uỷ ban'));
  });

  it('makes composed and decomposed typing equal', () => {
    expect(fold('phản hồi'.normalize('NFD'))).to.equal(fold('phản hồi'.normalize('NFC')));
  });

  it('reaches every Vietnamese letter', () => {
    const letters = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
    expect(fold(letters + letters.toUpperCase())).to.match(/^[a-z]+$/);
  });

  it('keeps numbers and signs of documents', () => {
    expect(fold('Nghị quyết 25-NQ/TW')).to.equal('nghi quyet 25-nq/tw');
  });
});
