import {expect} from '@open-wc/testing';
import {barsPicture} from '../../src/elements/campaign-stats/charts/bars.js';
import {pictureSvg} from '../../src/elements/campaign-stats/charts/files.js';
import {widthOf, wrap} from '../../src/elements/campaign-stats/charts/layout.js';
import type {
  ChartInput,
  ChartRow,
  Mark,
  MarkRole,
  Picture,
  RectMark,
  TextMark,
} from '../../src/elements/campaign-stats/charts/picture.js';
import {trendPicture} from '../../src/elements/campaign-stats/charts/trend.js';
import type {Qualifier, Quantity} from '../../src/vietnamese/quantity.js';
import {en, vi} from '../support/stats-words.js';

function quantity(qualifier: Qualifier, amount: string | null, amount_max: string | null = null): Quantity {
  return {qualifier, amount, amount_max, magnitude: null, written_as: '', scale: 0, significant_digits: 1};
}

const exact = (amount: number) => quantity('exact', String(amount));

function row(label: string, value: Quantity | null, text = value?.amount ?? '', series = ''): ChartRow {
  return {label, series, quantity: value, text};
}

function chart(rows: readonly ChartRow[], more: Partial<ChartInput> = {}): ChartInput {
  return {layout: 'bars', title: 'Cuộc họp dân', measureName: 'cuộc', words: vi, language: 'vi', rows, ...more};
}

const bars = (rows: readonly ChartRow[], width = 768) => barsPicture(chart(rows), width);
const trend = (rows: readonly ChartRow[], width = 768) => trendPicture(chart(rows, {layout: 'trend'}), width);

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
const isRect = (mark: Mark): mark is RectMark => mark.kind === 'rect';
const withRole = ({marks}: Picture, role: MarkRole) => marks.filter((mark) => mark.role === role);
const textsOf = (picture: Picture, role: MarkRole) =>
  withRole(picture, role)
    .filter(isText)
    .map(({text}) => text);
/** The solid bars from the top, one a row where every row has one. */
const barsOf = (picture: Picture): RectMark[] => withRole(picture, 'bar').filter(isRect);
const pathsOf = (picture: Picture, role: MarkRole): string[] =>
  withRole(picture, role).flatMap((mark) => (mark.kind === 'path' ? [mark.d] : []));

function box({x, y, anchor, size, text}: TextMark) {
  const width = widthOf(text, size);
  const left = x - {start: 0, middle: width / 2, end: width}[anchor];
  return {text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.25};
}

function expectLegible(picture: Picture): void {
  const boxes = picture.marks.filter(isText).map(box);
  boxes.forEach((one, index) => {
    expect(one.left, one.text).to.be.at.least(-0.1);
    expect(one.right, one.text).to.be.at.most(picture.width + 0.1);
    expect(one.bottom, one.text).to.be.at.most(picture.height);
    for (const other of boxes.slice(index + 1)) {
      const meet = one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      expect(meet, `${one.text} over ${other.text}`).to.equal(false);
    }
  });
}

const PROVINCES = Array.from(
  {length: 34},
  (_, index) => `Công an tỉnh ${['Tuyên Quang', 'Huế', 'Lào Cai'][index % 3]} ${index}`,
);
const MONTHS = Array.from({length: 12}, (_, index) => `Tháng ${index + 1}/2026`);
const WIDTHS = [160, 328, 736, 1168];

describe('bars', () => {
  it('begin at zero, and are as long as their amounts', () => {
    const picture = bars([row('A', exact(500)), row('B', exact(250)), row('C', exact(499))]);
    const [a, b, c] = barsOf(picture);
    expect(b?.x).to.equal(a?.x);
    expect(c?.x).to.equal(a?.x);
    expect((b?.width ?? 0) / (a?.width ?? 1)).to.be.closeTo(0.5, 0.01);
    expect((c?.width ?? 0) / (a?.width ?? 1)).to.be.closeTo(0.998, 0.01);
  });

  it('show a decrease to the left of zero', () => {
    const picture = bars([row('A', exact(-300)), row('B', exact(100))]);
    const [a, b] = barsOf(picture);
    expect((a?.x ?? 0) + (a?.width ?? 0)).to.be.closeTo(b?.x ?? 0, 0.2);
    expect((a?.width ?? 0) / (b?.width ?? 1)).to.be.closeTo(3, 0.05);
  });

  for (const [name, value] of [
    ['a magnitude', quantity('magnitude', null)],
    ['an unquantified figure', quantity('unquantified', null)],
  ] as const) {
    it(`give the words of ${name} in place of a bar, and leave it out of the scale`, () => {
      const rows = [row('A', exact(500))];
      const picture = bars([...rows, row('B', value, 'hàng chục tỷ đồng')]);
      expect(textsOf(picture, 'words')).to.deep.equal(['hàng chục tỷ đồng']);
      const shapes = ({marks}: Picture) =>
        marks.filter((mark) => !isText(mark) && !['axis', 'grid'].includes(mark.role));
      expect(shapes(picture)).to.have.length(shapes(bars(rows)).length);
      expect(textsOf(picture, 'tick')).to.deep.equal(textsOf(bars(rows), 'tick'));
      expect(JSON.stringify(picture)).not.to.match(/10000000000|1e10/);
    });
  }

  it('tell a missing report from a zero', () => {
    const picture = bars([row('A', exact(0), '0'), row('B', null), row('C', exact(5))]);
    expect(textsOf(picture, 'missing')).to.deep.equal(['– Chưa báo cáo']);
    const label = withRole(picture, 'label').filter(isText)[0];
    expect(pathsOf(picture, 'zero').map((d) => Number(/ ([\d.]+)a/.exec(d)?.[1]))).to.deep.equal([(label?.y ?? 0) - 5]);
    expect(textsOf(picture, 'value')).to.deep.equal(['0', '5']);
  });

  it('are solid where the report vouches for the amount and hatched where it does not', () => {
    const shape = (value: Quantity) => {
      const picture = bars([row('A', value), row('Z', exact(1000))]);
      const [hatched] = withRole(picture, 'bar-inexact').filter(isRect);
      const [solid] = barsOf(picture).slice(0, -1);
      expect(Boolean(hatched)).to.equal(pathsOf(picture, 'hatch').length > 0);
      const zero = barsOf(picture).at(-1);
      if (!zero) throw new Error('no bar');
      const at = (x: number | undefined) =>
        x === undefined ? undefined : Math.round(((x - zero.x) / zero.width) * 1000);
      return {
        solid: solid && at(solid.x + solid.width),
        from: at(hatched?.x),
        to: hatched && at(hatched.x + hatched.width),
        ends: withRole(picture, 'end').length,
      };
    };
    expect(shape(quantity('exact', '500'))).to.include({solid: 500, from: undefined});
    for (const open of ['more_than', 'at_least'] as const) {
      const {solid, from, to} = shape(quantity(open, '500'));
      expect([solid, from], open).to.deep.equal([500, 500]);
      expect(to, open).to.be.above(505);
    }
    for (const below of ['almost', 'at_most', 'less_than'] as const) {
      const {solid, from, to} = shape(quantity(below, '500'));
      expect(to, below).to.be.closeTo(500, 1);
      expect(solid, below).to.equal(from);
      expect(solid, below).to.be.below(495);
    }
    expect(shape(quantity('about', '500'))).to.include({solid: undefined, from: 0, to: 500});
    expect(shape(quantity('range', '500', '800'))).to.include({solid: 500, from: 500, to: 800, ends: 2});
  });

  it('show very small amounts beside very large ones, and write large ticks in words', () => {
    const picture = bars([row('A', exact(1e13)), row('B', exact(1)), row('C', exact(0.003))]);
    expect(barsOf(picture)).to.have.length(3);
    for (const {width} of barsOf(picture)) expect(width).to.be.at.least(1);
    expect(textsOf(picture, 'tick')).to.include('10 nghìn tỷ');
    expect(textsOf(bars([row('A', exact(5e6))]), 'tick')).to.include('2,5 triệu');
    const english = barsPicture(chart([row('A', exact(1.5e6))], {words: en, language: 'en'}), 768);
    expect(textsOf(english, 'tick').join()).to.match(/\b1\.\d million/);
  });

  it('draw nothing but zeros without an invented scale', () => {
    const picture = bars([row('A', exact(0), '0'), row('B', exact(0), '0')]);
    expect(textsOf(picture, 'tick')).to.deep.equal(['0']);
    expect(withRole(picture, 'bar')).to.deep.equal([]);
    expect(JSON.stringify(picture)).not.to.contain('null');
  });

  it('need no axis where there is nothing to draw', () => {
    const picture = bars([row('A', quantity('magnitude', null), 'hàng trăm'), row('B', null)]);
    expect(withRole(picture, 'axis')).to.deep.equal([]);
    expectLegible(picture);
  });

  for (const width of WIDTHS) {
    it(`of 34 units have labels that can be read at ${width} units`, () => {
      const values = [exact(13_163), quantity('more_than', '9300000'), null, quantity('magnitude', null), exact(0)];
      const words = ['13.163', 'hơn 9,3 triệu', '', 'hàng chục nghìn lượt công dân được tiếp', '0'];
      const picture = bars(
        PROVINCES.map((label, index) => row(label, values[index % 5] ?? null, words[index % 5])),
        width,
      );
      expect(textsOf(picture, 'label').filter((text) => text.startsWith('Công an'))).to.have.length(34);
      expectLegible(picture);
    });
  }

  it('tell at a glance the largest, the smallest and what could not be drawn', () => {
    const picture = bars([
      row('A', quantity('almost', '300'), 'gần 300'),
      row('B', exact(20), '20'),
      row('C', null),
      row('D', quantity('magnitude', null), 'hàng trăm'),
    ]);
    expect(picture.description).to.equal(
      'Lớn nhất: A, gần 300. Nhỏ nhất: B, 20. 1/4 chưa báo cáo. 1 số liệu chỉ được nêu bằng lời nên không vẽ được.',
    );
  });

  it('draw no line through the words that stand in place of a bar', () => {
    const picture = bars([row('Huế', exact(40)), row('Hà Nội', quantity('magnitude', null), 'hàng nghìn')]);
    const words = withRole(picture, 'words').filter(isText).map(box)[0];
    const grid = withRole(picture, 'grid').map((mark) => (mark.kind === 'path' ? mark.d : ''));
    expect(grid).to.not.be.empty;
    for (const d of grid) expect(Number(/V([\d.]+)$/.exec(d)?.[1]), d).to.be.at.most(words?.top ?? 0);
  });
});

describe('a trend', () => {
  const months = (values: readonly (Quantity | null)[], series = '') =>
    values.map((value, index) => row(MONTHS[index] ?? '', value, value?.amount ?? '', series));

  it('has a gap and a dash where a report is missing, and joins only neighbours', () => {
    const picture = trend(months([exact(3), exact(4), null, exact(6), null, exact(5), exact(5)]));
    expect(pathsOf(picture, 'line').map((d) => d.match(/[ML]/g)?.join(''))).to.deep.equal(['MLMML']);
    expect(withRole(picture, 'point')).to.have.length(5);
    expect(textsOf(picture, 'missing')).to.deep.equal(['–', '–']);
    expect(textsOf(picture, 'tick')).to.include('– Chưa báo cáo');
  });

  it('has open markers where a value is not exact, and both ends of a range', () => {
    const picture = trend(months([exact(3), quantity('about', '4'), quantity('range', '2', '5')]));
    expect(withRole(picture, 'point')).to.have.length(1);
    expect(withRole(picture, 'point-inexact')).to.have.length(3);
    expect(withRole(picture, 'end')).to.have.length(1);
  });

  it('tells a magnitude below the plot, without a point or a part in the scale', () => {
    const plain = trend(months([exact(3), null, exact(4)]));
    const rows = months([exact(3), null, exact(4)]);
    const picture = trend(
      rows.map((each, index) => (index === 1 ? row(each.label, quantity('magnitude', null), 'hàng tỷ') : each)),
    );
    expect(textsOf(picture, 'words')).to.deep.equal(['(1)']);
    expect(textsOf(picture, 'tick')).to.include('(1) hàng tỷ');
    expect(textsOf(picture, 'tick').filter((text) => /^\d+$/.test(text))).to.deep.equal(
      textsOf(plain, 'tick').filter((text) => /^\d+$/.test(text)),
    );
    expect(pathsOf(picture, 'line')).to.deep.equal([]);
  });

  it('begins at zero', () => {
    const picture = trend(months([exact(9_300_000), exact(9_400_000)]));
    expect(textsOf(picture, 'tick')).to.include('0');
    expect(withRole(picture, 'axis')).to.have.length(1);
  });

  it('writes the words of a point below it where the line rises at its sides', () => {
    const picture = trend(months([exact(9), exact(2), exact(9)]), 320);
    const heightOf = (text: string) =>
      withRole(picture, 'value')
        .filter(isText)
        .find((mark) => mark.text === text)?.y;
    const lowest = Number(/ ([\d.]+)L[^L]+$/.exec(pathsOf(picture, 'line')[0] ?? '')?.[1]);
    expect(heightOf('2')).to.be.above(lowest);
    expect(heightOf('9')).to.be.below(lowest);
  });

  it('keeps the words of points off the amounts of the scale on every width', () => {
    const rows = [
      row('Tháng 1/2026', quantity('about', '68000'), 'khoảng 68 nghìn'),
      row('Tháng 3/2026', quantity('at_least', '71000'), 'ít nhất 71 nghìn'),
      row('Tháng 5/2026', quantity('less_than', '80000'), 'dưới 80 nghìn'),
      row('Tháng 9/2026', exact(91350), '91.350'),
    ];
    for (let width = 240; width <= 1280; width += 16) expectLegible(trend(rows, width));
  });

  it('keeps the names of the last months apart on every width', () => {
    for (let width = 320; width <= 1280; width += 16) expectLegible(trend(months(MONTHS.map(() => exact(5))), width));
  });

  it('tells several lines apart by marker, dashes and names beside them', () => {
    const picture = trend([...months([exact(1), exact(9)], 'Hà Nội'), ...months([exact(2), exact(3)], 'Huế')]);
    const lines = withRole(picture, 'line').map((mark) => (mark.kind === 'path' ? mark.dash : ''));
    expect(new Set(lines).size).to.equal(2);
    expect(textsOf(picture, 'label')).to.include.members(['Hà Nội', 'Huế']);
    const points = withRole(picture, 'point');
    const shapes = [0, 1].map((series) => {
      const point = points.find((mark) => mark.series === series);
      return point?.kind === 'path' ? point.d.replace(/^M[\d.]+ [\d.]+/, '').slice(0, 1) : '';
    });
    expect(new Set(shapes).size).to.equal(2);
    expectLegible(picture);
  });

  it('gives each of many lines a plot of its own, with one scale for all', () => {
    const rows = PROVINCES.flatMap((name, index) =>
      months(
        MONTHS.map((_, at) => exact(10 * index + at)),
        name,
      ),
    );
    for (const width of WIDTHS) {
      const picture = trend(rows, width);
      expect(withRole(picture, 'line')).to.have.length(34);
      expect(withRole(picture, 'point')).to.have.length(34 * 12);
      const ticks = textsOf(picture, 'tick').filter((text) => /^[1-9][\d.]*$/.test(text));
      expect(ticks).to.not.be.empty;
      expect(new Set(ticks).size).to.equal(ticks.length / 34);
    }
  });

  it('keeps the periods in order where a line begins later, and thins their labels', () => {
    const picture = trend(
      [
        ...MONTHS.slice(6).map((label) => row(label, exact(4), '4', 'A')),
        ...MONTHS.map((label) => row(label, exact(5), '5', 'B')),
      ],
      500,
    );
    const labels = withRole(picture, 'tick').filter(isText);
    const places = labels.flatMap(({x, text}) => {
      const month = /(\d+)\/2026$/.exec(text)?.[1];
      return month ? [{x, at: Number(month) - 1}] : [];
    });
    const inOrder = [...places].sort((a, b) => a.x - b.x).map(({at}) => at);
    expect(inOrder).to.deep.equal([...inOrder].sort((a, b) => a - b));
    expect(inOrder).to.include(11);
    expect(new Set(inOrder).size).to.be.below(12);
    expectLegible(picture);
  });

  it('draws a single period, equal values and nothing but zeros', () => {
    for (const rows of [months([exact(7)]), months([exact(7), exact(7), exact(7)]), months([exact(0), exact(0)])]) {
      const picture = trend(rows);
      expect(withRole(picture, 'point')).to.have.length(rows.length);
      expect(JSON.stringify(picture)).not.to.match(/NaN|null|Infinity/);
    }
  });
});

describe('texts in a picture', () => {
  it('break at spaces, and end in an ellipsis where there is no room', () => {
    const room = widthOf('Khánh Hòa', 14) + 1;
    expect(wrap('Công an tỉnh Khánh Hòa', room, 14, 3)).to.deep.equal(['Công an', 'tỉnh Khánh', 'Hòa']);
    expect(wrap('Công an tỉnh Khánh Hòa', room, 14, 2).at(-1)).to.match(/…$/);
    expect(widthOf('ế', 10)).to.equal(widthOf('e', 10));
    expect(widthOf('ế'.normalize('NFD'), 10)).to.equal(widthOf('ế', 10));
  });
});

describe('a picture as an SVG file', () => {
  const meta = {
    heading: 'Kết quả <1> & "2"',
    source: 'Báo cáo 242/KH',
    asOf: 'Tính đến 2/10/2022',
    language: 'vi',
  } as const;

  it('is well-formed whatever the texts hold, with title, description, source and colours', () => {
    const picture = bars([
      row('<script>alert(1)</script>', exact(5)),
      row('A & "B" \u0000\u000b', quantity('about', '3'), "]]>'"),
    ]);
    const file = pictureSvg(picture, meta);
    const read = new DOMParser().parseFromString(file, 'image/svg+xml');
    expect(read.querySelector('parsererror')).to.equal(null);
    expect(read.querySelector('script, style, image, a')).to.equal(null);
    expect(read.querySelector('title')?.textContent).to.equal('Cuộc họp dân');
    expect(read.querySelector('desc')?.textContent).to.contain('Báo cáo 242/KH');
    const texts = [...read.querySelectorAll('text')].map(({textContent}) => textContent).join(' ');
    for (const text of ['Kết quả <1> & "2"', 'Tính đến 2/10/2022', "]]>'"]) expect(texts).to.contain(text);
    expect(read.querySelectorAll('[fill^="#"]').length).to.be.above(3);
    expect(read.documentElement.getAttribute('viewBox')).to.equal(
      `0 0 ${picture.width + 32} ${read.documentElement.getAttribute('height')}`,
    );
  });
});
