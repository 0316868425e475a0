import {expect} from '@open-wc/testing';
import {webAddress} from '../../src/shared/web-address.js';

const BASE = 'https://api.example.vn/danvan/';

describe('a web address', () => {
  for (const [address, resolved] of [
    ['https://example.vn/tin', 'https://example.vn/tin'],
    ['/bai-viet/a', 'https://api.example.vn/bai-viet/a'],
    ['bai-viet/a', 'https://api.example.vn/danvan/bai-viet/a'],
    ['//cdn.example.vn/a.png', 'https://cdn.example.vn/a.png'],
    ['http://example.vn', 'http://example.vn/'],
    ['ht\ntps://example.vn/', 'https://example.vn/'],
    ['?id=1', 'https://api.example.vn/danvan/?id=1'],
    [' https://example.vn/tin\n', 'https://example.vn/tin'],
  ] as const) {
    it(`lets «${address}» through`, () => expect(webAddress(address, BASE)).to.equal(resolved));
  }

  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://example.vn/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'vbscript:msgbox(1)',
    'blob:https://example.vn/0d4',
    'file:///etc/passwd',
    'about:blank',
    'https://user:secret@example.vn/',
    'https://user@example.vn/',
    'https://:secret@example.vn/',
    'https://',
    'ftp://example.vn/',
    'mailto:a@example.vn',
    'data:text/html,x',
    'https://[',
    '',
  ];
  for (const address of hostile) {
    it(`stops «${JSON.stringify(address)}»`, () => expect(webAddress(address, BASE)).to.equal(undefined));
  }

  it('agrees with what a browser would open', () => {
    const link = document.createElement('a');
    for (const address of hostile.filter(Boolean)) {
      link.setAttribute('href', address);
      const runs = link.protocol === 'javascript:' || link.protocol === 'data:' || link.protocol === 'vbscript:';
      if (runs) expect(webAddress(address, document.baseURI), address).to.equal(undefined);
    }
  });

  it('is none without a base to read it against', () => expect(webAddress('/tin')).to.equal(undefined));

  it('gives nothing for nothing', () => {
    expect(webAddress(null, BASE)).to.equal(undefined);
    expect(webAddress(undefined, BASE)).to.equal(undefined);
  });
});
