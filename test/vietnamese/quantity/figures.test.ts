import {expect} from '@open-wc/testing';
import type {components} from '../../../src/api/generated/contract.js';
import {formatQuantity, parseQuantity} from '../../../src/vietnamese/quantity.js';

type Observation = components['schemas']['Observation'];

const file = new URL('../../../server/src/demo-site/content/observations.json', import.meta.url);
const observations = (await (await fetch(file)).json()) as readonly Observation[];

describe('the figures of the reports', () => {
  it('are read as people have written them down for the demo, word by word', () => {
    let told = 0;
    for (const {id, quantity, measure} of observations) {
      if (quantity.qualifier === 'unquantified') continue;
      const parsed = parseQuantity(`${quantity.written_as} ${measure.name}`);
      expect(parsed, id).to.deep.equal({
        ok: true,
        quantity,
        rest: measure.name,
        confidence: 'certain',
        ...(measure.currency && {currency: measure.currency}),
      });
      told += 1;
    }
    expect(told).to.be.greaterThan(30);
  });

  it('get no number where the report counts nothing', () => {
    const names = observations.filter(({quantity}) => quantity.qualifier === 'unquantified');
    expect(names).to.have.length.greaterThan(3);
    for (const {id, quantity} of names) {
      expect(parseQuantity(quantity.written_as).ok, id).to.be.false;
      expect(formatQuantity(quantity, 'normalised'), id).to.equal(quantity.written_as);
    }
  });
});
