/* The figures of the reports, from the real server to the real page: worded as reported, sourced, and readable whatever fails. */
import assert from 'node:assert/strict';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {watchTroubles} from './browser.mjs';
import {ownSite} from './own-site.mjs';

/** What the reports say, word for word; number, measure and label are read as one sentence. */
const REPORTED = [
  ...[
    '294.075 cuộc họp dân',
    'hơn 9,3 triệu lượt người',
    '63.733 tin có giá trị',
    '12.930 vụ việc',
    '13.163 đối tượng',
  ],
  ...['hàng chục tỷ đồng là trị giá tài sản', '12 buổi kiểm tra được tổ chức (2 đơn vị)', '22 quận, huyện, TP.Thủ Đức'],
  ...['92 tập thể được tặng giấy khen', '212 cá nhân được tặng giấy khen', '4 tập thể được đề nghị khen thưởng'],
  ...['5 cá nhân được đề nghị khen thưởng', 'giai đoạn 2022-2026', '“Camera quan sát ANTT”'],
  ...['06 Tổng cục được cắt giảm', 'gần 60 đơn vị cấp Cục', 'gần 300 đơn vị cấp Phòng', '20 Cảnh sát PCCC sáp nhập'],
  ...['hơn 500 Phòng giảm', 'gần 1.000 Đội giảm', 'hàng trăm cuộc thanh tra', 'hàng chục nghìn lượt công dân'],
  ...['hàng chục nghìn đơn thư', 'hơn một nghìn đối tượng truy nã', 'ra đầu thú', '300 triệu đồng do Bộ Công an'],
  ...['hơn 36 tỷ đồng do Quỹ Nghĩa tình đồng đội', 'hơn 16 tỷ đồng do Báo Công an nhân dân', '15.3 tỷ đồng'],
  ...['75 căn nhà tình thương', '02 căn nhà đồng đội', '53 căn nhà tình nghĩa', '03 căn nhà được sửa chữa'],
  ...['hơn 7,2 tỷ đồng', '28 xã trọng điểm', 'Kế hoạch 242', '40 em học sinh', '“Cùng em đến trường”'],
  ...['“Nồi cháo tình thương”', 'hằng tuần', 'hàng trăm suất', '“Ngày thứ 7 tình nguyện”', 'hàng trăm đơn vị máu'],
  ...['05 năm thực hiện Nghị quyết 25-NQ/TW', 'giai đoạn 2013 - 2018', 'báo cáo 11/6/2018'],
  ...['9 tháng đầu năm 2019', '9 vấn đề được nêu'],
];
/** The magnitude of the reports, written out in any way; none of them may stand anywhere. */
const INVENTED = /10[.,\s]?000[.,\s]?000[.,\s]?000|\b10 tỷ|1e\+?10/;
const STATS = 'campaign-stats';
const OF_CITY = 'campaign-stats[campaign="phoi-hop-dan-van-tphcm-2016-2021"]';
const CITY = `${OF_CITY}:not([layout])`;

const site = ownSite();

/** Opens the page of figures as somebody who has never been there. */
async function openFigures() {
  const page = await (await site.browser.createBrowserContext()).newPage();
  const troubles = watchTroubles(page, [site.server.address]);
  await page.setViewport({width: 1280, height: 900});
  await page.goto(`${site.server.address}/so-lieu.html`, {waitUntil: 'load'});
  return {page, troubles};
}

/** Brings each widget into view until it has drawn what it was given. */
async function drawAll(page, states = ['ready']) {
  const count = await page.$$eval(STATS, ({length}) => length);
  for (let index = 0; index < count; index++) {
    await page.$$eval(STATS, (widgets, at) => widgets[at].scrollIntoView(), index);
    await page.waitForFunction(
      (selector, at, wanted) => wanted.includes(document.querySelectorAll(selector)[at].dataset.state),
      {},
      STATS,
      index,
      states,
    );
  }
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** Everything that the widgets hold: the texts as they are read, and every attribute of every element. */
const held = (widgets) => {
  const walk = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...[...element.attributes].map(({name, value}) => `${name}=${value}`),
      ...(element.shadowRoot ? walk(element.shadowRoot) : []),
    ]);
  return {
    text: widgets.map(({shadowRoot}) => shadowRoot.textContent).join('\n'),
    attributes: widgets.flatMap(({shadowRoot}) => walk(shadowRoot)),
  };
};

/** The cells of a CSV file: quotes, doubled quotes and line breaks inside them. */
function cellsOf(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

describe('the figures of the demonstration site', () => {
  let page;
  let troubles;
  before(async () => {
    ({page, troubles} = await openFigures());
    await drawAll(page);
  });

  it('stand on the page in the exact words of their reports', async () => {
    const text = plain(
      await page.$$eval(STATS, (widgets) =>
        widgets
          .flatMap(({shadowRoot}) => [...shadowRoot.querySelectorAll('.items, .headline')])
          .map((items) => items.innerText)
          .join('\n'),
      ),
    );
    assert.deepEqual(
      REPORTED.filter((words) => !text.includes(words)),
      [],
    );
    assert.deepEqual(troubles, []);
  });

  it('tell five of 34 provinces, the zero that was reported, the correction and the target', async () => {
    const text = plain((await page.$$eval(STATS, held)).text);
    for (const words of [
      ...[
        '5/34 tỉnh đã báo cáo',
        '29 đơn vị chưa báo cáo',
        'Đã đính chính',
        'Số liệu như đã biết đến hết ngày 15/09/2026.',
      ],
      ...['Tăng 5,2% so với 9 tháng đầu năm 2025', 'Đạt 75,8% chỉ tiêu 12.000 cuộc họp dân'],
    ])
      assert.ok(text.includes(words), words);
  });

  it('have no number for “hàng chục tỷ đồng”, not in the page, nor in an answer, nor in a file', async () => {
    const {text, attributes} = await page.$$eval(OF_CITY, held);
    assert.match(plain(text), /hàng chục tỷ đồng/);
    assert.deepEqual(
      [text, ...attributes].flatMap((said) => INVENTED.exec(said)?.[0] ?? []),
      [],
    );

    const query = 'campaign=phoi-hop-dan-van-tphcm-2016-2021&indicator=tri-gia-tai-san';
    const answer = await (await fetch(`${site.server.address}/v1/statistics?${query}`)).text();
    const [{quantity}] = JSON.parse(answer).items;
    assert.deepEqual([quantity.written_as, quantity.amount, quantity.amount_max], ['hàng chục tỷ', null, null]);
    const csv = await (await fetch(`${site.server.address}/v1/statistics.csv?${query}`)).text();
    assert.match(csv, /hàng chục tỷ/);
    for (const given of [answer, csv]) assert.doesNotMatch(given, INVENTED);
  });

  it('draw no bar and no point for a magnitude', async () => {
    await page.evaluate((address) => {
      const widget = document.createElement('campaign-stats');
      widget.setAttribute('api', address);
      widget.setAttribute('campaign', 'phoi-hop-dan-van-tphcm-2016-2021');
      widget.setAttribute('indicators', 'tri-gia-tai-san');
      widget.setAttribute('layout', 'bars');
      widget.id = 'magnitude';
      document.querySelector('main .wrap').prepend(widget);
      widget.scrollIntoView();
    }, site.server.address);
    await page.waitForFunction(() => document.querySelector('#magnitude').dataset.state === 'ready');
    const drawn = await page.$eval('#magnitude', ({shadowRoot}) => ({
      text: shadowRoot.textContent,
      pictures: shadowRoot.querySelectorAll('.drawn').length,
    }));
    assert.match(plain(drawn.text), /hàng chục tỷ đồng/);
    assert.equal(drawn.pictures, 0);
  });

  it('open their source by keyboard, with the sentence they stand in', async () => {
    await page.$eval(CITY, ({shadowRoot}) => shadowRoot.querySelector('summary').focus());
    await page.keyboard.press('Enter');
    const quote = await page.waitForFunction(
      (selector) => document.querySelector(selector).shadowRoot.querySelector('details[open] blockquote')?.innerText,
      {},
      CITY,
    );
    assert.equal(plain(await quote.jsonValue()), 'toàn Thành phố đã tổ chức 294.075 cuộc họp dân');
    await page.keyboard.press('Tab');
    const document = await page.$eval(CITY, ({shadowRoot}) => shadowRoot.activeElement?.href);
    assert.match(await (await fetch(document)).text(), /294\.075 cuộc họp dân/);
  });

  it('come as a CSV file that a spreadsheet can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'danvan-files-'));
    try {
      const session = await page.createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        browserContextId: page.browserContext().id,
        downloadPath: folder,
        eventsEnabled: true,
      });
      const done = new Promise((resolve) => {
        session.on('Browser.downloadProgress', ({state}) => state === 'completed' && resolve());
      });
      await page.$eval(CITY, ({shadowRoot}) => shadowRoot.querySelector('a[download$=".csv"]').click());
      await done;
      const [name] = await readdir(folder);
      assert.match(name, /\.csv$/);
      const [head, ...rows] = cellsOf((await readFile(join(folder, name), 'utf8')).replace(/^\uFEFF/, ''));
      const at = (row, column) => row[head.indexOf(column)];
      assert.equal(rows.length, 13);
      assert.ok(rows.every(({length}) => length === head.length));
      const wealth = rows.find((row) => at(row, 'indicator') === 'tri-gia-tai-san');
      assert.deepEqual([at(wealth, 'written_as'), at(wealth, 'amount')], ['hàng chục tỷ', '']);
      const meetings = rows.find((row) => at(row, 'indicator') === 'cuoc-hop-dan');
      assert.deepEqual([at(meetings, 'written_as'), at(meetings, 'amount')], ['294.075', '294075']);
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });

  it('can be read without JavaScript: figures in the tag as text, links for all others', async () => {
    const page = await site.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${site.server.address}/so-lieu.html`, {waitUntil: 'load'});
    const blocks = await page.$$eval(STATS, (widgets) =>
      widgets.map((widget) => ({
        isAsked: widget.hasAttribute('campaign'),
        text: widget.innerText.trim(),
        links: widget.querySelectorAll('a[href]').length,
      })),
    );
    assert.ok(blocks.every(({isAsked, text, links}) => text && (links > 0 || !isAsked)));
    const inline = plain(
      blocks
        .filter(({isAsked}) => !isAsked)
        .map(({text}) => text)
        .join(' '),
    );
    for (const words of ['28 xã trọng điểm', 'hàng trăm đơn vị máu', '15.3 tỷ đồng', 'hơn 7,2 tỷ đồng'])
      assert.ok(inline.includes(words), words);
    assert.doesNotMatch(inline, /"text"/);
    await page.close();
  });

  it('leave their links, and the figures in the tag, once the server is gone', async () => {
    const {page} = await openFigures();
    await page.waitForFunction(
      (selector) =>
        [...document.querySelectorAll(selector)].every(
          (widget) => widget.hasAttribute('campaign') || widget.dataset.state === 'ready',
        ),
      {},
      STATS,
    );
    await site.server.stop();
    await drawAll(page, ['ready', 'failed']);
    const blocks = await page.$$eval(STATS, (widgets) =>
      widgets.map((widget) => ({
        isAsked: widget.hasAttribute('campaign'),
        state: widget.dataset.state,
        figures: widget.shadowRoot.textContent,
        link: widget.querySelector('a[href]')?.checkVisibility() ?? false,
      })),
    );
    const failed = blocks.filter(({state}) => state === 'failed');
    assert.ok(failed.length > 0);
    assert.ok(failed.every(({isAsked, link}) => isAsked && link));
    const inline = blocks.filter(({isAsked}) => !isAsked).map(({figures}) => figures);
    assert.match(plain(inline.join(' ')), /28 xã trọng điểm.*hơn 7,2 tỷ/);
    await page.close();
  });
});
