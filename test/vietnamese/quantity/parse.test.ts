import {expect} from '@open-wc/testing';
import {parseQuantity} from '../../../src/vietnamese/quantity.js';
import {read} from './figure.js';

/** The value in one line: qualifier and number, both ends of a range, or the power of ten. */
function value(text: string): string {
  const {qualifier, amount, amount_max, magnitude} = read(text);
  const numbers = [amount, amount_max].filter((number) => number !== null);
  return `${qualifier} ${magnitude === null ? numbers.join(' to ') : `10^${magnitude}`}`;
}

function behind(text: string) {
  const parsed = parseQuantity(text);
  return parsed.ok ? [parsed.rest, parsed.currency] : parsed;
}

function confidence(text: string): string {
  const parsed = parseQuantity(text);
  return parsed.ok ? parsed.confidence : parsed.reason;
}

const each = (cases: Readonly<Record<string, string>>, told: (text: string) => string) => {
  for (const [text, expected] of Object.entries(cases)) expect(told(text), text).to.equal(expected);
};

describe('parseQuantity', () => {
  it('reads digits with the signs that reports use', () => {
    each(
      {
        '294.075': 'exact 294075',
        '06': 'exact 6',
        '1.234,5': 'exact 1234.5',
        '15.3 tỷ': 'exact 15300000000',
        '7,2 tỷ': 'exact 7200000000',
        '15,3 tỉ': 'exact 15300000000',
        '9,3tr': 'exact 9300000',
        '300 triệu đồng': 'exact 300000000',
        '1,5 nghìn tỷ': 'exact 1500000000000',
        '2 tỷ 300 triệu': 'exact 2300000000',
        '5 trăm triệu': 'exact 500000000',
        '2 triệu rưỡi': 'exact 2500000',
        '0,05': 'exact 0.05',
        '0': 'exact 0',
        '-5': 'exact -5',
        '95%': 'exact 95',
        '12.345.678.901.234.567.890': 'exact 12345678901234567890',
      },
      value,
    );
  });

  it('reads number words', () => {
    each(
      {
        'một nghìn': 'exact 1000',
        'hai trăm chín mươi tư nghìn không trăm bảy mươi lăm': 'exact 294075',
        'hai tỷ rưỡi': 'exact 2500000000',
        'hơn tỷ rưỡi': 'more_than 1500000000',
        'nửa triệu': 'exact 500000',
        'hai vạn rưỡi': 'exact 25000',
        'ba trăm rưỡi': 'exact 350',
        'mười lăm': 'exact 15',
        'mười bốn': 'exact 14',
        'hai mươi mốt': 'exact 21',
        'hai mươi nhăm': 'exact 25',
        'ba mươi tư': 'exact 34',
        'hai mươi bốn': 'exact 24',
        'ba chục': 'exact 30',
        'một trăm linh tư': 'exact 104',
        'một trăm lẻ năm ngàn': 'exact 105000',
        'một nghìn năm trăm': 'exact 1500',
        'hai nghìn ba trăm tỷ': 'exact 2300000000000',
        'hai nghìn tỷ': 'exact 2000000000000',
        'hai triệu không nghìn ba trăm': 'exact 2000300',
        'chín phẩy ba triệu': 'exact 9300000',
        'một phẩy hai lăm': 'exact 1.25',
        'một phẩy bảy mươi lăm': 'exact 1.75',
        'âm năm': 'exact -5',
        không: 'exact 0',
      },
      value,
    );
  });

  it('reads what a report says of its numbers', () => {
    each(
      {
        'hơn 9,3 triệu': 'more_than 9300000',
        'trên 20': 'more_than 20',
        'quá 20': 'more_than 20',
        'dưới 20': 'less_than 20',
        'chưa đến 20': 'less_than 20',
        'chưa tới 20': 'less_than 20',
        'gần 1.000': 'almost 1000',
        'ngót 20': 'almost 20',
        'xấp xỉ 20': 'about 20',
        'khoảng 20': 'about 20',
        'chừng 20': 'about 20',
        'khoảng chừng 20': 'about 20',
        'độ 20': 'about 20',
        'ít nhất 20': 'at_least 20',
        'không dưới 20': 'at_least 20',
        'tối thiểu 20': 'at_least 20',
        '20 trở lên': 'at_least 20',
        'từ 20 trở lên': 'at_least 20',
        'không quá 20': 'at_most 20',
        'nhiều nhất 20': 'at_most 20',
        'tối đa 20': 'at_most 20',
        '20 trở xuống': 'at_most 20',
        'hơn một nghìn': 'more_than 1000',
        '>20': 'more_than 20',
      },
      value,
    );
  });

  it('reads ranges; a scale word behind holds for both ends', () => {
    each(
      {
        'khoảng 20-30': 'range 20 to 30',
        '20 - 30': 'range 20 to 30',
        '20–30': 'range 20 to 30',
        'từ 20 đến 30': 'range 20 to 30',
        'khoảng từ 20 tới 30': 'range 20 to 30',
        '20 đến 30': 'range 20 to 30',
        '20-30 triệu': 'range 20000000 to 30000000',
        'từ hai đến năm': 'range 2 to 5',
        'từ hai nghìn ba trăm đến ba nghìn': 'range 2300 to 3000',
        'từ -5 đến -3': 'range -5 to -3',
      },
      value,
    );
  });

  it('gives a magnitude its power of ten and no number', () => {
    each(
      {
        'hàng chục tỷ đồng': 'magnitude 10^10',
        'hàng chục': 'magnitude 10^1',
        'hàng trăm': 'magnitude 10^2',
        'hàng ngàn': 'magnitude 10^3',
        'hàng vạn': 'magnitude 10^4',
        'hàng chục nghìn': 'magnitude 10^4',
        'hàng trăm nghìn': 'magnitude 10^5',
        'hàng triệu': 'magnitude 10^6',
        'hàng chục nghìn tỷ': 'magnitude 10^13',
        'hơn chục': 'magnitude 10^1',
        'vài chục': 'magnitude 10^1',
        'vài trăm': 'magnitude 10^2',
        'hơn vài trăm': 'magnitude 10^2',
      },
      value,
    );
    expect(read('hàng chục tỷ đồng')).to.deep.equal({
      qualifier: 'magnitude',
      amount: null,
      amount_max: null,
      magnitude: 10,
      written_as: 'hàng chục tỷ',
      scale: 9,
      significant_digits: null,
    });
  });

  it('counts the digits that a report vouches for', () => {
    const precision = (text: string) => {
      const {scale, significant_digits} = read(text);
      return `${String(scale)} ${String(significant_digits)}`;
    };
    each(
      {
        '294.075': '0 6',
        '20': '0 2',
        'gần 60': '0 1',
        'gần 1.000': '0 1',
        'hơn 1.020': '0 3',
        'hơn 9,3 triệu': '6 2',
        'hơn 9,0 triệu': '6 2',
        '300 triệu': '6 3',
        'hơn 300 triệu': '6 1',
        '15.3 tỷ': '9 3',
        'hơn một nghìn': '3 1',
        'một nghìn năm trăm': '0 4',
        'khoảng 20-30': '0 1',
        'khoảng 900-1.000': '0 2',
      },
      precision,
    );
  });

  it('reads any letter case, both forms of Unicode, both places of tone marks, and no-break spaces', () => {
    for (const text of ['hơn 9,3 triệu', 'khoảng hai mươi mốt nghìn', 'gần bảy tỷ', 'hàng chục nghìn']) {
      for (const form of [text.toUpperCase(), text.normalize('NFD'), text.replaceAll(' ', '\u00a0'), `  ${text}\n`]) {
        expect(value(form), form).to.equal(value(text));
      }
    }
    expect(value('qúa 20')).to.equal('more_than 20');
  });

  it('keeps the words of the report and gives back what stands behind them', () => {
    expect(read('  Hơn 9,3 triệu'.normalize('NFD')).written_as).to.equal('Hơn 9,3 triệu'.normalize('NFC'));
    expect(read('20 trở lên').written_as).to.equal('20 trở lên');
    expect(read('02 căn').written_as).to.equal('02');
    expect(behind('hơn 9,3 triệu lượt người'.normalize('NFD'))).to.deep.equal([
      'lượt người'.normalize('NFC'),
      undefined,
    ]);
    expect(behind('95% hộ dân')).to.deep.equal(['% hộ dân', undefined]);
    expect(behind('294.075. Tiếp theo')).to.deep.equal(['. Tiếp theo', undefined]);
    expect(behind('9 tháng đầu năm 2019')).to.deep.equal(['tháng đầu năm 2019', undefined]);
    expect(behind('20m2 đất')).to.deep.equal(['m2 đất', undefined]);
    expect(behind('hàng trăm năm')).to.deep.equal(['năm', undefined]);
    expect(behind('20 đến năm 2025')).to.deep.equal(['đến năm 2025', undefined]);
  });

  it('knows money by its currency, and comrades from money', () => {
    expect(behind('300 triệu đồng')).to.deep.equal(['đồng', 'VND']);
    expect(behind('hàng chục tỷ đồng')).to.deep.equal(['đồng', 'VND']);
    expect(behind('20.000 VNĐ')).to.deep.equal(['VNĐ', 'VND']);
    expect(behind('02 đồng đội')).to.deep.equal(['đồng đội', undefined]);
  });

  it('is certain where only one reading is in use, and says where the spelling rules had to decide', () => {
    const certain = '294.075|15.3 tỷ|7,2 tỷ|06|1.234,5|khoảng 20-30|mười lăm|1.234.567 tỷ|2.018|5–9'.split('|');
    for (const text of certain) expect(confidence(text), text).to.equal('certain');
    const doubtful =
      '1.234 tỷ|1,234|1,234,567|1,234.5|1 234 567|2018|5-9|năm người|hai mốt|hai nghìn ba|hai mươi năm|hai nghìn năm';
    for (const text of doubtful.split('|')) expect(confidence(text), text).to.equal('likely');
    each(
      {
        '1.234 tỷ': 'exact 1234000000000',
        '1,234': 'exact 1.234',
        '1,234,567': 'exact 1234567',
        '1,234.5': 'exact 1234.5',
        '1 234 567': 'exact 1234567',
        'hai nghìn ba': 'exact 2300',
        'hai mươi năm': 'exact 20',
      },
      value,
    );
  });

  it('refuses a bad text with the reason and the place', () => {
    const faults: Readonly<Record<string, readonly [string, number]>> = {
      '': ['empty', 0],
      ' \u00a0': ['empty', 2],
      hơn: ['no_number', 3],
      abc: ['no_number', 0],
      '-': ['no_number', 0],
      'một số người': ['no_number', 0],
      'hàng ngày': ['no_number', 0],
      'không có': ['no_number', 0],
      'năm nay': ['no_number', 0],
      'trăm người': ['no_number', 0],
      'bà mẹ': ['no_number', 0],
      'gân 300': ['no_number', 0],
      'vượt 20% kế hoạch': ['no_number', 0],
      '1.23.4': ['broken_number', 2],
      '1,2,3': ['broken_number', 2],
      '12.34.567': ['broken_number', 3],
      'hơn 12 34': ['broken_number', 7],
      '9,3 triệu nghìn': ['broken_number', 10],
      'hai nghìn ba triệu': ['broken_number', 13],
      'hai tỷ ba tỷ': ['broken_number', 10],
      '1.234.567.890.123.456.789.012.345.678.901': ['broken_number', 0],
      'từ 20': ['ambiguous', 0],
      'khoảng gần 300': ['ambiguous', 7],
      '20 hoặc 30': ['ambiguous', 3],
      '20, 30 người': ['ambiguous', 2],
      '20+': ['ambiguous', 2],
      'chín triệu phẩy ba': ['ambiguous', 11],
      'hai ba người': ['ambiguous', 4],
      '2 tỷ 300': ['ambiguous', 5],
      '2 nghìn 300': ['ambiguous', 8],
      'hai triệu ba trăm': ['ambiguous', 10],
      '20 người trở lên': ['ambiguous', 9],
      'gần 20 - 30': ['ambiguous', 7],
      'hàng trăm, hàng nghìn': ['ambiguous', 9],
      '30-20': ['range_order', 2],
    };
    for (const [text, [reason, at]] of Object.entries(faults)) {
      expect(parseQuantity(text), text).to.deep.equal({ok: false, reason, at});
    }
  });

  it('knows what is written in digits and counts nothing', () => {
    const names =
      '28/09/2020|23-9-2019|2 tháng 9|2016-2021|năm 2018|0912345678|0912.345.678|0912 345 678|08:55|9h30|25-NQ/TW|04/CT-UBND|1/2|1. Công tác|1) Công tác|hai phần ba';
    for (const text of names.split('|')) expect(confidence(text), text).to.equal('not_a_quantity');
    for (const text of ['lần thứ 3', 'Quận 1', 'giai đoạn 2022-2026', '+84912345678']) {
      expect(confidence(text), text).to.equal('no_number');
    }
  });
});
