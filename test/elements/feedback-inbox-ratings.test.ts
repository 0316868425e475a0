import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {FeedbackInbox} from '../../src/elements/feedback-inbox/feedback-inbox.js';
import {fakeApi, freshFakeApi, startFakeApi} from '../support/fake-api/index.js';
import {replaceNetwork} from '../support/network.js';
import {inbox} from '../support/staff-fixture.js';
import {button, open, said} from '../support/staff.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const rows = (widget: Element) => all(widget, '.ratings tbody tr');
const textOf = (part: Element | undefined) => part?.textContent.replace(/\s+/g, ' ').trim();

/** Opens the section that is folded away. */
async function unfold(widget: FeedbackInbox, isThere: () => boolean): Promise<void> {
  one(widget, '.ratings summary').click();
  await drawn(widget, isThere);
}

describe('<feedback-inbox>: «Bài viết có hữu ích?»', () => {
  before(startFakeApi);

  it('lists the articles with their answers, the most «Không» first, page by page', async () => {
    const widget = await inbox(fakeApi('default'));
    expect(rows(widget)).to.have.length(0);
    await unfold(widget, () => rows(widget).length === 20);
    expect(all(widget, '.ratings thead th').map(textOf)).to.deep.equal(['Bài viết', 'Có', 'Không']);
    expect([...(rows(widget)[0]?.children ?? [])].map(textOf)).to.deep.equal([
      'Hướng dẫn đăng ký xe trực tuyến (mở ở thẻ mới) Lần gần nhất: 20/11/2026',
      '41',
      '12',
    ]);
    const link = one<HTMLAnchorElement>(widget, '.ratings a');
    expect([link.href, link.rel]).to.deep.equal([
      'https://congan.danvan.test/bai-viet/tin-so-2',
      'noopener noreferrer',
    ]);
    await expect(widget).to.be.accessible();
    one(widget, '.ratings .more button').click();
    await drawn(widget, () => rows(widget).length === 24);
    expect(said(widget)).to.equal('Đã hiển thị thêm 4 bài viết.');
    expect(all(widget, '.ratings .more')).to.have.length(0);
  });

  it('says when nobody has answered yet', async () => {
    const widget = await inbox(fakeApi('empty'), 'dv_thu', 'empty');
    await unfold(widget, () => shadowText(widget).includes('Chưa có câu trả lời nào.'));
    expect(all(widget, '.ratings table')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });

  it('says why it could not be read and reads again', async () => {
    const widget = await inbox(freshFakeApi('recovering'), 'dv_thu', 'failed');
    await unfold(widget, () => all(widget, '.ratings .notice').length === 1);
    await expect(widget).to.be.accessible();
    one(widget, '.ratings .notice button').click();
    await drawn(widget, () => rows(widget).length === 20);
    expect(all(widget, '.ratings .notice')).to.have.length(0);
  });

  it('follows the unit that the tag names', async () => {
    const widget = await inbox(fakeApi('default'));
    await unfold(widget, () => rows(widget).length === 20);
    const fetched = window.fetch;
    const network = replaceNetwork((url, init) => fetched(url, init));
    try {
      widget.unit = 'khanh-hoa';
      await waitUntil(() => network.asked.some((url) => url.endsWith('/v1/staff/ratings?unit=khanh-hoa')));
      await drawn(widget, () => rows(widget).length === 20);
    } finally {
      network.restore();
    }
  });

  it('leaves nothing behind when it is folded away or its member goes', async () => {
    const widget = await inbox(fakeApi('default'));
    await unfold(widget, () => rows(widget).length === 20);
    one(widget, '.ratings summary').click();
    await drawn(widget, () => rows(widget).length === 0);
    await unfold(widget, () => rows(widget).length === 20);
    button(widget, 'Thoát').click();
    await drawn(widget, 'signed-out');
    expect(shadowText(widget)).not.to.include('Hướng dẫn đăng ký xe');
  });

  it('shows texts as text and leads to no address that is none of the web', async () => {
    const widget = await inbox(fakeApi('hostile'));
    await unfold(widget, () => rows(widget).length === 1);
    expect(all(widget, '.ratings :is(a, img, script, b)')).to.have.length(0);
    expect(textOf(rows(widget)[0])).to.include('<img src=x onerror=alert(1)>');
  });

  it('has room for endless titles and large numbers on the narrowest phone', async () => {
    await setViewport({width: 320, height: 640});
    try {
      const widget = await inbox(fakeApi('long'));
      await unfold(widget, () => rows(widget).length === 2);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      expect(textOf(rows(widget)[0]?.children[1])).to.equal('1.234.567');
    } finally {
      await setViewport({width: 800, height: 600});
    }
  });

  it('stands beside a message about the article', async () => {
    const widget = await inbox(fakeApi('default'));
    await open(widget, 3);
    expect(textOf(one(widget, '.message'))).to.include('Mọi người đọc trả lời 41 «Có», 12 «Không»');
    await open(widget, 0);
    expect(textOf(one(widget, '.message'))).not.to.include('Mọi người đọc trả lời');
  });
});
