import {expect} from '@open-wc/testing';
import '../../src/elements/campaign-stats/define.js';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {all, drawn, one} from '../support/widget.js';
import {compare, frame, kept, preparePage, SCHEMES, showIn} from './support.js';

const WIDTHS = [180, 360, 1200];

interface Pictured {
  readonly attributes: Readonly<Record<string, string>>;
  /** What a reader does before the picture is taken. */
  readonly use?: (widget: CampaignStats) => void;
  /** How many charts are drawn. */
  readonly charts?: number;
}

/** Each layout with the figures that are hardest to show truthfully in it. */
const LAYOUTS: Readonly<Record<string, Pictured>> = {
  // exact, more than, a magnitude in words, proposed, parts that do not cover or exceed their whole, almost
  tiles: {
    attributes: {
      indicators:
        'hop-dan luot-nguoi tai-san de-nghi-khen-thuong kinh-phi nha-tinh-thuong don-thu khieu-nai to-cao rut-ngan',
    },
  },
  // target, change, correction; the source stands open
  headline: {
    attributes: {
      campaign: 'don-thu-2026',
      indicators: 'da-giai-quyet',
      period: '2026-Q3',
      show: 'unit period source quote target change download',
    },
    use: (widget) => one(widget, 'details > summary').click(),
  },
  // zero, missing, corrected, hatched, a magnitude, coverage, sums and why there is none
  table: {
    attributes: {
      campaign: 'hop-dan-2026',
      indicators: 'hop-dan-thang nguoi-du-thang',
      breakdown: 'unit',
      period: '2026-10',
      show: 'unit period source target change',
    },
    charts: 1,
  },
  // sorted by attendances: exact, almost, a magnitude without a bar, two provinces that have not reported
  bars: {
    attributes: {
      campaign: 'hop-dan-2026',
      indicators: 'hop-dan-thang nguoi-du-thang',
      breakdown: 'unit',
      period: '2026-10',
    },
    use: (widget) => all(widget, '.sort').at(-1)?.click(),
    charts: 1,
  },
  // a year of months: one missing, one only a magnitude, two not exact
  trend: {attributes: {campaign: 'hop-dan-2026', indicators: 'hop-dan-thang', unit: 'khanh-hoa'}, charts: 1},
};

/** Whether every chart is drawn, and for the width that it has. */
function areChartsDrawn(widget: CampaignStats, count: number): boolean {
  const pictures = all<SVGSVGElement>(widget, 'svg.chart-picture[role=img]');
  const width = all(widget, '.chart-ruler')[0]?.getBoundingClientRect().width ?? 0;
  return pictures.length === count && pictures.every(({viewBox}) => viewBox.baseVal.width === Math.floor(width));
}

async function draw(layout: string, {attributes, use, charts = 0}: Pictured, place: HTMLElement): Promise<void> {
  const widget = document.createElement('campaign-stats');
  for (const [name, value] of Object.entries({api: fakeApi('default'), layout, ...attributes})) {
    widget.setAttribute(name, value);
  }
  place.append(widget);
  await drawn(widget, 'ready');
  use?.(widget);
  await drawn(widget, () => charts === 0 || areChartsDrawn(widget, charts));
  await drawn(widget, () => all(widget, '.origin').every((source) => all(source, '.copy').length === 1));
}

describe('pictures of <campaign-stats>', () => {
  before(async () => {
    await startFakeApi();
    await preparePage();
  });
  afterEach(() => document.querySelector('.frame')?.remove());

  for (const [layout, pictured] of Object.entries(LAYOUTS)) {
    for (const scheme of SCHEMES) {
      for (const width of WIDTHS) {
        const name = `${layout}-${scheme}-${width}`;
        it(name, async () => {
          await showIn(scheme);
          const place = frame(width);
          await draw(layout, pictured, place);
          await compare(place, name);
        });
      }
    }
  }

  it('are all still compared', async () => {
    const compared = Object.keys(LAYOUTS).flatMap((layout) =>
      SCHEMES.flatMap((scheme) => WIDTHS.map((width) => `${layout}-${scheme}-${width}`)),
    );
    expect(await kept()).to.deep.equal(compared.sort());
  });
});
