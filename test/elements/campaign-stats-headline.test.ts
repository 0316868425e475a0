import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {line, stats} from '../support/stats.js';
import {all, drawn, one} from '../support/widget.js';

const HEADLINE = {layout: 'headline', campaign: 'phoi-hop-dan-van'};

/** Everything that was ever written over a figure while it moved. */
function watch(figure: Element): string[] {
  const seen: string[] = [];
  new MutationObserver(() => seen.push(one(figure, '.moving').textContent)).observe(figure, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return seen;
}

describe('<campaign-stats layout="headline">', () => {
  before(startFakeApi);
  afterEach(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('shows the first figure as one sentence', async () => {
    const widget = await stats(HEADLINE);
    expect(all(widget, '.item')).to.have.length(1);
    expect(line(one(widget, '.final'))).to.equal('294.075');
    expect(one(widget, '.moving').getAttribute('aria-hidden')).to.equal('true');
  });

  it('shows the figure of the first indicator named, and no target in its place', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const widget = await stats({...HEADLINE, indicators: 'luot-nguoi, hop-dan'});
    expect(line(one(widget, '.figure'))).to.equal('hơn 9,3 triệu lượt người tham gia các cuộc họp dân');
    const marked = await stats({
      layout: 'headline',
      campaign: 'don-thu-2026',
      indicators: 'da-giai-quyet',
      period: '2026-Q3',
      show: 'change target',
    });
    expect(line(one(marked, '.figure'))).to.equal('38 đơn thư đã giải quyết');
    expect(line(one(marked, '.change'))).to.include('quý II/2026');
    expect(line(one(marked, '.target'))).to.include('Đạt 95% chỉ tiêu 40 đơn thư');
  });

  it('counts an exact figure up once, over the figure itself, which keeps its place', async () => {
    const widget = await stats(HEADLINE);
    const seen = watch(one(widget, '.count'));
    const {width} = one(widget, '.count').getBoundingClientRect();
    await drawn(widget, () => one(widget, '.count').classList.contains('is-moving'));
    expect(line(one(widget, '.final'))).to.equal('294.075');
    expect(getComputedStyle(one(widget, '.final')).visibility).to.equal('visible');
    await drawn(widget, () => seen.length > 3 && !one(widget, '.count').classList.contains('is-moving'));
    expect(one(widget, '.count').getBoundingClientRect().width).to.equal(width);
    expect(line(one(widget, '.count'))).to.equal('294.075');
    expect(seen.some((text) => /^\d{1,3}(\.\d{3})*$/.test(text) && text !== '294.075')).to.equal(true);
    const before = seen.length;
    widget.requestUpdate();
    await widget.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(seen).to.have.length(before);
  });

  it('stands still for who wants less motion', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const widget = await stats(HEADLINE);
    const seen = watch(one(widget, '.count'));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(one(widget, '.count').className).to.equal('count');
    expect(seen).to.deep.equal([]);
  });

  for (const indicators of ['luot-nguoi', 'tai-san', 'kinh-phi']) {
    it(`never counts up to what is not a plain exact number: ${indicators}`, async () => {
      expect(all(await stats({...HEADLINE, indicators}), '.count')).to.have.length(0);
    });
  }

  it('waits until it is seen', async () => {
    const widget = await stats(HEADLINE, {inside: ''});
    const far = document.createElement('div');
    far.style.blockSize = '200vh';
    widget.before(far);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const another = document.createElement('campaign-stats');
    another.layout = 'headline';
    another.innerHTML = '<data>294.075 cuộc họp dân</data>';
    widget.after(another);
    await drawn(another, 'ready');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(one(another, '.count').className).to.equal('count');
    another.scrollIntoView();
    await drawn(another, () => one(another, '.count').classList.contains('is-moving'));
    window.scrollTo(0, 0);
  });

  it('has the place of the figure free while it is loading', async () => {
    const options = {width: 600, state: 'loading', api: fakeApi('loading')};
    const {height} = one(await stats(HEADLINE, options), '.headline').getBoundingClientRect();
    const widget = await stats(HEADLINE, {width: 600});
    expect(one(widget, '.headline').getBoundingClientRect().height).to.equal(height);
  });
});
