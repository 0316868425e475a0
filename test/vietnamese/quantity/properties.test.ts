import {expect} from '@open-wc/testing';
import {
  array,
  assert,
  bigInt,
  boolean,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check';
import {boundsOf, formatQuantity, parseQuantity, sumQuantities} from '../../../src/vietnamese/quantity.js';
import type {Quantity} from '../../../src/vietnamese/quantity.js';
import {plain} from '../../../src/vietnamese/quantity/amounts.js';
import {meetings, read} from './figure.js';

const qualifiers = constantFrom('exact', 'more_than', 'less_than', 'almost', 'about', 'at_least', 'at_most');
const scales = constantFrom(0, 3, 6, 9, 12);
const decimals = tuple(bigInt(-(10n ** 9n), 10n ** 9n), integer({min: -8, max: 4})).map(([digits, places]) =>
  plain(places < 0 ? {digits: digits * 10n ** BigInt(-places), decimals: 0} : {digits, decimals: places}),
);
const blank = {amount: null, amount_max: null, magnitude: null, written_as: '', scale: 0, significant_digits: null};

const singles = record({qualifier: qualifiers, amount: decimals, scale: scales}).map((fields): Quantity => ({
  ...blank,
  ...fields,
}));
const ranges = tuple(decimals, decimals, scales)
  .filter(([a, b]) => Number(a) !== Number(b))
  .map(([a, b, scale]): Quantity => {
    const [amount, amount_max] = Number(a) < Number(b) ? [a, b] : [b, a];
    return {...blank, qualifier: 'range', amount, amount_max, scale};
  });
const magnitudes = integer({min: 1, max: 14}).map((magnitude): Quantity => ({
  ...blank,
  qualifier: 'magnitude',
  magnitude,
  written_as: 'hàng …',
}));

const valueOf = ({qualifier, amount, amount_max, magnitude}: Quantity) => ({qualifier, amount, amount_max, magnitude});

/** Figures of whole numbers, each with a number that its words allow. */
const told = tuple(
  oneof(qualifiers, constantFrom('range' as const)),
  integer({min: 1, max: 99_999}),
  integer({min: 0, max: 6}),
  integer({min: 1, max: 500}),
).map(([qualifier, digits, power, by]): {quantity: Quantity; truth: number} => {
  const number = digits * 10 ** power;
  const off = {
    exact: 0,
    more_than: by,
    at_least: by - 1,
    less_than: -by,
    almost: -by,
    at_most: 1 - by,
    about: -by,
    range: by,
  };
  const words = {
    ...{exact: '', more_than: 'hơn ', less_than: 'dưới ', almost: 'gần ', about: 'khoảng ', at_least: 'ít nhất '},
    ...{at_most: 'không quá ', range: ''},
  };
  const text = qualifier === 'range' ? `${number}-${number + 2 * by}` : `${words[qualifier]}${number}`;
  const years = /^\d{4}-\d{4}$/;
  return {
    quantity: read(years.test(text) ? `từ ${text.replace('-', ' đến 0')}` : text),
    truth: number + off[qualifier],
  };
});

const sum = (quantities: readonly Quantity[]): Quantity => {
  const {quantity} = sumQuantities(quantities.map((quantity) => meetings(quantity)));
  if (!quantity) throw new Error('refused');
  return quantity;
};
const holds = (quantity: Quantity, truth: number): boolean => {
  const {min = -Infinity, max = Infinity} = boundsOf(quantity) ?? {};
  return min <= truth && truth <= max;
};

/** Words and signs of which quantities and what looks like them are made. */
const pieces = constantFrom(
  ...'hơn gần khoảng từ đến không quá dưới trở lên hàng vài chục trăm nghìn vạn triệu tỷ rưỡi nửa phẩy linh mươi mười âm'.split(
    ' ',
  ),
  ...'một hai ba bốn năm tư lăm mốt chín đồng người tháng phần 0 5 06 20 300 1234 2018 0912345678 . , - – / : + % ( )'.split(
    ' ',
  ),
);
const jumbles = array(tuple(pieces, boolean()), {maxLength: 12}).map((parts) =>
  parts.map(([piece, isApart]) => (isApart ? ` ${piece}` : piece)).join(''),
);

describe('quantities of any kind', () => {
  for (const style of ['normalised', 'short', 'long', 'spoken'] as const) {
    it(`that are written (${style}) are read back as the same value`, () => {
      assert(
        property(oneof(singles, ranges, magnitudes), (quantity) => {
          const text = formatQuantity(quantity, style);
          const parsed = parseQuantity(text);
          expect(parsed, text).to.include({ok: true, rest: ''});
          if (parsed.ok) expect(valueOf(parsed.quantity), text).to.deep.equal(valueOf(quantity));
        }),
        {numRuns: 2_000},
      );
    });
  }

  it('never make the reader throw, and are the same when their own words are read again', () => {
    assert(
      property(oneof(string(), string({unit: 'binary'}), jumbles), (text) => {
        const parsed = parseQuantity(text);
        if (!parsed.ok) {
          expect(parsed.at).to.be.within(0, text.length);
          return;
        }
        const {written_as: written} = parsed.quantity;
        expect(text.normalize('NFC').replace(/\s/g, '')).to.equal((written + parsed.rest).replace(/\s/g, ''));
        const again = parseQuantity(written);
        expect(again, written).to.include({ok: true, rest: ''});
        if (again.ok) expect(again.quantity, written).to.deep.equal(parsed.quantity);
      }),
      {numRuns: 10_000},
    );
  });

  it('are read in a time that grows with the length of the text only', () => {
    const texts = ['1.', '1 ', 'một ', 'nghìn ', 'hai tỷ ', '12,', 'hơn ', '\u0301', 'không trăm '];
    const start = performance.now();
    for (const text of texts) parseQuantity(text.repeat(20_000));
    expect(performance.now() - start).to.be.lessThan(5_000);
  });
});

describe('sums of any figures', () => {
  const many = array(told, {minLength: 1, maxLength: 6});

  it('do not depend on the order', () => {
    assert(
      property(many, (figures) => {
        const quantities = figures.map(({quantity}) => quantity);
        expect(sum([...quantities].reverse())).to.deep.equal(sum(quantities));
      }),
    );
  });

  it('have the same bounds whatever is added first', () => {
    assert(
      property(many, many, (first, second) => {
        const [a, b] = [first, second].map((figures) => figures.map(({quantity}) => quantity)) as [
          Quantity[],
          Quantity[],
        ];
        expect(boundsOf(sum([sum(a), sum(b)]))).to.deep.equal(boundsOf(sum([...a, ...b])));
      }),
    );
  });

  it('hold whatever numbers the words of the summands allow, in the words of the sum too', () => {
    assert(
      property(many, (figures) => {
        const total = sum(figures.map(({quantity}) => quantity));
        const truth = figures.reduce((sofar, figure) => sofar + figure.truth, 0);
        expect(holds(total, truth), `${total.written_as}: ${truth}`).to.be.true;
        expect(holds(read(total.written_as), truth), `${total.written_as}: ${truth}`).to.be.true;
      }),
    );
  });
});
