import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/most-viewed/define.js';
import type {MostViewed} from '../../src/elements/most-viewed/most-viewed.js';
import {rankChange} from '../../src/elements/most-viewed/rank-change.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<most-viewed>', () => {
  before(startFakeApi);

  it('ranks stories in an ordered list, with views and change of rank in words', async () => {
    const widget = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('default')} limit="4"></most-viewed>`);
    await drawn(widget, 'ready');
    expect(all(widget, 'ol > li .rank').map(({textContent}) => textContent)).to.deep.equal(['1', '2', '3', '4']);
    const lines = all(widget, '.meta').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(lines).to.deep.equal([
      '12.930 lượt xem ▲ Tăng 2 bậc',
      '6.465 lượt xem Mới',
      '4.310 lượt xem ▼ Giảm 2 bậc',
      '3.233 lượt xem',
    ]);
    for (const arrow of all(widget, '.change > span')) expect(arrow.getAttribute('aria-hidden')).to.equal('true');
    await expect(widget).to.be.accessible();
  });

  for (const [window, words] of [
    ['24h', 'trong 24 giờ qua'],
    ['7d', 'trong 7 ngày qua'],
    ['30d', 'trong 30 ngày qua'],
  ] as const) {
    it(`says that it counts ${words}`, async () => {
      const widget = await fixture<MostViewed>(
        html`<most-viewed api=${fakeApi('default')} window=${window}></most-viewed>`,
      );
      await drawn(widget, 'ready');
      expect(one(widget, 'p.window').textContent).to.equal(words);
      const empty = await fixture<MostViewed>(
        html`<most-viewed api=${fakeApi('empty')} window=${window}></most-viewed>`,
      );
      await drawn(empty, 'empty');
      expect(shadowText(empty)).to.include(words);
    });
  }

  it('asks for the window anew when the page changes it', async () => {
    const widget = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('default')} show="views"></most-viewed>`);
    await drawn(widget, 'ready');
    widget.window = '30d';
    await drawn(widget, () => shadowText(widget).includes('294.075 lượt xem'));
  });

  it('warns of a window it does not know and counts seven days', async () => {
    const warnings = listenToConsole('warn');
    const widget = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('default')} window="1y"></most-viewed>`);
    await drawn(widget, 'ready');
    expect(warnings.stop()).to.have.length(1);
    expect(one(widget, 'p.window').textContent).to.equal('trong 7 ngày qua');
  });

  it('shows pictures only when asked to', async () => {
    const widget = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('default')}></most-viewed>`);
    await drawn(widget, 'ready');
    expect(all(widget, '.picture')).to.have.length(0);
    widget.show = 'views image';
    await widget.updateComplete;
    expect(all(widget, '.picture').length).to.equal(5);
  });

  it('takes the same room before and after the ranking is there', async () => {
    const waiting = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('loading')}></most-viewed>`);
    await drawn(waiting, 'loading');
    const widget = await fixture<MostViewed>(html`<most-viewed api=${fakeApi('long')}></most-viewed>`);
    await drawn(widget, 'ready');
    expect(widget.getBoundingClientRect().height).to.be.closeTo(waiting.getBoundingClientRect().height, 2);
  });

  it('speaks English where the page does', async () => {
    const widget = await fixture<MostViewed>(html`<most-viewed lang="en" api=${fakeApi('default')}></most-viewed>`);
    await drawn(widget, 'ready');
    expect(shadowText(widget)).to.include('Most viewed').and.include('12,930 views').and.include('Up 2');
  });
});

describe('rankChange', () => {
  it('tells rise, fall, entry and rest', () => {
    expect(rankChange({rank: 1, previous_rank: 4})).to.deep.equal({kind: 'risen', places: 3});
    expect(rankChange({rank: 4, previous_rank: 1})).to.deep.equal({kind: 'fallen', places: 3});
    expect(rankChange({rank: 4, previous_rank: null})).to.deep.equal({kind: 'entered'});
    expect(rankChange({rank: 4, previous_rank: 4})).to.equal(null);
  });
});
