import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {components} from '../../../src/api/generated/contract.js';
import {assertAsPromised, faultsOf} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

type AreaList = components['schemas']['AreaList'];

describe('the areas', () => {
  const sample = withSampleApp();

  const names = ({items}: AreaList) => items.map(({name}) => name);

  test('the provinces come in Vietnamese alphabetical order of their names proper', async () => {
    const response = await sample.app.inject('/v1/areas');
    assertAsPromised('listProvinces', response);
    assert.match(String(response.headers['cache-control']), /^public/);
    assert.match(String(response.headers['etag']), /^"/);
    const list = names(response.json<AreaList>());
    assert.equal(list.length, 34);
    assert.deepEqual(list.slice(0, 5), [
      'Tỉnh An Giang',
      'Tỉnh Bắc Ninh',
      'Tỉnh Cà Mau',
      'Tỉnh Cao Bằng',
      'Thành phố Cần Thơ',
    ]);
    assert.ok(list.indexOf('Tỉnh Đắk Lắk') > list.indexOf('Thành phố Đà Nẵng'));
    assert.ok(list.includes('Tỉnh Khánh Hòa') && list.includes('Tỉnh Thanh Hóa'));
  });

  test('the communes of every province are there, each spelt in one way', async () => {
    const provinces = (await sample.app.inject('/v1/areas')).json<AreaList>().items;
    const lists = await Promise.all(
      provinces.map(async ({code}) => (await sample.app.inject(`/v1/areas/${code}`)).json<AreaList>()),
    );
    const all = lists.flatMap(names);
    assert.equal(all.length, 3321);
    assert.deepEqual(
      all.filter((name) => /o[àáảãạ](?!\p{L})|(?<!q)u[ỳýỷỹỵ](?!\p{L})/iu.test(name)),
      [],
    );
  });

  test('a code that names no province is not found', async () => {
    const response = await sample.app.inject('/v1/areas/99');
    assert.deepEqual(faultsOf(response, 404), ['id unknown_area']);
    assertAsPromised('listCommunes', response);
    assert.equal((await sample.app.inject('/v1/areas/abc')).statusCode, 400);
  });
});
