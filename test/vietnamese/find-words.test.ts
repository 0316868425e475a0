import {expect} from '@open-wc/testing';
import {findWords, wordMatch} from '../../src/vietnamese/search.js';

/** What would be marked. */
const marked = (text: string, query: string) => findWords(text, query).map(({start, end}) => text.slice(start, end));

describe('finding words in a text', () => {
  for (const [text, query, expected] of [
    ['Công an tỉnh Khánh Hòa', 'cong an', ['Công an']],
    ['Công an tỉnh Khánh Hòa', 'CÔNG AN', ['Công an']],
    ['Mô hình “Dân vận khéo” ở cơ sở', 'dan van kheo', ['Dân vận khéo']],
    ['Hòa Bình và Hoà Bình', 'hoa binh', ['Hòa Bình', 'Hoà Bình']],
    ['Hòa Bình và Hoà Bình', 'hòa bình', ['Hòa Bình', 'Hoà Bình']],
    ['Ủy ban và Uỷ ban', 'uỷ ban', ['Ủy ban', 'Uỷ ban']],
    ['Chỉ đạo phòng, chống lừa đảo; dao động', 'đạo', ['đạo']],
    ['Chỉ đạo phòng, chống lừa đảo; dao động', 'dao', ['đạo', 'đảo', 'dao']],
    ['Con dao', 'đạo', ['dao']],
    ['Nghị quyết 25-NQ/TW', '25 NQ/TW', ['25-NQ/TW']],
    ['công, an', 'công an', ['công, an']],
    ['Khéo dân vận', 'dan van kheo', ['dân vận']],
    ['Lừa đảo qua điện thoại', 'lua dao dien thoai', ['Lừa đảo', 'điện thoại']],
    ['Lừa đảo, lua dao', 'lừa đảo', ['Lừa đảo']],
    ['Cộng đồng an toàn', 'cong an', []],
    ['An toàn giao thông', 'công an', []],
    ['Toàn dân', 'to', []],
    ['dân dân dân', 'dân dân', ['dân dân']],
    ['Công an', ' “,. ', []],
    ['', 'công an', []],
  ] as const) {
    it(`marks ${expected.map((part) => `«${part}»`).join(', ') || 'nothing'} in «${text}» for «${query}»`, () => {
      expect(marked(text, query)).to.deep.equal(expected);
    });
  }

  it('finds the place in decomposed text as well', () => {
    const text = 'Lực lượng Công an'.normalize('NFD');
    expect(marked(text, 'công an')).to.deep.equal(['Công an'.normalize('NFD')]);
    expect(marked('Công an', 'công an'.normalize('NFD'))).to.deep.equal(['Công an']);
  });

  for (const [text, query, expected] of [
    ['Chỉ đạo', 'đạo', 'toned'],
    ['Con dao', 'đạo', 'folded'],
    ['Chỉ đạo', 'dao', 'folded'],
    ['Chỉ đạo', 'dân', 'none'],
    ['Lừa đảo qua điện thoại', 'lừa đảo điện thoại', 'toned'],
    ['Lừa đảo qua điện thoại', 'lua dao dien thoai', 'folded'],
    ['Lừa đảo qua tin nhắn', 'lừa đảo điện thoại', 'none'],
    ['Cộng đồng an toàn', 'cong an', 'none'],
    ['Dân làm khéo việc vận động', 'dan van kheo', 'none'],
    ['Công an', '', 'none'],
    ['', 'công an', 'none'],
  ] as const) {
    it(`tells that «${text}» answers «${query}»: ${expected}`, () => {
      expect(wordMatch(text, query)).to.equal(expected);
    });
  }
});
