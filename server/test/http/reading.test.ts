import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {contract} from '../../src/http/contract.js';
import type {components} from '../../../src/api/generated/contract.js';
import {forEachDatabase} from '../support/databases.js';
import {assertAsPromised, faultsOf} from '../support/sample-app.js';
import {hostileText} from '../support/sample-content.js';
import {withSampleApp} from '../support/with-sample-app.js';

type Schemas = components['schemas'];

const answers: Readonly<Record<string, string>> = {
  getHealth: '/health',
  getContract: '/v1/openapi.yaml',
  listUnits: '/v1/units',
  listUnitsCsv: '/v1/units.csv',
  listArticles: '/v1/articles?limit=100',
  getArticle: '/v1/articles/lich-su',
  listRelatedArticles: '/v1/articles/lua-dao/related',
  getJsonFeed: '/feeds/khanh-hoa.json',
  getRssFeed: '/feeds/khanh-hoa.xml',
  listMostViewed: '/v1/most-viewed?scope=national&window=30d',
  listCampaigns: '/v1/campaigns',
  listCampaignsCsv: '/v1/campaigns.csv',
  getCampaign: '/v1/campaigns/dan-van-kheo',
  getLatestStatistics: '/v1/campaigns/dan-van-kheo/latest',
  getLatestStatisticsCsv: '/v1/campaigns/dan-van-kheo/latest.csv',
  listIndicators: '/v1/indicators',
  listIndicatorsCsv: '/v1/indicators.csv',
  listStatistics: '/v1/statistics?campaign=dan-van-kheo',
  listStatisticsCsv: '/v1/statistics.csv',
  getObservation: '/v1/statistics/tai-san',
  listRevisions: '/v1/statistics/tai-san/revisions',
  listRevisionsCsv: '/v1/statistics/tai-san/revisions.csv',
  getForm: '/v1/forms/gop-y?unit=ninh-thuan',
  listProvinces: '/v1/areas',
  listCommunes: '/v1/areas/56',
  getChallenge: '/v1/challenge',
};

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});

  const get = async <T>(url: string): Promise<T> => {
    const response = await sample.app.inject(url);
    assert.equal(response.statusCode, 200, `${url}: ${response.body}`);
    return response.json<T>();
  };
  const idsOf = async (query: string) =>
    (await get<Schemas['ArticleList']>(`/v1/articles?limit=100${query}`)).items.map(({id}) => id).sort();

  describe('the contract', () => {
    for (const {id, method} of contract.operations.filter((one) => one.method === 'GET' && !one.staff)) {
      test(`${id} answers as promised`, async () => {
        const url = answers[id];
        assert.ok(url, `no ${method} request is known for ${id}`);
        const response = await sample.app.inject(url);
        assert.equal(response.statusCode, 200, response.body);
        assertAsPromised(id, response);
      });
    }

    test('text that looks like markup, SQL or a template comes back as the same text', async () => {
      const {title, summary, byline, source} = await get<Schemas['Article']>('/v1/articles/lich-su');
      assert.deepEqual([title, summary, byline, source], [hostileText, hostileText, hostileText, hostileText]);
      const {image} = await get<Schemas['Article']>('/v1/articles/lua-dao');
      assert.deepEqual([image?.alt, image?.caption], [hostileText, hostileText]);
      assert.equal((await get<Schemas['Campaign']>('/v1/campaigns/dan-van-kheo')).summary, hostileText);
    });
  });

  describe('units', () => {
    test('the ministry stands first, the others in Vietnamese order', async () => {
      const {items} = await get<Schemas['UnitList']>('/v1/units');
      assert.deepEqual(
        items.map(({short_name}) => short_name),
        ['Bộ Công an', 'An Giang', 'Đà Nẵng', 'Đắk Lắk', 'Điện Biên', 'Khánh Hòa', 'Ninh Thuận', 'Phường Nha Trang'],
      );
    });

    test('former units are told apart and name their successors', async () => {
      const {items} = await get<Schemas['UnitList']>('/v1/units?current=false');
      assert.deepEqual(
        items.map(({id, successors}) => [id, successors.map((successor) => successor.id)]),
        [['ninh-thuan', ['khanh-hoa']]],
      );
      const current = await get<Schemas['UnitList']>('/v1/units?current=true');
      assert.equal(current.items.length, 7);
    });
  });

  describe('articles', () => {
    test('come newest first, dated in Vietnamese time', async () => {
      const {items} = await get<Schemas['ArticleList']>('/v1/articles?scope=national&limit=100');
      const moments = items.map(({published_at}) => Date.parse(published_at));
      assert.equal(items.length, 8);
      assert.deepEqual(
        moments,
        moments.toSorted((one, other) => other - one),
      );
      assert.equal(items.at(-1)?.published_at, '2018-06-12T08:55:00.000+07:00');
    });

    const filters: [string, string[]][] = [
      ['&unit=ninh-thuan', ['lich-su']],
      ['&unit=phuong-nha-trang', ['cung-luc-b']],
      ['&unit=phuong-nha-trang&scope=province', ['cu-moi-doc', 'cung-luc-b', 'hoa-binh', 'lua-dao']],
      ['&unit=khanh-hoa&scope=province', ['cu-moi-doc', 'cung-luc-b', 'hoa-binh', 'lua-dao']],
      ['&unit=bo-cong-an&scope=province', ['cung-luc-c']],
      ['&category=canh-bao', ['lua-dao']],
      ['&unit=khanh-hoa&exclude_category=canh-bao', ['cu-moi-doc', 'hoa-binh']],
      ['&tag=lua-dao', ['lua-dao']],
      ['&tag=khong-co', []],
      ['&campaign=dan-van-kheo', ['lua-dao']],
      ['&document=25-NQ/TW', ['hoa-binh', 'lua-dao']],
      ['&document=25/nq-tw', ['hoa-binh', 'lua-dao']],
      ['&document=08-cthd-tu', ['lua-dao']],
      ['&document=99-NQ/TW', []],
      ['&unit=khanh-hoa&exclude=lua-dao,hoa-binh', ['cu-moi-doc']],
      ['&from=2020-05-05&to=2020-05-05', ['cung-luc-a', 'cung-luc-b', 'cung-luc-c']],
      ['&from=2020-05-06&to=2020-05-06', ['hom-sau']],
      ['&from=0000-01-01&to=2019-01-01', ['lich-su']],
      ['&from=9999-12-31&to=9999-12-31', []],
    ];
    for (const [query, expected] of filters) {
      test(`${query} lists ${expected.join(', ') || 'nothing'}`, async () => {
        assert.deepEqual(await idsOf(query), expected);
      });
    }

    const searches: [string, string[]][] = [
      ['lừa đảo', ['lua-dao']],
      ['LUA DAO', ['lua-dao']],
      ['điện thoại', ['lua-dao']],
      ['hoà thuận', ['hoa-binh']],
      ['hòa thuận', ['hoa-binh']],
      ['cong dong an toan', ['hoa-binh']],
      ['cong an', []],
      ["'; drop table articles; --", ['lich-su']],
      ['!&|:*()<->', []],
      ['\\', []],
    ];
    for (const [words, expected] of searches) {
      test(`a search for «${words}» finds ${expected.join(', ') || 'nothing'}`, async () => {
        assert.deepEqual(await idsOf(`&q=${encodeURIComponent(words)}`), expected);
      });
    }

    test('paging shows every article once and in order while new ones appear', async () => {
      const expected = (await get<Schemas['ArticleList']>('/v1/articles?limit=100')).items.map(({id}) => id);
      const seen: string[] = [];
      for (let next: string | null = '', page = 0; next !== null; page++) {
        const list: Schemas['ArticleList'] = await get(`/v1/articles?limit=1${next && `&cursor=${next}`}`);
        seen.push(...list.items.map(({id}) => id));
        next = list.page.next;
        const template = await sample.database.db
          .selectFrom('articles')
          .selectAll()
          .where('id', '=', 'hoa-binh')
          .execute();
        const copies = template.map(({search: _search, toned: _toned, ...row}) => ({
          ...row,
          id: `moi-${page}`,
          canonical_url: `/bai-viet/moi-${page}`,
          published_at: new Date(),
        }));
        await sample.database.db.insertInto('articles').values(copies).execute();
      }
      await sample.database.db.deleteFrom('articles').where('id', 'like', 'moi-%').execute();
      assert.deepEqual(seen, expected);
    });

    for (const cursor of ['abc', 'W10', 'bnVsbA', btoa('["x","y"]').replaceAll('=', ''), btoa('[1e300,"a"]')]) {
      test(`the cursor ${cursor} is refused`, async () => {
        const response = await sample.app.inject(`/v1/articles?cursor=${cursor.replaceAll('=', '')}`);
        assert.deepEqual(faultsOf(response, 400), ['cursor invalid']);
      });
    }
  });

  describe('the ranking', () => {
    const ranking = async (query: string) =>
      (await get<Schemas['MostViewed']>(`/v1/most-viewed?${query}`)).items.map(
        ({rank, previous_rank, article, views}) => [rank, previous_rank, article.id, views],
      );

    test('counts the views of its window only', async () => {
      assert.deepEqual(await ranking('window=24h'), [
        [1, null, 'lua-dao', 30],
        [2, 1, 'cu-moi-doc', 10],
      ]);
      assert.deepEqual(
        (await ranking('scope=national')).map(([, , id, views]) => [id, views]),
        [
          ['cu-moi-doc', 50],
          ['lua-dao', 30],
        ],
      );
      assert.deepEqual(
        (await ranking('window=30d')).map(([, , id, views]) => [id, views]),
        [
          ['cu-moi-doc', 90],
          ['lua-dao', 30],
          ['lich-su', 20],
        ],
      );
    });

    test('is restricted by unit, age, exclusion and limit', async () => {
      assert.deepEqual(
        (await ranking('unit=ninh-thuan&window=30d')).map(([, , id]) => id),
        ['lich-su'],
      );
      assert.deepEqual(
        (await ranking('window=30d&max_age=3')).map(([, , id]) => id),
        ['lua-dao'],
      );
      assert.deepEqual(
        (await ranking('window=30d&exclude=cu-moi-doc&limit=1')).map(([, , id]) => id),
        ['lua-dao'],
      );
    });

    test('is empty where nothing was read', async () => {
      assert.deepEqual(await ranking('unit=an-giang'), []);
    });
  });

  describe('campaigns and statistics', () => {
    test('the campaign that ends last stands first and counts its articles', async () => {
      const {items} = await get<Schemas['CampaignList']>('/v1/campaigns');
      assert.deepEqual(
        items.map(({id, articles}) => [id, articles]),
        [
          ['moi-nhat', 0],
          ['dan-van-kheo', 1],
        ],
      );
      assert.equal((await get<Schemas['CampaignList']>('/v1/campaigns?unit=ninh-thuan')).items.length, 1);
    });

    test('observations keep the order of the report over pages', async () => {
      const seen: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const list: Schemas['ObservationList'] = await get(`/v1/statistics?limit=1${next && `&cursor=${next}`}`);
        seen.push(...list.items.map(({id}) => id));
        next = list.page.next;
      }
      assert.deepEqual(seen, ['so-xa-trong-diem', 'tai-san', 'hoc-sinh']);
    });

    test('a magnitude keeps its words and gets no number', async () => {
      const {items} = await get<Schemas['ObservationList']>('/v1/statistics?indicator=tai-san');
      assert.deepEqual(items[0]?.quantity, {
        qualifier: 'magnitude',
        amount: null,
        amount_max: null,
        magnitude: 10,
        written_as: 'hàng chục tỷ',
        scale: 0,
        significant_digits: 2,
      });
    });
  });

  describe('a form', () => {
    test('opens with the unit it is asked for, also with a former one', async () => {
      const form = await get<Schemas['Form']>('/v1/forms/gop-y?unit=ninh-thuan');
      assert.equal(form.unit.short_name, 'Ninh Thuận');
      assert.equal(form.contact.phone, '02583 822 400');
    });

    test('opens with the ministry where no unit is named', async () => {
      assert.equal((await get<Schemas['Form']>('/v1/forms/gop-y')).unit.id, 'bo-cong-an');
    });
  });
});
