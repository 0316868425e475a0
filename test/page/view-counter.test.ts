import {expect} from '@open-wc/testing';
import {countPageArticle, countView} from '../../src/page/view-counter.js';
import {countView as countViewAgain} from '../../src/page/view-counter.js?second-copy';
import {listenToConsole} from '../support/console.js';
import {type FakeTime, stopTime} from '../support/fake-time.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';

const BASE = new URL('https://api.danvan.test/');

/** Waits until every observer that was there before has been told what is in sight; the browser tells all in one task. */
const observed = (): Promise<unknown> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      requestAnimationFrame(resolve);
    });
    observer.observe(document.documentElement);
  });

/** Gives the browser another property for a test. */
function pretend(target: Navigator | Document, property: string, value: unknown): void {
  Object.defineProperty(target, property, {value, configurable: true});
}

function turn(visibility: 'visible' | 'hidden'): void {
  pretend(document, 'visibilityState', visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('counting of views', () => {
  let time: FakeTime;
  let network: ReplacedNetwork;
  let sent: {url: string; init: RequestInit}[];
  let article: string;
  let number = 0;
  let answer: () => Promise<Response>;
  const parts: Element[] = [];

  function put<Part extends Element>(part: Part, into: Element = document.body): Part {
    into.append(part);
    parts.push(part);
    return part;
  }
  const story = (): HTMLElement => put(document.createElement('article'));
  const far = (): HTMLElement => {
    const place = story();
    place.style.cssText = 'position: absolute; inset-block-start: 9000px; block-size: 10px; inline-size: 10px';
    return place;
  };
  const counted = (): unknown[] => sent.filter(({url}) => url.endsWith('/v1/views')).map(({init}) => init.body);

  beforeEach(() => {
    time = stopTime();
    sent = [];
    answer = () => Promise.resolve(new Response(null, {status: 204}));
    network = replaceNetwork((url, init) => {
      sent.push({url, init});
      return answer();
    });
    number += 1;
    article = `bai-${number}`;
    pretend(navigator, 'webdriver', false);
    pretend(navigator, 'globalPrivacyControl', undefined);
  });

  afterEach(() => {
    for (const part of parts.splice(0)) part.remove();
    network.restore();
    time.restore();
    for (const property of ['webdriver', 'globalPrivacyControl']) Reflect.deleteProperty(navigator, property);
    for (const property of ['visibilityState', 'prerendering']) Reflect.deleteProperty(document, property);
    window.scrollTo(0, 0);
  });

  it('counts after five seconds in sight, once', async () => {
    countView(story(), article, BASE);
    await observed();
    time.pass(4999);
    expect(counted()).to.deep.equal([]);
    time.pass(1);
    expect(counted()).to.deep.equal([article]);
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  it('tells the article and nothing of the reader or the page', async () => {
    countView(story(), article, BASE);
    await observed();
    time.pass(5000);
    expect(sent).to.have.length(1);
    const {url, init} = sent[0] ?? {url: '', init: {}};
    const request = new Request(url, init);
    expect(url).to.equal('https://api.danvan.test/v1/views');
    expect([...request.headers]).to.deep.equal([['content-type', 'text/plain']]);
    expect(request.credentials).to.equal('omit');
    expect(request.referrerPolicy).to.equal('no-referrer');
    expect(request.keepalive).to.equal(true);
    expect(await request.text()).to.equal(article);
  });

  it('adds up only the time in which the page is visible', async () => {
    countView(story(), article, BASE);
    await observed();
    time.pass(3000);
    turn('hidden');
    time.pass(60_000);
    expect(counted()).to.deep.equal([]);
    turn('visible');
    time.pass(1999);
    expect(counted()).to.deep.equal([]);
    time.pass(1);
    expect(counted()).to.deep.equal([article]);
  });

  it('adds up only the time in which the story is in sight', async () => {
    const place = far();
    countView(place, article, BASE);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([]);
    place.scrollIntoView();
    await observed();
    time.pass(3000);
    window.scrollTo(0, 0);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([]);
    place.scrollIntoView();
    await observed();
    time.pass(2000);
    expect(counted()).to.deep.equal([article]);
  });

  it('waits while the browser only prepares the page', async () => {
    pretend(document, 'prerendering', true);
    countView(story(), article, BASE);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([]);
    pretend(document, 'prerendering', false);
    document.dispatchEvent(new Event('prerenderingchange'));
    time.pass(5000);
    expect(counted()).to.deep.equal([article]);
  });

  it('counts no second time when the page comes back out of the back/forward cache', async () => {
    const place = story();
    countView(place, article, BASE);
    await observed();
    time.pass(5000);
    turn('hidden');
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    turn('visible');
    countView(place, article, BASE);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  it('counts no second time when the element is moved or drawn again', async () => {
    const place = story();
    const box = put(document.createElement('div'));
    countView(place, article, BASE);
    await observed();
    time.pass(3000);
    box.append(place);
    countView(place, article, BASE);
    await observed();
    time.pass(2000);
    expect(counted()).to.deep.equal([article]);
    document.body.append(place);
    countView(place, article, BASE);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  it('stops when the element is taken away, and goes on when it is back', async () => {
    const place = story();
    countView(place, article, BASE);
    await observed();
    time.pass(3000);
    place.remove();
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([]);
    document.body.append(place);
    countView(place, article, BASE);
    await observed();
    time.pass(2000);
    expect(counted()).to.deep.equal([article]);
  });

  it('counts one view for two elements, and none for the story that is no longer shown', async () => {
    const place = story();
    countView(place, `${article}-truoc`, BASE);
    countView(story(), article, BASE);
    await observed();
    time.pass(3000);
    countView(place, article, BASE);
    await observed();
    time.pass(2000);
    expect(counted()).to.deep.equal([article]);
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  it('counts one view for two copies of the script', async () => {
    countView(story(), article, BASE);
    countViewAgain(story(), article, BASE);
    await observed();
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  for (const [who, property, value] of [
    ['readers who ask for privacy', 'globalPrivacyControl', true],
    ['browsers that a program drives', 'webdriver', true],
  ] as const) {
    it(`does not count ${who}`, async () => {
      pretend(navigator, property, value);
      countView(story(), article, BASE);
      await observed();
      time.pass(60_000);
      expect(sent).to.deep.equal([]);
    });
  }

  it('keeps silent when the API does not answer, and tries no second time', async () => {
    answer = () => Promise.reject(new TypeError('no network'));
    const place = story();
    countView(place, article, BASE);
    await observed();
    time.pass(5000);
    await observed();
    countView(place, article, BASE);
    time.pass(60_000);
    expect(counted()).to.deep.equal([article]);
  });

  describe('of a page that is the article itself', () => {
    const name = (content: string): HTMLMetaElement => {
      const meta = document.createElement('meta');
      meta.name = 'danvan-article';
      meta.content = content;
      return put(meta, document.head);
    };
    const canonical = (href: string): void => {
      const link = document.createElement('link');
      link.rel = 'canonical';
      link.href = href;
      put(link, document.head);
    };
    const found = (): void => {
      const summary = {
        id: article,
        url: '/',
        title: 't',
        summary: 's',
        published_at: '2026-01-01T00:00:00Z',
        unit: {id: 'u', name: 'u'},
        image: null,
      };
      const body = {items: [summary], page: {next: null, limit: 1, as_of: '2026-01-01T00:00:00Z'}};
      answer = () => Promise.resolve(json(body));
    };

    it('counts the article that the page names, once for all widgets', () => {
      name(article);
      countPageArticle(BASE);
      time.pass(3000);
      countPageArticle(BASE);
      time.pass(2000);
      expect(counted()).to.deep.equal([article]);
      countPageArticle(BASE);
      time.pass(60_000);
      expect(counted()).to.deep.equal([article]);
    });

    for (const [how, content, address] of [
      ['the address that it names', 'https://www.congan.test/tin/a?fbclid=1#dau', 'https://congan.test/tin/a'],
      ['its canonical address where it names none', '', 'https://congan.test/tin/b'],
    ] as const) {
      it(`finds the article by ${how}, after it was read`, async () => {
        found();
        name(content);
        canonical('https://congan.test/tin/b/');
        countPageArticle(BASE);
        time.pass(4999);
        expect(sent).to.deep.equal([]);
        time.pass(1);
        while (counted().length === 0) await observed();
        const url = new URL(sent[0]?.url ?? '');
        expect(url.searchParams.get('url')).to.equal(address);
        expect(counted()).to.deep.equal([article]);
      });
    }

    it('counts nothing where the page does not name itself, or the API does not know it', async () => {
      countPageArticle(BASE);
      time.pass(60_000);
      answer = () => Promise.resolve(json({items: [], page: {next: null, limit: 1, as_of: '2026-01-01T00:00:00Z'}}));
      name(`https://congan.test/${article}`);
      countPageArticle(BASE);
      time.pass(5000);
      await observed();
      expect(counted()).to.deep.equal([]);
    });

    it('warns the webmaster of a name that can be none', () => {
      const warnings = listenToConsole('warn');
      name('mailto:ai@do.test');
      countPageArticle(BASE);
      expect(warnings.stop()[0]).to.include('<meta content="mailto:ai@do.test">');
    });
  });
});
