import {expect} from '@open-wc/testing';
import {isObservationList} from '../../src/api/statistics.js';
import {COUNTED} from '../support/fake-api/figures-by-unit.js';
import {breakdownList, observationList} from '../support/fake-api/statistics-answers.js';
import {MARKED_OBSERVATIONS, observation, OBSERVATIONS} from '../support/fake-api/statistics-content.js';

const listWith = (changes: object) => observationList([{...observation('a'), ...changes}]);

describe('what is taken for figures', () => {
  it('is every answer of the API', () => {
    for (const list of [OBSERVATIONS, MARKED_OBSERVATIONS, []])
      expect(isObservationList(observationList(list))).to.equal(true);
    expect(isObservationList(breakdownList(COUNTED))).to.equal(true);
  });

  for (const [what, changes] of [
    ['an amount that is no decimal', {quantity: {...observation('a').quantity, amount: '1e9'}}],
    ['an amount that is a number', {quantity: {...observation('a').quantity, amount: 5}}],
    ['a unit without a name', {unit: {id: 'a'}}],
    ['a period without days or null', {period: {kind: 'year', label: '2026'}}],
    ['a broken target', {target: {id: 'x'}}],
    ['a broken figure before', {previous: 'x'}],
    ['a check without a result', {check: {}}],
    ['no revision', {revision: undefined}],
    ['a quote that is no text', {provenance: {...observation('a').provenance, quote: 5}}],
  ] as const) {
    it(`is not ${what}`, () => expect(isObservationList(listWith(changes))).to.equal(false));
  }

  it('is not a list without indicators, breakdowns or page', () => {
    const list = breakdownList(COUNTED);
    const [first] = list.breakdowns;
    for (const broken of [
      {...list, indicators: undefined},
      {...list, indicators: [{id: 'a'}]},
      {...list, breakdowns: {}},
      {...list, breakdowns: [{...first, sum: null}]},
      {...list, breakdowns: [{...first, missing: [null]}]},
      {...list, page: {as_of: ''}},
      {items: null},
      null,
      'x',
    ]) {
      expect(isObservationList(broken), JSON.stringify(broken).slice(0, 60)).to.equal(false);
    }
  });
});
