import {expect, fixture, html} from '@open-wc/testing';
import {ArticleSlot} from '../../src/widget/shown-articles.js';
import {ArticleSlot as ArticleSlotAgain} from '../../src/widget/shown-articles.js?second-copy';
import {articleKey, shownElsewhere, waitForTurn} from '../../src/widget/article-turns.js';

/** Longer than any test may take: whoever waits for this has not been called. */
const NEVER_MS = 1_000_000;

const slots: ArticleSlot[] = [];
function slot(element: Element): ArticleSlot {
  const added = new ArticleSlot(element);
  added.join();
  slots.push(added);
  return added;
}

const isFree = (list: ArticleSlot, article: string) => !shownElsewhere(list).has(articleKey(article));

const turnOf = (list: ArticleSlot, signal: AbortSignal, timeoutMs = NEVER_MS) => waitForTurn(list, signal, timeoutMs);

/** Whether a promise is settled once everything that can go on has gone on. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  const later = Symbol('later');
  const end = new Promise((resolve) => setTimeout(resolve, 0, later));
  return (await Promise.race([promise, end])) !== later;
}

const signal = () => new AbortController().signal;

async function twoPlaces(): Promise<[HTMLElement, HTMLElement]> {
  const box = await fixture<HTMLElement>(html`<div><i></i><b></b></div>`);
  const [first, second] = [box.querySelector('i'), box.querySelector('b')];
  if (!first || !second) throw new Error('no places');
  return [first, second];
}

describe('the articles shown on a page', () => {
  afterEach(() => slots.splice(0).forEach((added) => added.leave()));

  it('are free for one list only', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [slot(one), slot(other)];
    first.show(['https://a.test/1']);
    expect(isFree(second, 'https://a.test/1')).to.equal(false);
    expect(isFree(second, 'https://a.test/2')).to.equal(true);
    expect(isFree(first, 'https://a.test/1'), 'its own').to.equal(true);
  });

  it('are free again when the list shows others, or leaves', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [slot(one), slot(other)];
    first.show(['1', '2']);
    first.show(['2']);
    expect(isFree(second, '1')).to.equal(true);
    first.leave();
    expect(isFree(second, '2')).to.equal(true);
    first.join();
    expect(isFree(second, '2'), 'moved on the page, the list still shows it').to.equal(false);
  });

  it('are chosen by the list that stands first, whoever was there first', async () => {
    const [one, other] = await twoPlaces();
    const [second, first] = [slot(other), slot(one)];
    second.choose();
    first.choose();
    const turn = turnOf(second, signal());
    expect(await isSettled(turnOf(first, signal()))).to.equal(true);
    expect(await isSettled(turn)).to.equal(false);
    first.show(['1']);
    expect(await isSettled(turn)).to.equal(true);
  });

  it('are chosen in the order of the page through shadow roots', async () => {
    const [one, other] = await twoPlaces();
    const inner = document.createElement('p');
    const box = document.createElement('p');
    box.attachShadow({mode: 'open'}).append(inner);
    one.append(box);
    const [first, second] = [slot(inner), slot(other)];
    first.choose();
    second.choose();
    expect(await isSettled(turnOf(first, signal()))).to.equal(true);
    expect(await isSettled(turnOf(second, signal()))).to.equal(false);
  });

  it('are chosen one list after the other', async () => {
    const box = await fixture<HTMLElement>(html`<div><i></i><i></i><i></i></div>`);
    const lists = [...box.children].map((element) => slot(element));
    lists.forEach((list) => list.choose());
    const turns = lists.map((list) => turnOf(list, signal()));
    const called = () => Promise.all(turns.map(isSettled));
    expect(await called()).to.deep.equal([true, false, false]);
    lists[0]?.show([]);
    expect(await called()).to.deep.equal([true, true, false]);
    lists[1]?.show([]);
    expect(await called()).to.deep.equal([true, true, true]);
  });

  it('keep nobody waiting for a list that is taken off the page', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [slot(one), slot(other)];
    first.choose();
    const turn = turnOf(second, signal());
    expect(await isSettled(turn)).to.equal(false);
    first.leave();
    expect(await isSettled(turn)).to.equal(true);
  });

  it('keep nobody waiting longer than patience, nor whoever no longer wants to', async () => {
    const [one, other] = await twoPlaces();
    slot(one).choose();
    await turnOf(slot(other), signal(), 1);
    const waiting = new AbortController();
    const turn = turnOf(slot(other), waiting.signal);
    expect(await isSettled(turn)).to.equal(false);
    waiting.abort();
    expect(await isSettled(turn)).to.equal(true);
  });

  it('are told between two copies of the script', async () => {
    const [one, other] = await twoPlaces();
    const first = new ArticleSlotAgain(one);
    first.join();
    first.show(['1']);
    expect(first).to.not.be.instanceOf(ArticleSlot);
    expect(isFree(slot(other), '1')).to.equal(false);
    first.leave();
  });
});
