import {expect, fixture, html} from '@open-wc/testing';
import {ShownStories} from '../../src/widget/shown-stories.js';
import {ShownStories as ShownStoriesAgain} from '../../src/widget/shown-stories.js?second-copy';

/** Longer than any test may take: whoever waits for this has not been called. */
const NEVER_MS = 1_000_000;

const seats: ShownStories[] = [];
function seat(element: Element, patienceMs = NEVER_MS): ShownStories {
  const stories = new ShownStories(element, patienceMs);
  stories.join();
  seats.push(stories);
  return stories;
}

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

describe('the stories shown on a page', () => {
  afterEach(() => seats.splice(0).forEach((stories) => stories.leave()));

  it('are free for one list only', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [seat(one), seat(other)];
    first.show(['https://a.test/1']);
    expect(second.isFree('https://a.test/1')).to.equal(false);
    expect(second.isFree('https://a.test/2')).to.equal(true);
    expect(first.isFree('https://a.test/1'), 'its own').to.equal(true);
  });

  it('are free again when the list shows others, or leaves', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [seat(one), seat(other)];
    first.show(['1', '2']);
    first.show(['2']);
    expect(second.isFree('1')).to.equal(true);
    first.leave();
    expect(second.isFree('2')).to.equal(true);
    first.join();
    expect(second.isFree('2'), 'moved on the page, the list still shows it').to.equal(false);
  });

  it('are chosen by the list that stands first, whoever was there first', async () => {
    const [one, other] = await twoPlaces();
    const [second, first] = [seat(other), seat(one)];
    second.choose();
    first.choose();
    const turn = second.turn(signal());
    expect(await isSettled(first.turn(signal()))).to.equal(true);
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
    const [first, second] = [seat(inner), seat(other)];
    first.choose();
    second.choose();
    expect(await isSettled(first.turn(signal()))).to.equal(true);
    expect(await isSettled(second.turn(signal()))).to.equal(false);
  });

  it('are chosen one list after the other', async () => {
    const box = await fixture<HTMLElement>(html`<div><i></i><i></i><i></i></div>`);
    const lists = [...box.children].map((element) => seat(element));
    lists.forEach((list) => list.choose());
    const turns = lists.map((list) => list.turn(signal()));
    const called = () => Promise.all(turns.map(isSettled));
    expect(await called()).to.deep.equal([true, false, false]);
    lists[0]?.show([]);
    expect(await called()).to.deep.equal([true, true, false]);
    lists[1]?.show([]);
    expect(await called()).to.deep.equal([true, true, true]);
  });

  it('keep nobody waiting for a list that is taken off the page', async () => {
    const [one, other] = await twoPlaces();
    const [first, second] = [seat(one), seat(other)];
    first.choose();
    const turn = second.turn(signal());
    expect(await isSettled(turn)).to.equal(false);
    first.leave();
    expect(await isSettled(turn)).to.equal(true);
  });

  it('keep nobody waiting longer than patience, nor whoever no longer wants to', async () => {
    const [one, other] = await twoPlaces();
    seat(one).choose();
    await seat(other, 1).turn(signal());
    const waiting = new AbortController();
    const turn = seat(other).turn(waiting.signal);
    expect(await isSettled(turn)).to.equal(false);
    waiting.abort();
    expect(await isSettled(turn)).to.equal(true);
  });

  it('are told between two copies of the script', async () => {
    const [one, other] = await twoPlaces();
    const first = new ShownStoriesAgain(one);
    first.join();
    first.show(['1']);
    expect(first).to.not.be.instanceOf(ShownStories);
    expect(seat(other).isFree('1')).to.equal(false);
    first.leave();
  });
});
