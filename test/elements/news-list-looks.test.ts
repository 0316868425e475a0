import {expect} from '@open-wc/testing';
import {emulateMedia, executeServerCommand} from '@web/test-runner-commands';
import {article} from '../support/fake-api/news-content.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import type {ReplacedNetwork} from '../support/network.js';
import {makeNews, NEWS_API, newsList, putNews, serveNews} from '../support/news.js';
import {all, drawn, one} from '../support/widget.js';

const LAYOUTS = ['list', 'cards', 'lead', 'titles'] as const;
const HOUR_MS = 60 * 60 * 1000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
const ALL_PARTS = 'image summary date unit category';

describe('<news-list> looks', () => {
  before(startFakeApi);

  for (const [preset, heading, layout, limit] of [
    ['moi-cap-nhat', 'Mới cập nhật', 'list', 6],
    ['cac-tin-khac', 'Các tin khác', 'titles', 8],
    ['tin-noi-bat', 'Tin nổi bật', 'lead', 5],
  ] as const) {
    it(`are those of the block «${heading}» by one word`, async () => {
      const list = await newsList({preset});
      expect(one(list, 'h2').textContent).to.equal(heading);
      expect(one(list, 'ul').classList.contains(layout)).to.equal(true);
      expect(all(list, '.item')).to.have.length(limit);
    });
  }

  it('are its own attributes’ where these say something else than the preset', async () => {
    const list = await newsList({preset: 'tin-noi-bat', layout: 'titles', limit: '2', heading: 'Tin trong ngày'});
    expect(one(list, 'h2').textContent).to.equal('Tin trong ngày');
    expect(one(list, 'ul').classList.contains('titles')).to.equal(true);
    expect(all(list, '.item')).to.have.length(2);
    expect(all(list, '.picture, .summary')).to.have.length(0);
  });

  for (const layout of LAYOUTS) {
    for (const width of [180, 360, 768, 1200]) {
      it(`keep within ${width} px as ${layout}, whatever the length of the words`, async () => {
        const list = await newsList(
          {layout, limit: '3', show: ALL_PARTS, 'date-format': 'day-du', search: '', more: '', refresh: '5'},
          {api: fakeApi('long'), width},
        );
        await drawn(list, () => all(list, '.search input, .fresh p.muted').length === 2);
        const {right} = list.getBoundingClientRect();
        for (const part of all(list, '.item, .title, .picture, .meta, .search *, .fresh, .more button')) {
          expect(part.getBoundingClientRect().right, part.className).to.be.at.most(right + 0.5);
        }
      });
    }

    it(`can be used by everyone in every state, as ${layout}`, async () => {
      for (const [scenario, state] of [
        ['default', 'ready'],
        ['long', 'ready'],
        ['loading', 'loading'],
        ['empty', 'empty'],
        ['failed', 'failed'],
      ] as const) {
        const list = await newsList({layout, limit: '2', more: '', show: ALL_PARTS}, {api: fakeApi(scenario), state});
        await expect(list, state).to.be.accessible();
        list.remove();
      }
    });
  }

  it('show the first story big, its picture at once and the others’ when they are near', async () => {
    const list = await newsList({layout: 'lead', limit: '3'}, {width: 900});
    const [first, second] = all(list, '.picture');
    if (!first || !second) throw new Error('no pictures');
    expect(first.getBoundingClientRect().width).to.be.above(2 * second.getBoundingClientRect().width);
    const pictures = all<HTMLImageElement>(list, 'img');
    expect(pictures.map((img) => img.loading)).to.deep.equal(['eager', 'lazy', 'lazy']);
    expect(pictures[0]?.getAttribute('fetchpriority')).to.equal('high');
  });

  it('show the unit’s initials where there is no picture, in a box as large', async () => {
    const list = await newsList({limit: '5'});
    const boxes = all(list, '.picture');
    expect(all(boxes[4] ?? list, 'img')).to.have.length(0);
    await drawn(list, () => one(boxes[4] ?? list, '.initials').textContent !== '');
    expect(boxes[4]?.getBoundingClientRect().height).to.equal(boxes[0]?.getBoundingClientRect().height);
  });

  it('leave no holes for pictures that a reader who saves data does not get', async () => {
    Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true});
    try {
      const list = await newsList({limit: '2'});
      expect(all(list, 'img, .picture')).to.have.length(0);
      const {left} = list.getBoundingClientRect();
      expect(one(list, '.text').getBoundingClientRect().left).to.equal(left);
    } finally {
      Reflect.deleteProperty(navigator, 'connection');
    }
  });

  it('stand for high contrast with the system’s own colours', async () => {
    await executeServerCommand('picture-media', {'forced-colors': 'active'});
    try {
      const list = await newsList({limit: '1', show: 'date'});
      expect(getComputedStyle(one(list, '.badge')).borderTopStyle).to.equal('solid');
    } finally {
      await executeServerCommand('picture-media', {'forced-colors': 'none'});
    }
  });

  it('leave search, new stories and buttons off the paper', async () => {
    const list = await newsList({limit: '1', more: '', search: '', refresh: '5'});
    await drawn(list, () => all(list, '.search input, .fresh p.muted').length === 2);
    await emulateMedia({media: 'print'});
    try {
      for (const part of all(list, '.search, .fresh, .more')) expect(getComputedStyle(part).display).to.equal('none');
      expect(getComputedStyle(one(list, '.title')).display).to.not.equal('none');
    } finally {
      await emulateMedia({media: 'screen'});
    }
  });
});

describe('<news-list> dates', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => network?.restore());

  const dated = async (publishedAt: string, attributes: Record<string, string> = {}, lang = 'vi') => {
    network = serveNews(() => [article(0, {published_at: publishedAt})]);
    const list = makeNews({show: 'date', ...attributes}, NEWS_API);
    await putNews([list], 600, lang);
    await drawn(list, 'ready');
    return one(list, '.meta');
  };
  const written = (meta: HTMLElement) => meta.textContent.replace(/\s+/g, ' ').trim();

  for (const [format, expected] of [
    ['tuong-doi', '12/06/2018'],
    ['ngay', '12/06/2018'],
    ['ngay-ngan', '12/6/2018'],
    ['van-ban', '12/6/2018'],
    ['thu-ngay', 'Thứ Ba, 12/6/2018'],
    ['day-du', 'Thứ Ba, 12/06/2018, 08:55 [GMT+7]'],
    ['gach', '12-6-2018'],
    ['ngay-thang', '12-6-2018'],
  ] as const) {
    it(`are written as «${expected}» with ${format}`, async () => {
      const meta = await dated('2018-06-12T01:55:00Z', {'date-format': format, 'old-days': '0'});
      expect(written(meta)).to.equal(expected);
      expect(one(meta, 'time').getAttribute('datetime')).to.equal('2018-06-12T01:55:00Z');
    });
  }

  it('say how long ago a story of today is, and that it is new', async () => {
    const meta = await dated(ago(3.5));
    expect(written(meta)).to.equal('Mới 3 giờ trước');
    expect(one(meta, '.badge').textContent).to.equal('Mới');
    expect(getComputedStyle(one(meta, '.badge')).textTransform).to.equal('uppercase');
  });

  it('call new what the page calls new', async () => {
    expect(all(await dated(ago(3), {'new-hours': '2'}), '.badge')).to.have.length(0);
    expect(all(await dated(ago(30), {'new-hours': '48', 'allow-repeats': ''}), '.badge')).to.have.length(1);
    expect(all(await dated(ago(1), {'new-hours': '0', 'allow-repeats': ''}), '.badge')).to.have.length(0);
  });

  it('warn of old news with its year', async () => {
    expect(one(await dated('2020-09-28T00:00:00+07:00'), '.old').textContent).to.equal('Tin cũ năm 2020');
    expect(all(await dated(ago(24 * 40), {'allow-repeats': ''}), '.old')).to.have.length(0);
    expect(all(await dated(ago(24 * 40), {'old-days': '30', 'allow-repeats': ''}), '.old')).to.have.length(1);
  });

  it('speak English where the page does', async () => {
    expect(written(await dated('2020-09-28T00:00:00+07:00', {}, 'en'))).to.equal('28 Sep 2020 Old news of 2020');
    expect(written(await dated(ago(1.5), {'allow-repeats': ''}, 'en'))).to.equal('New 1 hour ago');
  });

  it('are left out where a story has none', async () => {
    expect(written(await dated(''))).to.equal('');
  });
});
