import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {vi} from '../../src/elements/news-article/vi.js';
import {addressToShare} from '../../src/elements/news-article/host-page.js';
import {qrCode, qrFile} from '../../src/elements/news-article/qr-code.js';
import {type LoadQr, mailLink, shareNatively, Sharing, zaloLink} from '../../src/elements/news-article/share.js';
import {hosted, type ViewHost} from '../support/view-host.js';
import {all, drawn, one} from '../support/widget.js';

const STORY = {title: 'Cảnh báo & hướng dẫn', address: 'https://congan.danvan.test/bai-viet/tin-so-1?trang=2'};

describe('addressToShare', () => {
  const shared = (here: string, canonical?: string, needed?: string) => addressToShare({here, canonical}, needed);

  it('is the canonical address where the page tells it', () => {
    expect(shared('http://x.test/bai?a=1', 'https://www.x.test/bai')).to.equal('https://www.x.test/bai');
  });

  it('is the page’s own, without what tracks readers and without the place within the page', () => {
    expect(shared('https://x.test/Bai.aspx?ID=7&utm_source=zalo&b=%C4%91&fbclid=1#muc')).to.equal(
      'https://x.test/Bai.aspx?ID=7&b=%C4%91',
    );
    expect(shared('https://x.test/?q=a+b%20c')).to.equal('https://x.test/?q=a+b%20c');
  });

  it('never loses the parameter that names the story', () => {
    expect(shared('https://x.test/tin?bai=a&zarsrc=1', 'https://x.test/tin', 'bai')).to.equal(
      'https://x.test/tin?bai=a',
    );
    expect(shared('https://x.test/tin?bai=a', 'https://x.test/t?bai=a', 'bai')).to.equal('https://x.test/t?bai=a');
  });
});

describe('ways of sharing', () => {
  it('hand Zalo the address alone, as its own button does', () => {
    const url = new URL(zaloLink(STORY));
    expect(url.origin + url.pathname).to.equal('https://button-share.zalo.me/share_external');
    expect(JSON.parse(atob(url.searchParams.get('d') ?? ''))).to.deep.equal({url: STORY.address});
  });

  it('encode every byte of a letter, so that no title adds a recipient or a line', () => {
    const link = mailLink('Tin\r\nBcc: x@y.test & «ăn» \uD800', 'a&cc=b\nc?');
    expect(link).to.match(/^mailto:\?subject=[^&?\s]+&body=[^&?\s]+$/);
    const query = new URLSearchParams(link.slice('mailto:?'.length));
    expect([...query.keys()]).to.deep.equal(['subject', 'body']);
    expect(query.get('subject')).to.equal('Tin Bcc: x@y.test & «ăn» \uFFFD');
    expect(query.get('body')).to.equal('a&cc=b\r\nc?');
  });

  describe('by the means of the device', () => {
    const replaceShare = (share: () => Promise<void>) =>
      Object.defineProperty(navigator, 'share', {value: share, configurable: true});
    afterEach(() => Reflect.deleteProperty(navigator, 'share'));

    it('are no failure when the reader thinks better of it, and are one where a frame may not', async () => {
      replaceShare(() => Promise.reject(new DOMException('', 'AbortError')));
      expect(await shareNatively(STORY)).to.equal(true);
      replaceShare(() => Promise.reject(new DOMException('', 'NotAllowedError')));
      expect(await shareNatively(STORY)).to.equal(false);
    });
  });
});

describe('qrCode', () => {
  it('has the quiet zone of the standard and three finder patterns', () => {
    const {size, path} = qrCode(STORY.address);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [size, size];
    const context = canvas.getContext('2d');
    context?.fill(new Path2D(path));
    const dark = (x: number, y: number) => (context?.getImageData(x, y, 1, 1).data[3] ?? 0) > 128;
    for (let at = 0; at < size; at += 1) {
      for (const edge of [0, 3, size - 4, size - 1]) {
        expect(dark(at, edge) || dark(edge, at), `${at} ${edge}`).to.equal(false);
      }
    }
    const last = size - 4;
    for (const [x, y] of [
      [4, 4],
      [last - 7, 4],
      [4, last - 7],
    ] as const) {
      const row = Array.from({length: 7}, (_, i) => dark(x + i, y + 3));
      expect(row).to.deep.equal([true, false, true, true, true, false, true]);
    }
  });

  it('is a picture of its own, black on white', () => {
    const svg = new DOMParser().parseFromString(qrFile(qrCode(STORY.address)), 'image/svg+xml');
    expect(svg.querySelector('parsererror')).to.equal(null);
    expect(svg.querySelectorAll('path')).to.have.length(2);
  });

  it('refuses what no code holds', () => {
    expect(() => qrCode(`https://x.test/${'a'.repeat(4000)}`)).to.throw();
  });
});

describe('sharing', () => {
  let host: ViewHost;
  const share = async (load?: LoadQr): Promise<void> => {
    host = await hosted((view) => {
      const sharing = load ? new Sharing(view, load) : new Sharing(view);
      return () => sharing.render(STORY, vi);
    });
  };
  afterEach(() => host.remove());
  const said = () => one(host, '[role=status]').textContent;

  it('offers only ways that need no stranger until one is chosen', async () => {
    await share();
    expect(all(host, '.way').map(({textContent}) => textContent.trim())).to.include.members([
      'Zalo',
      'Sao chép liên kết',
      'Gửi e-mail',
      'Mã QR',
    ]);
    expect(all(host, 'script, img, iframe')).to.have.length(0);
    expect(one(host, '[data-way=zalo]').getAttribute('rel')).to.include('noopener').and.include('noreferrer');
    await expect(host).to.be.accessible();
  });

  it('copies the address and says so, again each time', async () => {
    await share();
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {writeText: (text: string) => Promise.resolve(void copied.push(text))},
    });
    try {
      const heard: string[] = [];
      new MutationObserver(() => heard.push(said())).observe(one(host, '[role=status]'), {
        childList: true,
        characterData: true,
        subtree: true,
      });
      one(host, '[data-way=copy]').click();
      await drawn(host, () => heard.length === 1);
      one(host, '[data-way=copy]').click();
      await drawn(host, () => heard.length === 3);
      expect(copied).to.deep.equal([STORY.address, STORY.address]);
      expect(heard).to.deep.equal(['Đã sao chép liên kết bài viết.', '', 'Đã sao chép liên kết bài viết.']);
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('selects the address for copying by hand where the browser refuses', async () => {
    await share();
    const page: {execCommand: unknown} = document;
    const original = page.execCommand;
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
    page.execCommand = () => false;
    try {
      one(host, '[data-way=copy]').click();
      await drawn(host, () => said().includes('không cho sao chép'));
      const field = one<HTMLInputElement>(host, 'input.address');
      await drawn(host, () => field.selectionEnd === STORY.address.length);
      expect([field.value, field.selectionStart]).to.deep.equal([STORY.address, 0]);
      await expect(host).to.be.accessible();
    } finally {
      page.execCommand = original;
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('opens and closes the code by keyboard, with its words', async () => {
    await share();
    const button = one(host, '[data-way=qr]');
    button.focus();
    await sendKeys({press: 'Enter'});
    await drawn(host, () => all(host, '.qr svg').length === 1);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(one(host, '.qr svg').getAttribute('aria-label')).to.equal('Mã QR mở bài viết «Cảnh báo & hướng dẫn»');
    expect(getComputedStyle(one(host, '.qr rect')).fill).to.equal('rgb(255, 255, 255)');
    await expect(host).to.be.accessible();
    await sendKeys({press: 'Enter'});
    await drawn(host, () => all(host, '.qr').length === 0);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
  });

  it('says when the code cannot be made, and tries again', async () => {
    let isReachable = false;
    await share(() => (isReachable ? Promise.resolve({qrCode, qrFile}) : Promise.reject(new TypeError('gone'))));
    one(host, '[data-way=qr]').click();
    await drawn(host, () => said().includes('Chưa tạo được mã QR'));
    isReachable = true;
    one(host, '[data-way=qr]').click();
    await drawn(host, () => all(host, '.qr').length === 1);
    expect(said()).to.equal('');
  });
});
