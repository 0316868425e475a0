import {expect} from '@open-wc/testing';
import {countGraphemes, firstGraphemes} from '../../src/vietnamese/graphemes.js';

describe('countGraphemes', () => {
  it('counts the same however the words were typed', () => {
    expect(countGraphemes('phản hồi'.normalize('NFC'))).to.equal(8);
    expect(countGraphemes('phản hồi'.normalize('NFD'))).to.equal(8);
  });

  it('counts an emoji of several code points as one', () => {
    expect(countGraphemes('👨‍👩‍👧')).to.equal(1);
  });

  it('counts no character twice or half, wherever in a long text it stands', () => {
    const families = '👨‍👩‍👧'.repeat(2500);
    const flags = '🇻🇳'.repeat(2500);
    const persons = '👩\u200D🦰'.repeat(2500);
    for (let before = 0; before < 12; before++) {
      expect(countGraphemes('a'.repeat(before) + families + flags + persons)).to.equal(before + 7500);
    }
  });

  it('counts a letter with its marks as one, between plain letters and at the end of long words', () => {
    expect(countGraphemes('phản hồi '.normalize('NFD').repeat(5000))).to.equal(45_000);
    expect(countGraphemes(`${'a'.repeat(600)}\u0301b\u0323\u0302`)).to.equal(601);
    expect(countGraphemes('a\r\n\r\nb')).to.equal(4);
  });

  it('makes no segmenter for a text of plain letters, which would keep a phone busy while the form is drawn', async () => {
    const {Segmenter} = Intl;
    let made = 0;
    class CountedSegmenter extends Segmenter {
      constructor(...options: ConstructorParameters<typeof Segmenter>) {
        super(...options);
        made += 1;
      }
    }
    Reflect.set(Intl, 'Segmenter', CountedSegmenter);
    try {
      const address = new URL('../../src/vietnamese/graphemes.ts?fresh', import.meta.url).href;
      const fresh = (await import(address)) as {countGraphemes: typeof countGraphemes};
      expect(fresh.countGraphemes('Đề nghị công khai lịch tiếp công dân.')).to.equal(37);
      expect(made).to.equal(0);
      expect(fresh.countGraphemes('👨‍👩‍👧')).to.equal(1);
      expect(made).to.equal(1);
    } finally {
      Reflect.set(Intl, 'Segmenter', Segmenter);
    }
  });

  it('stops behind a limit', () => {
    expect(countGraphemes('ế'.repeat(60_000), 2000)).to.equal(2001);
    expect(countGraphemes('📣'.repeat(2000), 2000)).to.equal(2000);
    expect(countGraphemes('', 0)).to.equal(0);
  });
});

describe('firstGraphemes', () => {
  it('cuts behind a whole character', () => {
    expect(firstGraphemes('phản hồi'.normalize('NFD'), 4)).to.equal('phản'.normalize('NFD'));
    expect(firstGraphemes('ab👨‍👩‍👧🇻🇳c', 3)).to.equal('ab👨‍👩‍👧');
    expect(firstGraphemes('Công an tỉnh', 7)).to.equal('Công an');
    expect(firstGraphemes('ngắn', 10)).to.equal('ngắn');
  });
});
