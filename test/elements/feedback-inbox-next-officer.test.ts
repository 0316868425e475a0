import {expect, waitUntil} from '@open-wc/testing';
import {startFakeApi, fakeApi, freshFakeApi} from '../support/fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {inbox, signedOut} from '../support/staff-fixture.js';
import {button, open, said, signIn} from '../support/staff.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<feedback-inbox> and the next officer at the machine', () => {
  before(startFakeApi);

  let network: ReplacedNetwork | undefined;
  let answer: ((response: Promise<Response>) => void) | undefined;
  afterEach(() => {
    network?.restore();
    answer = undefined;
  });

  /** Holds back the first answer of an address, and lets all others through. */
  function holdBack(held: RegExp): void {
    const real = window.fetch;
    network = replaceNetwork((url, init) =>
      held.test(url) && !answer ? new Promise<Response>((resolve) => (answer = resolve)) : real(url, init),
    );
  }

  const isHeld = () => waitUntil(() => answer !== undefined, 'never asked');

  it('signs nobody in who has left the page meanwhile', async () => {
    const widget = await signedOut(fakeApi('default'));
    holdBack(/\/v1\/staff\/me$/);
    signIn(widget, 'dv_thu');
    await isHeld();
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await widget.updateComplete;
    answer?.(
      Promise.resolve(json({name: 'Lê Minh Thư', role: 'officer', units: [], expires_at: '2030-01-01T00:00:00Z'})),
    );
    signIn(widget, '');
    await drawn(widget, () => all(widget, '#token-error').length === 1);
    expect(one(widget, '#token-error').textContent).to.equal('Hãy nhập mã truy cập.');
    expect(shadowText(widget)).to.not.include('Lê Minh Thư');
  });

  it('saves no file that the one before has asked for, tells nothing of it, and exports for the next at once', async () => {
    const widget = await inbox(freshFakeApi('default'));
    const files: string[] = [];
    const {click} = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      files.push(this.download);
    };
    try {
      holdBack(/\/export\.csv/);
      one<HTMLDetailsElement>(widget, '.export').open = true;
      one(widget, '[data-format=csv]').click();
      await isHeld();
      button(widget, 'Thoát').click();
      await drawn(widget, 'signed-out');
      signIn(widget, 'dv_thu');
      await drawn(widget, 'ready');
      answer?.(Promise.resolve(new Response('mã;nội dung', {headers: {'content-type': 'text/csv'}})));
      expect(one(widget, '[data-format=jsonl]').getAttribute('aria-disabled')).to.equal(null);
      one(widget, '[data-format=jsonl]').click();
      await drawn(widget, () => said(widget).startsWith('Đã tải tệp'));
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(files).to.have.length(1);
    expect(files[0]).to.match(/\.jsonl$/);
  });

  it('shows no trouble that the one before had with more messages', async () => {
    const widget = await inbox(fakeApi('default'));
    holdBack(/[?&]cursor=/);
    one(widget, '[part=more]').click();
    await isHeld();
    button(widget, 'Thoát').click();
    await drawn(widget, 'signed-out');
    signIn(widget, 'dv_thu');
    await drawn(widget, 'ready');
    answer?.(Promise.reject(new TypeError('offline')));
    await open(widget);
    expect(shadowText(widget)).to.not.include('Chưa tải thêm được');
    expect(one(widget, '[part=more]').textContent.trim()).to.equal('Xem thêm');
  });
});
