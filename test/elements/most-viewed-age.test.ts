import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/most-viewed/define.js';
import type {MostViewed} from '../../src/elements/most-viewed/most-viewed.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {daysOld, entry, hoursAgo, ranking, telling} from '../support/rankings.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

let visits = 0;

/** An API of its own for each test, so that none finds the last good copy of another. */
async function put(): Promise<MostViewed> {
  visits += 1;
  return fixture<MostViewed>(
    html`<most-viewed api="https://tuoi-${visits}.danvan.test/"><a href="/tin-tuc">Xem tin tức</a></most-viewed>`,
  );
}

describe('<most-viewed> with old data', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => {
    network?.restore();
    network = undefined;
  });

  it('says from when a ranking older than an hour is', async () => {
    network = telling(ranking(hoursAgo(1.1)));
    const widget = await put();
    await drawn(widget, 'ready');
    expect(one(widget, '.label').textContent).to.match(/cập nhật lúc \d{2}\/\d{2}\/\d{4}, \d{2}:\d{2}/);
    await expect(widget).to.be.accessible();
  });

  for (const hours of [0.9, -30]) {
    it(`does not where it holds since ${hours} hours; the reader’s clock may be slow`, async () => {
      network = telling(ranking(hoursAgo(hours)));
      const widget = await put();
      await drawn(widget, 'ready');
      expect(shadowText(widget)).not.to.include('cập nhật lúc');
    });
  }

  it('shows no ranking older than a day, says why, and tries again', async () => {
    network = telling(ranking(hoursAgo(24.1)));
    const widget = await put();
    await drawn(widget, 'failed');
    expect(all(widget, 'ol')).to.have.length(0);
    expect(one(widget, '[role=status]').textContent).to.include('quá cũ nên không hiển thị');
    expect(widget.querySelector('a')?.getBoundingClientRect().height).to.be.above(0);
    network.restore();
    network = telling(ranking());
    one(widget, 'button').click();
    await drawn(widget, 'ready');
  });

  /** Reads once, then fails from then on, as if so many hours had passed since. */
  async function failing(hours: number): Promise<MostViewed> {
    network = telling(ranking(hoursAgo(hours)));
    const first = await put();
    await drawn(first, 'ready');
    await drawn(first, () => Object.keys(localStorage).some((key) => key.includes(first.api)));
    first.remove();
    network.restore();
    network = replaceNetwork(() => Promise.resolve(json({title: 'x', status: 503}, 503)));
    return first;
  }

  it('shows its last good copy with its time while that is younger than a day', async () => {
    const widget = await failing(23.9);
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.append(document.createElement('most-viewed'));
    const again = one<MostViewed>(box, 'most-viewed');
    again.api = widget.api;
    await drawn(again, 'stale');
    expect(one(again, '[role=status]').textContent).to.include('bản cập nhật lúc');
    expect(all(again, '.item')).to.have.length(2);
  });

  it('takes a ranking away that grew older than a day before the reader’s eyes', async () => {
    network = telling(ranking(hoursAgo(23)));
    const widget = await put();
    await drawn(widget, 'ready');
    const {now} = Date;
    Date.now = () => now() + 2 * 3_600_000;
    try {
      widget.requestUpdate();
      await drawn(widget, 'failed');
    } finally {
      Date.now = now;
    }
  });

  it('warns of stories older than thirty days, with their day', async () => {
    const old = daysOld(31);
    network = telling(
      ranking({
        items: [entry(1, {article: old}), entry(2, {article: daysOld(29, {id: 'tre', url: '/tre'})})],
        pinned: daysOld(400, {id: 'ghim', url: '/ghim'}),
      }),
    );
    const widget = await put();
    await drawn(widget, 'ready');
    const [pinned, first, second] = all(widget, '.item');
    const day = new Intl.DateTimeFormat('vi-VN', {timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short'});
    expect(first && one(first, '.old').textContent).to.match(/^Tin cũ, ngày \d{2}\/\d{2}\/\d{4}$/);
    const [dayOfMonth = ''] = day.format(new Date(old.published_at)).split('/');
    expect(first && one(first, '.old').textContent).to.include(`ngày ${dayOfMonth.padStart(2, '0')}/`);
    expect(pinned && all(pinned, '.old')).to.have.length(1);
    expect(second && all(second, '.old')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });
});
