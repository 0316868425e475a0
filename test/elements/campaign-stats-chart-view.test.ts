import {expect, fixture} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ChartView, chartViewStyles, type LoadChart} from '../../src/elements/campaign-stats/chart-view.js';
import {barsPicture} from '../../src/elements/campaign-stats/charts/bars.js';
import {picturePng} from '../../src/elements/campaign-stats/charts/files.js';
import type {ChartInput} from '../../src/elements/campaign-stats/charts/picture.js';
import {trendPicture} from '../../src/elements/campaign-stats/charts/trend.js';
import {shared, tokens} from '../../src/styles/base.js';
import {vi} from '../support/stats-words.js';
import {all, drawn, one} from '../support/widget.js';

const input: ChartInput = {
  layout: 'bars',
  title: 'Cuộc họp dân',
  measureName: 'cuộc',
  words: vi,
  language: 'vi',
  rows: ['Tuyên Quang <b>', 'Huế', 'Lào Cai'].map((label, index) => ({
    label,
    series: '',
    quantity: {
      qualifier: 'exact',
      amount: String(100 * (index + 1)),
      amount_max: null,
      magnitude: null,
      written_as: '',
      scale: 0,
      significant_digits: 3,
    },
    text: `${index + 1}00`,
  })),
};

const asked: string[] = [];
let answers: (() => Promise<void>) | undefined;
const load: LoadChart = {
  bars: async () => {
    asked.push('bars');
    await answers?.();
    return barsPicture;
  },
  trend: async () => {
    asked.push('trend');
    await answers?.();
    return trendPicture;
  },
};

class ChartBox extends LitElement {
  static override styles = [tokens, shared, chartViewStyles];
  @property({attribute: false}) input: ChartInput | undefined = input;
  readonly chart = new ChartView(this, load);
  renders = 0;

  protected override render(): TemplateResult {
    this.renders += 1;
    return html`${this.input ? this.chart.render(this.input) : 'Bảng'}`;
  }
}
customElements.define('chart-box', ChartBox);

const box = async (width: string, given: ChartInput | null = input): Promise<ChartBox> => {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.style.inlineSize = width;
  const element = new ChartBox();
  element.input = given ?? undefined;
  holder.append(element);
  await element.updateComplete;
  return element;
};
const isDrawn = (element: ChartBox) => () => element.shadowRoot?.querySelector('svg[role="img"]') !== null;
const frames = async (count: number) => {
  for (let left = count; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve));
};

describe('the chart in a widget', () => {
  beforeEach(() => {
    asked.length = 0;
    answers = undefined;
  });

  it('brings the drawing module of its layout only when a chart is wanted, and once', async () => {
    const element = await box('600px', null);
    await frames(2);
    expect(asked).to.deep.equal([]);
    element.input = input;
    await drawn(element, isDrawn(element));
    element.requestUpdate();
    await element.updateComplete;
    expect(asked).to.deep.equal(['bars']);
    element.input = {...input, layout: 'trend'};
    await drawn(element, () => element.chart.picture !== undefined && asked.includes('trend'));
    expect(asked).to.deep.equal(['bars', 'trend']);
  });

  it('keeps the height of the chart free before the module is there', async () => {
    for (const layout of ['bars', 'trend'] as const) {
      let arrive = () => {};
      answers = () => new Promise((resolve) => (arrive = resolve));
      const element = await box('600px', {...input, layout});
      await drawn(element, () => element.shadowRoot?.querySelector('svg') !== null);
      expect(isDrawn(element)()).to.equal(false);
      const before = element.getBoundingClientRect().height;
      arrive();
      await drawn(element, isDrawn(element));
      expect(before).to.be.above(80);
      expect(element.getBoundingClientRect().height).to.be.closeTo(before, 0.1);
    }
  });

  it('is an image with a name that tells the largest and the smallest', async () => {
    const element = await box('600px');
    await drawn(element, isDrawn(element));
    const name = one(element, 'svg').getAttribute('aria-label');
    expect(name).to.equal('Cuộc họp dân. Lớn nhất: Lào Cai, 300. Nhỏ nhất: Tuyên Quang <b>, 100.');
    await expect(element).to.be.accessible();
  });

  it('draws texts as texts', async () => {
    const element = await box('600px');
    await drawn(element, isDrawn(element));
    expect(all<SVGTextElement>(element, 'text').map(({textContent}) => textContent)).to.include('Tuyên Quang <b>');
    expect(all(element, 'b')).to.deep.equal([]);
    expect(all(element, '[style]')).to.deep.equal([]);
  });

  it('fits its box and draws anew when that or the text size changes', async () => {
    const element = await box('700px');
    await drawn(element, isDrawn(element));
    expect(element.chart.picture?.width).to.equal(700);
    const holder = element.parentElement;
    if (!holder) throw new Error('no holder');
    holder.style.inlineSize = '200px';
    await drawn(element, () => element.chart.picture?.width === 200);
    const svg = one<SVGSVGElement>(element, 'svg');
    expect(svg.getBoundingClientRect().width).to.be.closeTo(200, 0.5);
    holder.style.fontSize = '32px';
    await drawn(element, () => element.chart.picture?.width === 120);
  });

  it('comes to rest after each change of size, however often that happens in a frame', async () => {
    const element = await box('700px');
    await drawn(element, isDrawn(element));
    await frames(2);
    const {renders} = element;
    const holder = element.parentElement;
    for (const width of ['500px', '480px', '460px']) if (holder) holder.style.inlineSize = width;
    await frames(5);
    expect(element.renders - renders).to.equal(1);
  });

  it('draws where it is put next', async () => {
    const element = await box('700px');
    await drawn(element, isDrawn(element));
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.style.inlineSize = '300px';
    other.append(element);
    await drawn(element, () => element.chart.picture?.width === 300);
  });

  it('says so when the module cannot be had, and draws after another try', async () => {
    answers = () => Promise.reject(new Error('offline'));
    const element = await box('600px');
    await drawn(element, () => element.shadowRoot?.querySelector('button') !== null);
    expect(one(element, '[role="status"]').textContent).to.contain('Chưa tải được biểu đồ');
    expect(element.chart.picture).to.equal(undefined);
    await expect(element).to.be.accessible();
    answers = undefined;
    one(element, 'button').click();
    await drawn(element, isDrawn(element));
    expect(one(element, '[role="status"]').textContent).to.equal('');
    expect(all(element, 'button')).to.deep.equal([]);
  });

  it('tries again by itself when the network returns', async () => {
    answers = () => Promise.reject(new Error('offline'));
    const element = await box('600px');
    await drawn(element, () => element.shadowRoot?.querySelector('button') !== null);
    answers = undefined;
    dispatchEvent(new Event('online'));
    await drawn(element, isDrawn(element));
  });

  it('has no picture to give once no chart is shown', async () => {
    const element = await box('600px');
    await drawn(element, isDrawn(element));
    expect(element.chart.picture?.marks.length).to.be.above(5);
    element.input = undefined;
    await drawn(element, () => element.chart.picture === undefined);
  });

  it('stays inside a narrow page', async () => {
    await setViewport({width: 200, height: 600});
    try {
      const element = await box('auto');
      await drawn(element, isDrawn(element));
      expect(document.documentElement.scrollWidth).to.be.at.most(200);
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });
});

describe('a picture as a PNG file', () => {
  it('has twice the density, the colours of the bars, and heading and source around them', async () => {
    const picture = barsPicture(input, 600);
    const blob = await picturePng(picture, {heading: 'Kết quả', source: 'Báo cáo', asOf: '', language: 'vi'});
    expect(blob.type).to.equal('image/png');
    const image = await createImageBitmap(blob);
    expect(image.width).to.equal((600 + 32) * 2);
    expect(image.height).to.be.above(picture.height * 2 + 100);
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!canvas) throw new Error('no canvas');
    canvas.drawImage(image, 0, 0);
    const at = (x: number, y: number) => [...canvas.getImageData(x, y, 1, 1).data.slice(0, 3)];
    const bar = picture.marks.find(({role}) => role === 'bar');
    if (bar?.kind !== 'rect') throw new Error('no bar');
    expect(at(2, 2)).to.deep.equal([255, 255, 255]);
    expect(at((16 + bar.x + 4) * 2, (48 + bar.y + 4) * 2)).to.deep.equal([0x0b, 0x5a, 0x3e]);
    const inked = (top: number, bottom: number) =>
      canvas.getImageData(0, top, image.width, bottom - top).data.some((value) => value < 128);
    expect(inked(32, 80), 'heading').to.equal(true);
    expect(inked(image.height - 70, image.height - 30), 'source').to.equal(true);
  });
});
