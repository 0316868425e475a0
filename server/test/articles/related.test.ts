import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import type {components} from '../../../src/api/generated/contract.js';
import {forEachDatabase} from '../support/databases.js';
import {addArticles} from '../support/more-articles.js';
import {assertAsPromised, faultsOf} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

type ArticleList = components['schemas']['ArticleList'];

const year = (number: number) => new Date(Date.UTC(number, 5, 5));
const elsewhere = {unit_id: 'an-giang', category_id: 'canh-bao'};

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});
  before(async () => {
    await addArticles(sample.database.db, [
      {id: 'goc', unit_id: 'dien-bien', campaign_id: 'moi-nhat', tags: ['duy-nhat'], documents: ['38-KH']},
      {id: 'chien-dich', ...elsewhere, campaign_id: 'moi-nhat', published_at: year(2011)},
      {id: 'van-ban-va-the', ...elsewhere, documents: ['38-KH'], tags: ['duy-nhat'], published_at: year(2011)},
      {id: 'van-ban', ...elsewhere, documents: ['38-KH'], published_at: year(2012)},
      {id: 'the', ...elsewhere, tags: ['duy-nhat'], published_at: year(2013)},
      {id: 'chuyen-muc', unit_id: 'an-giang', published_at: new Date()},
      {id: 'don-vi', unit_id: 'dien-bien', category_id: 'canh-bao', published_at: year(2015)},
      {id: 'da-rut', campaign_id: 'moi-nhat', withdrawn_at: year(2024)},
      {id: 'mot-minh', unit_id: 'dak-lak', published_at: year(2030)},
    ]);
  });

  const related = async (rest: string) => {
    const response = await sample.app.inject(`/v1/articles/${rest}`);
    assert.equal(response.statusCode, 200, response.body);
    assertAsPromised('listRelatedArticles', response);
    return response.json<ArticleList>();
  };
  const ids = async (rest: string) => (await related(rest)).items.map(({id}) => id);

  describe('related articles', () => {
    test('stand by campaign, document, tag, category and unit, each outweighing the rest', async () => {
      const found = await ids('goc/related?limit=20');
      assert.deepEqual(found.slice(0, 4), ['chien-dich', 'van-ban-va-the', 'van-ban', 'the']);
      assert.equal(found.at(-1), 'don-vi');
      assert.ok(found.indexOf('chuyen-muc') > 3, String(found));
    });

    test('of equals the newest stands first', async () => {
      const found = await ids('mot-minh/related?limit=20');
      const dated = (await related('mot-minh/related?limit=20')).items.map(({published_at}) =>
        Date.parse(published_at),
      );
      assert.ok(found.length > 3);
      assert.deepEqual(
        dated,
        dated.toSorted((one, other) => other - one),
      );
    });

    test('never hold the article itself, one excluded or one withdrawn', async () => {
      const found = await ids('goc/related?limit=20&exclude=chien-dich,the');
      for (const id of ['goc', 'chien-dich', 'the', 'da-rut']) assert.ok(!found.includes(id), id);
      assert.ok(found.includes('van-ban'));
    });

    test('are five unless more or fewer are asked for', async () => {
      assert.equal((await ids('goc/related')).length, 5);
      const one = await related('goc/related?limit=1');
      assert.deepEqual([one.items.map(({id}) => id), one.page.next, one.page.limit], [['chien-dich'], null, 1]);
    });

    test('of an article that is not or no longer here are refused', async () => {
      assert.deepEqual(faultsOf(await sample.app.inject('/v1/articles/khong-co/related'), 404), ['id unknown_article']);
      assert.deepEqual(faultsOf(await sample.app.inject('/v1/articles/da-rut/related'), 404), ['id unknown_article']);
      assert.deepEqual(faultsOf(await sample.app.inject('/v1/articles/goc/related?limit=21'), 400), ['limit invalid']);
    });
  });
});
