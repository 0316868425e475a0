import {expect} from '@open-wc/testing';
import {fold} from '../../src/vietnamese/search.js';
import {normalized} from '../../src/vietnamese/normalized.js';

describe('normalized', () => {
  it('changes nothing that is written', () => {
    const words = 'Phản hồi của người dân về «Dân vận khéo» 👨‍👩‍👧 ทั้งหมด '.repeat(20);
    for (const form of ['NFC', 'NFD', 'NFKC'] as const) expect(normalized(words, form)).to.equal(words.normalize(form));
  });

  it('keeps thirty marks on a letter, so that heaps of them cost nobody any time', () => {
    const heap = 'a' + '\u0301\u0323'.repeat(10_000);
    expect([...normalized(heap, 'NFD')].length).to.equal(31);
    expect(fold(`${heap} b`)).to.equal('a b');
  });
});
