import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/most-viewed/define.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {makeNews, newsList, putNews, titles} from '../support/news.js';
import {loseParts} from '../support/parts.js';
import {all, drawn, one} from '../support/widget.js';

describe('a part of a list that cannot be had', () => {
  let restore: () => void = () => undefined;
  before(startFakeApi);
  beforeEach(() => {
    restore = loseParts();
  });
  afterEach(() => restore());

  it('leaves the list and a way to try again in the place of the search box', async () => {
    const list = await newsList({search: '', limit: '2'});
    await drawn(list, () => all(list, '.search button').length === 1);
    expect(titles(list)).to.have.length(2);
    expect(one(list, '.search button').textContent).to.equal('Thử lại');
    expect(one(list, '.found').textContent).to.include('Không kết nối được');
    const {height} = list.getBoundingClientRect();
    await expect(list).to.be.accessible();
    restore();
    one(list, '.search button').click();
    await drawn(list, () => all(list, '.search input').length === 1);
    expect(list.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('leaves the button for more as it is, with a sentence', async () => {
    const list = await newsList({more: '', limit: '3'});
    one(list, 'button[part=more]').click();
    await drawn(list, () => one(list, '.more [role=status]').textContent === 'Chưa tải thêm được.');
    restore();
    one(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 6);
  });

  it('shows articles twice rather than none, and links to their own pages', async () => {
    const lists = [makeNews({limit: '2'}), makeNews({limit: '2', 'href-template': '/tin/{id}'})];
    await putNews(lists);
    for (const list of lists) await drawn(list, 'ready');
    for (const list of lists) expect(all(list, '.item')).to.have.length(2);
    for (const list of lists) expect(one<HTMLAnchorElement>(list, 'a.title').pathname).to.match(/^\/bai-viet\//);
  });

  it('leaves the ranking and a way to try again in the place of the tabs', async () => {
    const widget = await fixture<HTMLElement>(html`<most-viewed api=${fakeApi('default')} tabs></most-viewed>`);
    await drawn(widget, 'ready');
    expect(all(widget, 'ol > li')).to.have.length(5);
    await drawn(widget, () => all(widget, '.tabs button').length === 1);
    const {height} = widget.getBoundingClientRect();
    await expect(widget).to.be.accessible();
    restore();
    one(widget, '.tabs button').click();
    await drawn(widget, () => all(widget, '[role=tab]').length === 3);
    expect(widget.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });
});
