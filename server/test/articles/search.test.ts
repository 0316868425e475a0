import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import type {components} from '../../../src/api/generated/contract.js';
import {forEachDatabase} from '../support/databases.js';
import {addArticles} from '../support/more-articles.js';
import {faultsOf} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

type ArticleList = components['schemas']['ArticleList'];

const day = (number: number) => new Date(Date.UTC(2024, 0, number));

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});
  before(async () => {
    await addArticles(sample.database.db, [
      {id: 'cong-an', title: 'Công an xã họp dân', published_at: day(1)},
      {id: 'khong-dau', title: 'Cong an phuong tuyen truyen', published_at: day(9)},
      {id: 'cong-dong', title: 'Cộng đồng an toàn', published_at: day(2)},
      {id: 'kheo', title: 'Dân vận khéo ở Ninh Thuận', published_at: day(3)},
      {id: 'moi', title: 'Hòa Bình hôm nay', published_at: day(4)},
      {id: 'cu', title: 'Hoà bình ngày ấy', published_at: day(5)},
      {id: 'dao-duc', title: 'Đạo làm người', published_at: day(1)},
      {id: 'con-dao', title: 'Con dao trong bếp', published_at: day(8)},
      {id: 'hang-dao', title: 'Đi dạo phố', published_at: day(7)},
      {id: 'lien', title: 'Cảnh báo lừa đảo điện thoại', published_at: day(1)},
      {id: 'roi', title: 'Lừa đảo bằng tin nhắn, cuộc gọi điện thoại lạ', published_at: day(2)},
      {id: 'lien-khong-dau', title: 'Canh giac lua dao dien thoai', published_at: day(8)},
      {id: 'nghi-quyet', title: 'Sơ kết 25-NQ/TW.', summary: '«12.930 vụ»', published_at: day(6)},
      {id: 'nguoc', title: 'TW-NQ: 25 điều', published_at: day(6)},
      {id: 'da-rut', title: 'Công an đã rút bài', withdrawn_at: day(9)},
    ]);
  });

  const list = async (query: string) => {
    const response = await sample.app.inject(`/v1/articles?${query}`);
    assert.equal(response.statusCode, 200, response.body);
    return response.json<ArticleList>();
  };
  const find = async (words: string) =>
    (await list(`limit=100&from=2024-01-01&to=2024-02-01&q=${encodeURIComponent(words)}`)).items.map(({id}) => id);

  describe('a search', () => {
    const searches: [string, string[]][] = [
      ['cong an', ['khong-dau', 'cong-an']],
      ['công an', ['cong-an', 'khong-dau']],
      ['CÔNG AN', ['cong-an', 'khong-dau']],
      ['dan van kheo', ['kheo']],
      ['hoa binh', ['cu', 'moi']],
      ['hòa bình', ['cu', 'moi']],
      ['hoà bình', ['cu', 'moi']],
      ['hoa binh'.normalize('NFD'), ['cu', 'moi']],
      ['hòa bình'.normalize('NFD'), ['cu', 'moi']],
      ['đạo', ['dao-duc', 'con-dao', 'lien-khong-dau', 'hang-dao', 'roi', 'lien']],
      ['lừa đảo điện thoại', ['lien', 'roi', 'lien-khong-dau']],
      ['lua dao dien thoai', ['lien-khong-dau', 'lien', 'roi']],
      ['"lừa đảo điện thoại"', ['lien', 'lien-khong-dau']],
      ['“lừa đảo” "điện thoại"', ['lien', 'roi', 'lien-khong-dau']],
      ['tin nhắn lừa đảo', ['roi']],
      ['lua dao xe may', []],
      ['25-NQ/TW', ['nghi-quyet']],
      ['12.930 vụ', ['nghi-quyet']],
      ['cong', ['khong-dau', 'cong-dong', 'cong-an']],
      ['con', ['con-dao']],
      ['"', []],
      ['""', []],
      ["& | ! ( ) :* <-> \\ '", []],
      ["công:* & 'an'", ['cong-an', 'khong-dau']],
      ['-công !an', ['cong-an', 'khong-dau']],
    ];
    for (const [words, expected] of searches) {
      test(`for ${words} finds ${expected.join(', ') || 'nothing'}, in this order`, async () => {
        assert.deepEqual(await find(words), expected);
      });
    }

    test('of many words is answered', async () => {
      assert.deepEqual(await find('an '.repeat(66)), []);
    });

    test('is paged through all its parts without gap or repetition, also while articles appear', async () => {
      const expected = await find('lừa đảo điện thoại');
      const seen: string[] = [];
      for (let next: string | null = '', page = 0; next !== null; page++) {
        const query = `limit=1&from=2024-01-01&to=2024-02-01&q=${encodeURIComponent('lừa đảo điện thoại')}`;
        const {items, page: cut}: ArticleList = await list(`${query}${next && `&cursor=${next}`}`);
        seen.push(...items.map(({id}) => id));
        next = cut.next;
        await addArticles(sample.database.db, [
          {id: `them-${page}`, title: 'Lừa đảo điện thoại', published_at: new Date(Date.UTC(2024, 0, 20 + page))},
        ]);
      }
      await sample.database.db.deleteFrom('articles').where('id', 'like', 'them-%').execute();
      assert.deepEqual(seen, expected);
    });

    const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const [name, query] of [
      ['of a plain list', `q=cong&cursor=${cursor([1, 'cong-an'])}`],
      ['into a part that there is not', `q=cong&cursor=${cursor([1, 'cong-an', 0])}`],
      ['of a search', `cursor=${cursor([1, 'cong-an', 2])}`],
    ]) {
      test(`refuses a cursor ${name}${name === 'of a search' ? ' in a plain list' : ''}`, async () => {
        assert.deepEqual(faultsOf(await sample.app.inject(`/v1/articles?${query}`), 400), ['cursor invalid']);
      });
    }
  });

  describe('an address', () => {
    const at = async (url: string, headers = {}) => {
      const response = await sample.app.inject({url: `/v1/articles?url=${encodeURIComponent(url)}`, headers});
      assert.equal(response.statusCode, 200, response.body);
      return response.json<ArticleList>().items.map(({id}) => id);
    };

    test('finds the one article that it leads to, in any of its forms', async () => {
      await addArticles(sample.database.db, [
        {
          id: 'nguon',
          url: 'http://www.congan.vn/tin/1.html?b=2&a=1',
          canonical_url: 'https://congan.vn/tin/1.html?a=1&b=2',
        },
      ]);
      assert.deepEqual(await at('https://congan.vn/tin/1.html?utm_source=zalo&a=1&b=2#binh-luan'), ['nguon']);
      assert.deepEqual(await at('http://WWW.congan.vn/tin/1.html?b=2&a=1'), ['nguon']);
      assert.deepEqual(await at('https://congan.vn/tin/2.html'), []);
    });

    test('of an article written here is known with and without the host, and only with the right one', async () => {
      assert.deepEqual(await at('/bai-viet/kheo'), ['kheo']);
      assert.deepEqual(await at('http://localhost/bai-viet/kheo/?fbclid=1'), ['kheo']);
      assert.deepEqual(await at('https://www.api.vn/bai-viet/kheo', {host: 'api.vn'}), ['kheo']);
      assert.deepEqual(await at('https://khac.vn/bai-viet/kheo'), []);
    });

    test('that is none of the web finds nothing', async () => {
      for (const url of ['javascript:alert(1)', 'mailto:a@b.vn', 'http://', '//']) assert.deepEqual(await at(url), []);
    });
  });
});
