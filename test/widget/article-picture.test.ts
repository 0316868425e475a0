import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {css, LitElement, type TemplateResult} from 'lit';
import {articleCardStyles, type PicturedArticle, Pictures} from '../../src/widget/article-card.js';
import {initials} from '../../src/widget/initials.js';
import {tokens} from '../../src/styles/base.js';
import {one} from '../support/widget.js';

class PictureHost extends LitElement {
  static override styles = [
    tokens,
    articleCardStyles,
    css`
      :host {
        inline-size: 320px;
      }
    `,
  ];
  static override properties = {article: {attribute: false}};

  declare article: PicturedArticle;
  isEager = false;
  readonly pictures = new Pictures(this);

  protected override render(): TemplateResult {
    return this.pictures.view(this.article, document.baseURI, this.isEager);
  }
}
customElements.define('picture-host', PictureHost);

const unit = {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'};
const PICTURE = new URL('../../demo/images/can-cuoc.svg', import.meta.url).href;
const NO_PICTURE = new URL('../../package.json', import.meta.url).href;

async function drawn(src: string | null, isEager = false): Promise<PictureHost> {
  const image = src === null ? null : {src, width: 1600, height: 900, alt: ''};
  const host = new PictureHost();
  host.article = {image, unit};
  host.isEager = isEager;
  await fixture(html`${host}`);
  await host.updateComplete;
  return host;
}

const imageIn = (host: PictureHost) => host.shadowRoot?.querySelector('img');
const isSeen = (host: PictureHost, selector: string) =>
  one(host, selector).checkVisibility({visibilityProperty: true, opacityProperty: true});
const boxOf = (host: PictureHost) => one(host, '.image').getBoundingClientRect();

function saveData(): () => void {
  Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true});
  return () => Reflect.deleteProperty(navigator, 'connection');
}

describe('the picture of an article', () => {
  it('keeps its room before it is there, and says nothing of where the reader comes from', async () => {
    const host = await drawn(PICTURE);
    expect(boxOf(host).height).to.be.closeTo(180, 0.5);
    const image = imageIn(host);
    expect(image?.loading).to.equal('lazy');
    expect(image?.decoding).to.equal('async');
    expect(image?.referrerPolicy).to.equal('no-referrer');
    await waitUntil(() => image?.complete && image.naturalWidth > 0);
    expect(boxOf(host).height).to.be.closeTo(180, 0.5);
    expect(isSeen(host, '.initials'), 'initials behind a picture').to.equal(false);
  });

  it('does not wait where it is the first of the page', async () => {
    const host = await drawn(PICTURE, true);
    expect(imageIn(host)?.loading).to.equal('eager');
    expect(imageIn(host)?.getAttribute('fetchpriority')).to.equal('high');
  });

  it('gives way to the initials of the unit when it is broken', async () => {
    const host = await drawn(NO_PICTURE, true);
    await waitUntil(() => isSeen(host, '.initials'));
    expect(isSeen(host, 'img')).to.equal(false);
    await waitUntil(() => one(host, '.initials').textContent === 'KH');
    expect(boxOf(host).height).to.be.closeTo(180, 0.5);
  });

  it('comes back when a broken one is replaced', async () => {
    const host = await drawn(NO_PICTURE, true);
    await waitUntil(() => isSeen(host, '.initials'));
    host.article = {unit, image: {src: PICTURE, width: 1600, height: 900, alt: ''}};
    await host.updateComplete;
    expect(isSeen(host, 'img')).to.equal(true);
    expect(isSeen(host, '.initials')).to.equal(false);
  });

  it('shows the initials where an article has none', async () => {
    const host = await drawn(null);
    expect(imageIn(host)).to.equal(null);
    expect(isSeen(host, '.initials')).to.equal(true);
    expect(boxOf(host).height).to.be.closeTo(180, 0.5);
  });

  it('is not fetched for a reader who saves data', async () => {
    const restore = saveData();
    try {
      const host = await drawn(PICTURE);
      expect(imageIn(host)).to.equal(null);
      expect(isSeen(host, '.initials')).to.equal(true);
    } finally {
      restore();
    }
  });

  for (const src of ['javascript:alert(1)', 'data:image/svg+xml,<svg onload=alert(1)>', 'https://[']) {
    it(`is not taken from «${src}»`, async () => expect(imageIn(await drawn(src))).to.equal(null));
  }

  it('is nothing to screen readers, whom the title tells more', async () => {
    await expect(await drawn(null)).to.be.accessible();
    expect(one(await drawn(PICTURE), '.image').getAttribute('aria-hidden')).to.equal('true');
  });
});

describe('the initials of a unit', () => {
  for (const [name, letters] of [
    ['Công an tỉnh Khánh Hòa', 'KH'],
    ['Công an thành phố Hồ Chí Minh', 'HCM'],
    ['Công an TP.HCM', 'HCM'],
    ['Công an tỉnh Đắk Lắk', 'ĐL'],
    ['Công an Bà Rịa - Vũng Tàu', 'BRVT'],
    ['Công an xã Ấp Bắc', 'ÂB'],
    ['Bộ Công an', 'BCA'],
    ['Công an nhân dân', 'CAND'],
    ['Công an tỉnh Huế | Tin tức', 'H'],
    ['Công an', 'CA'],
    ['', ''],
  ] as const) {
    it(`of «${name}» are «${letters}»`, () => expect(initials(name)).to.equal(letters));
  }

  it('are the same however the name was typed', () => {
    expect(initials('Công an tỉnh Điện Biên'.normalize('NFD'))).to.equal('ĐB');
  });
});
