import {expect} from '@open-wc/testing';
import {findNames} from '../../src/vietnamese/search.js';

const PLACES = ['Phường Bắc Nha Trang', 'Xã Hòa Bình', 'Xã Hoa Lư', 'Đặc khu Trường Sa', 'Phường Thái Hoà'].map(
  (name) => ({
    name,
  }),
);
const find = (typed: string) => findNames(PLACES, typed).map(({name}) => name);

describe('findNames', () => {
  it('finds with and without dấu, đ as d, in any part of a name', () => {
    expect(find('nha trang')).to.deep.equal(['Phường Bắc Nha Trang']);
    expect(find('DAC KHU')).to.deep.equal(['Đặc khu Trường Sa']);
    expect(find('Trường'.normalize('NFD'))).to.deep.equal(['Đặc khu Trường Sa']);
  });

  it('puts the tones that were typed first, and takes both placements of a mark for the same', () => {
    expect(find('hòa')).to.deep.equal(['Xã Hòa Bình', 'Xã Hoa Lư', 'Phường Thái Hoà']);
    expect(find('hoà')[0]).to.equal('Phường Thái Hoà');
  });

  it('puts the beginnings of words before their middles, else keeps the order', () => {
    expect(findNames([{name: 'Xã Đoàn'}, {name: 'Xã An'}], 'an').map(({name}) => name)).to.deep.equal([
      'Xã An',
      'Xã Đoàn',
    ]);
    expect(find(' ')).to.have.length(5);
    expect(find('không có')).to.deep.equal([]);
  });
});
