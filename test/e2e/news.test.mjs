/* News on the demonstration site, with the real server and a real browser: what readers see, find, pass on and count for. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {watchTroubles} from './browser.mjs';
import {ownSite} from './own-site.mjs';

const WIDGETS = 'news-article, news-list, most-viewed, campaign-stats';
const PAGES = {story: '/tin.html', news: '/tin-tuc.html', home: '/'};
/** As a visitor's browser calls itself: the server counts no robots. */
const READER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const site = ownSite();

async function ask(path) {
  const answer = await fetch(site.server.address + path);
  assert.equal(answer.status, 200, path);
  return answer.json();
}

async function someStory() {
  const {items} = await ask('/v1/articles?unit=khanh-hoa&limit=1');
  return items[0];
}

/** Opens a page for a visitor who was never here and keeps what would trouble a visitor and how often the layout shifted under the reader. */
async function open(path, {width = 1200, height = 900, javascript = true, prepare} = {}) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  const troubles = watchTroubles(page, [site.server.address]);
  await page.setViewport({width, height});
  await page.setJavaScriptEnabled(javascript);
  await page.evaluateOnNewDocument(() => {
    window.shifts = [];
    const nameOf = ({node}) => `${node?.getRootNode?.().host?.localName ?? ''} ${node?.nodeName} ${node?.className}`;
    new PerformanceObserver((list) => {
      for (const {value, hadRecentInput, sources} of list.getEntries()) {
        if (!hadRecentInput) window.shifts.push({value, of: sources.map(nameOf).join(', ')});
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
  await prepare?.(page);
  await page.goto(site.server.address + path, {waitUntil: 'load'});
  return {page, troubles};
}

/** Scrolls through the page as a reader does, part of a screen at a time, and waits for what is in sight. */
async function readThrough(page) {
  await page.evaluate(async (selector) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const inSight = (widget) => {
      const {top, bottom} = widget.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const isDrawn = (widget) => !inSight(widget) || widget.dataset.state === 'ready';
    const until = performance.now() + 30_000;
    for (let y = 0; y < document.documentElement.scrollHeight; y += 200) {
      scrollTo(0, y);
      do await frame();
      while (![...document.querySelectorAll(selector)].every(isDrawn) && performance.now() < until);
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    // what was drawn last has been painted after two frames
    await frame();
    await frame();
  }, WIDGETS);
  await page.waitForFunction(
    (selector) => [...document.querySelectorAll(selector)].every(({dataset}) => dataset.state === 'ready'),
    {},
    WIDGETS,
  );
}

/** The titles of the stories that each list of the page tells, with where their links lead. */
const told = (page) =>
  page.$$eval('news-list, most-viewed', (lists) =>
    lists.map(({localName, shadowRoot}) => ({
      localName,
      stories: [...shadowRoot.querySelectorAll('.item a.title')].map(({textContent, href}) => ({
        title: textContent.trim(),
        href,
      })),
    })),
  );

/** Searches the list that has a box, as a reader types, and gives what the list then marks and tells. */
async function search(page, query) {
  const box = await page.waitForSelector('news-list[search] >>> input[type=search]');
  await box.click({count: 3});
  await box.type(query);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (wanted) => {
      const {shadowRoot} = document.querySelector('news-list[search]');
      return shadowRoot.querySelector('.found').textContent.includes(`“${wanted}”`);
    },
    {},
    query,
  );
  return page.$eval('news-list[search]', ({shadowRoot}) => ({
    marks: [...shadowRoot.querySelectorAll('mark')].map(({textContent}) => textContent),
    titles: [...shadowRoot.querySelectorAll('.item a.title')].map(({textContent}) => textContent.trim()),
  }));
}

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

describe('news on the demonstration site', () => {
  for (const width of [360, 1200]) {
    it(`never moves under a reader at ${width} px while its widgets are drawn`, async () => {
      const {id} = await someStory();
      for (const path of [`${PAGES.story}?bai=${id}`, PAGES.news, PAGES.home]) {
        const {page, troubles} = await open(path, {width});
        await readThrough(page);
        const shifts = await page.evaluate(() => window.shifts);
        const sum = shifts.reduce((total, {value}) => total + value, 0);
        assert.ok(sum <= 0.001, `${path} shifts by ${sum}: ${JSON.stringify(shifts)}`);
        assert.deepEqual(troubles, [], path);
        await page.close();
      }
    });
  }

  it('finds stories with and without diacritics, and marks the words as the stories spell them', async () => {
    const {page, troubles} = await open(PAGES.news);
    for (const [query, spelling] of [
      ['cong an', /^công an$/i],
      ['dan van kheo', /^dân vận khéo$/i],
      ['khanh hoa', /^khánh h(òa|oà)$/i],
      ['khánh hoà', /^khánh h(òa|oà)$/i],
      ['lũ', /^lũ$/i],
    ]) {
      const {marks, titles} = await search(page, query);
      assert.ok(titles.length > 0, query);
      assert.ok(
        marks.some((mark) => spelling.test(mark.normalize('NFC'))),
        `${query}: ${marks.join(' | ')}`,
      );
      assert.ok(
        marks.every((mark) => fold(mark) === fold(query)),
        `${query}: ${marks.join(' | ')}`,
      );
    }
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('tells no story twice in the lists of a page', async () => {
    const {page} = await open(PAGES.news);
    await readThrough(page);
    const stories = (await told(page))
      .filter(({localName}) => localName === 'news-list')
      .flatMap((list) => list.stories);
    assert.ok(stories.length >= 12, `${stories.length} stories`);
    for (const key of ['title', 'href']) assert.equal(new Set(stories.map((story) => story[key])).size, stories.length);
    await page.close();
  });

  it('leaves the story of the page out of the lists beside it, and names the page after it', async () => {
    const {id, title} = await someStory();
    const {page} = await open(`${PAGES.story}?bai=${id}`);
    await readThrough(page);
    assert.equal(
      await page.$eval('news-article', ({shadowRoot}) => shadowRoot.querySelector('h1').textContent.trim()),
      title,
    );
    assert.match(await page.title(), new RegExp(`^${title.slice(0, 20)}`));
    const lists = await told(page);
    assert.equal(lists.length, 2);
    for (const {localName, stories} of lists) {
      assert.ok(stories.length > 0, localName);
      assert.ok(!stories.some((story) => story.title === title), localName);
      assert.ok(
        stories.every(({href}) => new URL(href).pathname === PAGES.story),
        localName,
      );
    }
    await page.close();
  });

  it('counts one view of a story that was read for five seconds, and sends nothing about the reader', async () => {
    const {id} = await someStory();
    const viewsOf = async () => {
      const {items} = await ask('/v1/most-viewed?unit=khanh-hoa&window=24h&limit=50');
      return items.find(({article}) => article.id === id)?.views ?? 0;
    };
    const before = await viewsOf();
    const sent = [];
    const {page, troubles} = await open(`${PAGES.story}?bai=${id}`, {
      prepare: async (opened) => {
        await opened.setUserAgent({userAgent: READER});
        await opened.evaluateOnNewDocument(() => {
          Object.defineProperty(navigator, 'webdriver', {get: () => false});
          document.cookie = 'phien=bi-mat';
        });
        opened.on('request', (request) => {
          if (request.url().endsWith('/v1/views')) sent.push({request, at: performance.now()});
        });
      },
    });
    const opened = performance.now();
    await page.bringToFront();
    const request = await page.waitForRequest((candidate) => candidate.url().endsWith('/v1/views'), {timeout: 20_000});
    assert.ok(sent[0].at - opened > 3000, 'not before it can have been read');
    const headers = request.headers();
    assert.equal(request.method(), 'POST');
    assert.equal(request.postData(), id);
    assert.match(headers['content-type'], /^text\/plain/);
    assert.equal(headers.cookie ?? '', '');
    assert.equal(headers.referer ?? '', '');
    const until = performance.now() + 20_000;
    while ((await viewsOf()) === before && performance.now() < until);
    assert.equal(await viewsOf(), before + 1);

    assert.equal(sent.length, 1);
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('names feeds in its head and text that feed readers can read', async () => {
    const {page} = await open(PAGES.news);
    const feeds = await page.$$eval('link[rel=alternate]', (links) => links.map(({type, href}) => ({type, href})));
    const texts = await page.$$eval('main a[href^="/feeds/"]', (links) => links.map(({href}) => href));
    assert.deepEqual(new Set(feeds.map(({href}) => href)), new Set(texts));
    for (const {type, href} of feeds) {
      const answer = await fetch(href);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type').split(';')[0], type);
      const text = await answer.text();
      if (type === 'application/feed+json') {
        const feed = JSON.parse(text);
        assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
        assert.ok(feed.items.length > 0);
        continue;
      }
      const {faults, items} = await page.evaluate((xml) => {
        const feed = new DOMParser().parseFromString(xml, 'application/xml');
        return {
          faults: feed.querySelectorAll('parsererror').length,
          items: [...feed.querySelectorAll('item')].map((item) => item.querySelector('title')?.textContent),
        };
      }, text);
      assert.equal(faults, 0);
      assert.ok(items.length > 0 && items.every(Boolean));
    }
    await page.close();
  });

  it('lets a reader pass a story on with the keyboard alone', async () => {
    const {id, title} = await someStory();
    const {page, troubles} = await open(`${PAGES.story}?bai=${id}`);
    await readThrough(page);
    const focused = () =>
      page.$eval('news-article', ({shadowRoot}) => shadowRoot.activeElement?.getAttribute('data-way') ?? null);
    await page.$eval('news-article', ({shadowRoot}) => shadowRoot.querySelector('.way').focus());
    const ways = [await focused()];
    for (let step = 0; step < 6 && ways.at(-1) !== 'qr'; step++) {
      await page.keyboard.press('Tab');
      ways.push(await focused());
    }
    assert.deepEqual(
      ways.filter((way) => way !== 'native'),
      ['zalo', 'copy', 'mail', 'qr'],
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('news-article >>> .qr svg');
    const code = await page.$eval('news-article', ({shadowRoot}) => ({
      name: shadowRoot.querySelector('.qr svg').getAttribute('aria-label'),
      isOpen: shadowRoot.querySelector('[data-way=qr]').getAttribute('aria-expanded'),
    }));
    assert.ok(code.name.includes(title));
    assert.equal(code.isOpen, 'true');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('news-article').shadowRoot.querySelector('.qr'));
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('leaves links in place of every widget without JavaScript, and none of the room kept for them', async () => {
    for (const path of Object.values(PAGES)) {
      const {page} = await open(path, {javascript: false});
      const widgets = await page.$$eval('news-article, news-list, most-viewed', (found) =>
        found.map((widget) => ({links: widget.querySelectorAll('a[href]').length, height: widget.offsetHeight})),
      );
      assert.ok(widgets.length > 0);
      for (const {links, height} of widgets) assert.ok(links > 0 && height < 400, `${path}: ${links}, ${height} px`);
      await page.close();
    }
  });

  it('gives back the room it kept where the script never comes', async () => {
    const {page} = await open(PAGES.news, {
      prepare: async (opened) => {
        await opened.setRequestInterception(true);
        opened.on('request', (request) => (request.url().includes('/widgets/') ? request.abort() : request.continue()));
      },
    });
    const heights = () =>
      [...document.querySelectorAll('news-list, most-viewed')].map(({offsetHeight}) => offsetHeight);
    assert.ok((await page.evaluate(heights)).every((height) => height >= 900));
    await page.waitForFunction(() =>
      [...document.querySelectorAll('news-list, most-viewed')].every(({offsetHeight}) => offsetHeight < 400),
    );
    await page.close();
  });

  it('leaves the links of the page where the API does not answer, and says so', async () => {
    const {page} = await open(PAGES.news, {
      prepare: async (opened) => {
        await opened.setRequestInterception(true);
        opened.on('request', (request) =>
          new URL(request.url()).pathname.startsWith('/v1/') ? request.abort() : request.continue(),
        );
      },
    });
    const isThere = (state) =>
      page.waitForFunction(
        (wanted) => document.querySelector('news-list[preset]').dataset.state === wanted,
        {timeout: 30_000},
        state,
      );
    await isThere('failed');
    const shown = await page.$eval('news-list[preset]', (list) => ({
      links: [...list.querySelectorAll('a')].every((link) => link.checkVisibility() && link.offsetHeight > 0),
      said: list.shadowRoot.querySelector('[role=status]').textContent.trim(),
    }));
    assert.ok(shown.links);
    assert.ok(shown.said.length > 0);
    await page.$eval('news-list[src]', (list) => list.scrollIntoView());
    await page.waitForFunction(() => document.querySelector('news-list[src]').dataset.state === 'ready');
    const ownNews = (await told(page)).at(-1).stories;
    assert.equal(ownNews.length, 4, 'what the site itself publishes needs no API');
    await page.close();
  });
});
