import {expect} from '@open-wc/testing';
import {firstRead} from '../../src/elements/campaign-stats/first-read.js';
import {fromTag} from '../../src/widget/attributes.js';
import {listenToConsole} from '../support/console.js';
import {observationList} from '../support/fake-api/statistics-answers.js';
import {json, replaceNetwork} from '../support/network.js';
import {stats} from '../support/stats.js';

const BASE = new URL('https://api.danvan.test/first/');
const CAMPAIGN = {campaign: 'phoi-hop-dan-van'};

function tag(attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

describe('the first read of <campaign-stats>', () => {
  for (const attributes of [
    CAMPAIGN,
    {...CAMPAIGN, layout: 'headline', indicators: 'tai-san, hop-dan'},
    {indicators: ' a b,c ', unit: 'khanh-hoa', period: '2026-Q1..2026-Q3', 'as-of': '2026-06-30'},
    {...CAMPAIGN, breakdown: 'unit', indicators: 'hop-dan-thang', layout: 'table', show: 'target'},
    {...CAMPAIGN, period: '2026-13', 'as-of': '30/6/2026', breakdown: 'tinh', layout: 'piechart'},
    {...CAMPAIGN, period: 'latest', 'as-of': '2026-02-31', unit: ''},
  ]) {
    it(`is what the tag tells before its code is there: ${JSON.stringify(attributes)}`, async () => {
      const told = firstRead(fromTag(tag(attributes)), BASE);
      const network = replaceNetwork(() => Promise.resolve(json(observationList([]))));
      const warnings = listenToConsole('warn');
      await stats(attributes, {api: BASE.href, state: 'empty'});
      warnings.stop();
      network.restore();
      expect(network.asked).to.deep.equal([told]);
    });
  }

  it('leaves out a day that no calendar has', () => {
    const address = (day: string) => firstRead(fromTag(tag({...CAMPAIGN, 'as-of': day})), BASE);
    expect(address('2026-02-28')).to.include('as_of=2026-02-28');
    expect(address('2026-02-31')).to.not.include('as_of');
  });

  it('is none where the tag asks for nothing, or for too little', () => {
    for (const attributes of [{}, {layout: 'table'}, {...CAMPAIGN, breakdown: 'unit'}, {indicators: ' , '}]) {
      expect(firstRead(fromTag(tag(attributes)), BASE)).to.equal(undefined);
    }
  });
});
