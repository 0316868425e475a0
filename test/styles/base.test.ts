import {expect, fixture} from '@open-wc/testing';
import {css, html, LitElement, svg, type TemplateResult} from 'lit';
import {chartViewStyles} from '../../src/elements/campaign-stats/chart-view.js';
import {tokens} from '../../src/styles/base.js';
import {one} from '../support/widget.js';

class TokenSample extends LitElement {
  static override styles = [
    tokens,
    chartViewStyles,
    css`
      .accent {
        background: var(--_accent);
        color: var(--_on-accent);
      }

      .danger {
        background: var(--_danger);
        color: var(--_on-danger);
      }

      .border {
        background: var(--_border);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<p class="accent">a</p>
      <p class="danger">d</p>
      <p class="border">b</p>
      <svg class="chart-picture">
        ${[0, 1, 2, 3, 4, 5].map((series) => svg`<path data-role="line" data-series=${series}></path>`)}
      </svg>`;
  }
}
customElements.define('token-sample', TokenSample);

type Colour = readonly [number, number, number];

/** A colour as it is painted over a ground. */
function painted(colour: string, ground: Colour): Colour {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  if (!canvas) throw new Error('no canvas');
  canvas.fillStyle = `rgb(${ground.join(' ')})`;
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const WHITE: Colour = [255, 255, 255];
const GROUNDS: readonly (readonly [string, string, Colour])[] = [
  ['a page that says nothing', '', WHITE],
  ['a light page', 'light', WHITE],
  ['a black page', 'dark', [0, 0, 0]],
  ['a dark page', 'dark', [0x12, 0x12, 0x12]],
  ['a dark grey page', 'dark', [0x22, 0x22, 0x22]],
];

const sample = async (scheme: string) => {
  const holder = await fixture<HTMLElement>(html`<div><token-sample></token-sample></div>`);
  holder.style.colorScheme = scheme;
  const element = holder.querySelector('token-sample');
  if (!(element instanceof TokenSample)) throw new Error('no sample');
  await element.updateComplete;
  const styleOf = (selector: string) => getComputedStyle(one<Element>(element, selector));
  return {holder, styleOf};
};

describe('the default colours', () => {
  for (const [name, scheme, ground] of GROUNDS) {
    it(`can be read and seen on ${name}`, async () => {
      const {styleOf} = await sample(scheme);
      for (const kind of ['accent', 'danger']) {
        const {backgroundColor, color} = styleOf(`.${kind}`);
        const plate = painted(backgroundColor, ground);
        expect(contrast(plate, painted(color, plate)), `words on ${kind}`).to.be.at.least(4.5);
        // danger is the colour of sentences, accent of bars, edges and large figures
        expect(contrast(plate, ground), kind).to.be.at.least(kind === 'danger' ? 4.5 : 3);
      }
      for (let series = 0; series < 6; series++) {
        const line = painted(styleOf(`[data-series='${series}']`).stroke, ground);
        expect(contrast(line, ground), `line ${series}`).to.be.at.least(3);
      }
      expect(contrast(painted(styleOf('.border').backgroundColor, ground), ground), 'border').to.be.at.least(1.35);
    });
  }

  it('stay light on a page that does not ask for dark', async () => {
    const {styleOf} = await sample('');
    expect(styleOf('.accent').backgroundColor).to.equal('rgb(11, 90, 62)');
  });

  it('give way to the page’s own', async () => {
    const {holder, styleOf} = await sample('dark');
    holder.style.setProperty('--danvan-accent', 'rgb(1, 2, 3)');
    holder.style.setProperty('--danvan-danger', 'rgb(4, 5, 6)');
    expect(styleOf('.accent').backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(styleOf('.danger').backgroundColor).to.equal('rgb(4, 5, 6)');
  });
});
