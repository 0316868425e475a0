import {expect} from '@open-wc/testing';
import {formatQuantity} from '../../../src/vietnamese/quantity.js';
import type {Quantity, QuantityLanguage} from '../../../src/vietnamese/quantity.js';
import {read} from './figure.js';

/** Normalised, short, long. */
function styles(text: string, language?: QuantityLanguage): string[] {
  const quantity = read(text);
  return (['normalised', 'short', 'long'] as const).map((style) => formatQuantity(quantity, style, language));
}

describe('formatQuantity', () => {
  it('writes the signs and words of the house: normalised, short, long', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      'Hơn 9.3 triệu': ['hơn 9,3 triệu', 'hơn 9,3 triệu', 'hơn 9.300.000'],
      '15.3 tỉ': ['15,3 tỷ', '15,3 tỷ', '15.300.000.000'],
      '06': ['6', '6', '6'],
      'hơn một nghìn': ['hơn 1.000', 'hơn 1.000', 'hơn 1.000'],
      'trên 9.300.000': ['hơn 9.300.000', 'hơn 9,3 triệu', 'hơn 9.300.000'],
      'chưa tới 20': ['dưới 20', 'dưới 20', 'dưới 20'],
      '20 trở lên': ['ít nhất 20', 'ít nhất 20', 'ít nhất 20'],
      'tối đa 20': ['không quá 20', 'không quá 20', 'không quá 20'],
      'khoảng 20-30 triệu': ['20–30 triệu', '20–30 triệu', '20.000.000–30.000.000'],
      'từ -5 đến -3': ['từ −5 đến −3', 'từ −5 đến −3', 'từ −5 đến −3'],
      'hàng ngàn': ['hàng nghìn', 'hàng nghìn', 'hàng nghìn'],
      'vài chục': ['vài chục', 'vài chục', 'vài chục'],
    };
    for (const [text, expected] of Object.entries(cases)) expect(styles(text), text).to.deep.equal(expected);
  });

  it('keeps each digit that is vouched for and makes up none', () => {
    expect(styles('1.500.000')).to.deep.equal(['1.500.000', '1.500.000', '1.500.000']);
    expect(styles('7,0 tỷ')[0]).to.equal('7,0 tỷ');
    expect(styles('1,50')[2]).to.equal('1,50');
    expect(styles('hơn 294.075')[1]).to.equal('hơn 294.075');
    expect(styles('2 tỷ 300 triệu')[0], 'three digits behind a sign read as thousands').to.equal('2.300.000.000');
  });

  it('cuts what nobody vouches for so that the words stay true', () => {
    const cut = (qualifier: Quantity['qualifier']) =>
      formatQuantity({...read('hơn 9,3 triệu'), qualifier, amount: '9354075'}, 'normalised');
    expect(cut('more_than')).to.equal('hơn 9,3 triệu');
    expect(cut('at_least')).to.equal('ít nhất 9,3 triệu');
    expect(cut('almost')).to.equal('gần 9,4 triệu');
    expect(cut('at_most')).to.equal('không quá 9,4 triệu');
    expect(cut('about')).to.equal('khoảng 9,4 triệu');
    expect(cut('exact'), 'an exact figure is never cut').to.equal('9,354075 triệu');
    const range = {...read('khoảng 20-30'), amount: '24', amount_max: '31'};
    expect(formatQuantity(range, 'long')).to.equal('20–40');
  });

  it('keeps the words of what has no number, in every style', () => {
    const none = {...read('20'), qualifier: 'unquantified', amount: null, written_as: 'hằng tuần'} as const;
    for (const style of ['written', 'normalised', 'short', 'long', 'spoken'] as const) {
      expect(formatQuantity(none, style)).to.equal('hằng tuần');
    }
    expect(formatQuantity(read('Hơn  9.3 triệu'), 'written')).to.equal('Hơn  9.3 triệu');
  });

  it('writes English', () => {
    expect(styles('hơn 9,3 triệu', 'en')).to.deep.equal([
      'more than 9.3 million',
      'more than 9.3 million',
      'more than 9,300,000',
    ]);
    const normalised = (text: string) => styles(text, 'en')[0];
    expect(normalised('hàng chục tỷ')).to.equal('tens of billions');
    expect(normalised('hàng chục')).to.equal('tens');
    expect(normalised('hàng trăm')).to.equal('hundreds');
    expect(normalised('hàng nghìn')).to.equal('thousands');
    expect(normalised('gần 1.000')).to.equal('almost 1,000');
    expect(normalised('dưới 20')).to.equal('less than 20');
    expect(normalised('1,5 nghìn tỷ')).to.equal('1.5 trillion');
    expect(normalised('từ 20 đến 30')).to.equal('20–30');
  });

  it('speaks numbers as they are read out', () => {
    const spoken = (text: string) => formatQuantity(read(text), 'spoken', 'en');
    const cases: Readonly<Record<string, string>> = {
      'hơn 9,3 triệu': 'hơn chín phẩy ba triệu',
      '294.075': 'hai trăm chín mươi tư nghìn không trăm bảy mươi lăm',
      '15': 'mười lăm',
      '14': 'mười bốn',
      '21': 'hai mươi mốt',
      '105': 'một trăm linh năm',
      '110': 'một trăm mười',
      '1.001': 'một nghìn không trăm linh một',
      '2.000.300': 'hai triệu không nghìn ba trăm',
      '1.234 tỷ': 'một nghìn hai trăm ba mươi tư tỷ',
      '2 tỷ 300 triệu': 'hai tỷ ba trăm triệu',
      '3.000.000.005': 'ba tỷ không nghìn không trăm linh năm',
      '0': 'không',
      '-5': 'âm năm',
      '1,05': 'một phẩy không năm',
      '20-30 triệu': 'từ hai mươi triệu đến ba mươi triệu',
      'hàng chục tỷ': 'hàng chục tỷ',
    };
    for (const [text, expected] of Object.entries(cases)) expect(spoken(text), text).to.equal(expected);
  });

  it('speaks no range from nought, for «không đến một» is less than one', () => {
    expect(formatQuantity(read('từ 0 đến 1'), 'spoken')).to.equal('0–1');
    expect(formatQuantity(read('từ 1,0 đến 2,5'), 'spoken')).to.equal('1,0–2,5');
    expect(formatQuantity(read('từ 1 đến 2'), 'spoken')).to.equal('từ một đến hai');
  });
});
