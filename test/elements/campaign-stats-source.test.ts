import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Observation} from '../../src/api/types.js';
import {asWritten, type ObservationView, sourceView} from '../../src/elements/campaign-stats/observation.js';
import {SourceBodies} from '../../src/elements/campaign-stats/source.js';
import {HOSTILE_OBSERVATIONS, MARKED_OBSERVATIONS, observation} from '../support/fake-api/statistics-content.js';
import {en, vi} from '../support/stats-words.js';
import {hosted, type ViewHost} from '../support/view-host.js';
import {all, one, shadowText} from '../support/widget.js';

const BASE = new URL('https://api.example.vn/danvan/');

const [LETTERS, , , , CORRECTED] = MARKED_OBSERVATIONS;
if (!LETTERS || !CORRECTED) throw new Error('the fake API tells too few figures');

/** How a widget shows observations whose part for sources is there. */
const viewOf = (host: ViewHost, changes: Partial<ObservationView> = {}): ObservationView => ({
  words: vi,
  language: 'vi',
  base: BASE,
  asOf: '',
  write: asWritten,
  show: new Set(['source', 'quote']),
  source: {code: new SourceBodies(host), hasFailed: false, isRetrying: false},
  onSource: () => undefined,
  comparison: undefined,
  ...changes,
});

function source(of: Observation, changes: Partial<ObservationView> = {}): Promise<ViewHost> {
  return hosted((host) => {
    const view = viewOf(host, changes);
    return () => sourceView(of, view);
  });
}

async function opened(of: Observation, changes: Partial<ObservationView> = {}): Promise<ViewHost> {
  const host = await source(of, changes);
  one<HTMLDetailsElement>(host, 'details').open = true;
  return host;
}

const said = (host: ViewHost) => one(host, '[role=status]').textContent.trim();

/** Puts a clipboard, or none as on plain http, in the place of the browser's. */
function replaceClipboard(clipboard: {writeText(text: string): Promise<void>} | undefined): () => void {
  Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
  return () => Reflect.deleteProperty(navigator, 'clipboard');
}

/** Answers scripts that copy a selection. */
function replaceCopying(isAllowed: boolean): {readonly copied: string[]; restore(): void} {
  const copied: string[] = [];
  const execCommand = () => {
    if (isAllowed) copied.push(getSelection()?.toString() ?? '');
    return isAllowed;
  };
  Object.defineProperty(document, 'execCommand', {value: execCommand, configurable: true});
  return {copied, restore: () => Reflect.deleteProperty(document, 'execCommand')};
}

describe('the source of a figure', () => {
  const restore: (() => void)[] = [];
  afterEach(() => {
    restore.splice(0).forEach((back) => back());
    document.querySelectorAll('view-host').forEach((host) => host.remove());
  });

  it('opens and closes by the keyboard, and says of which figure it is without showing that twice', async () => {
    const host = await source(LETTERS);
    const details = one<HTMLDetailsElement>(host, 'details');
    const summary = one(host, 'summary');
    expect(summary.textContent.trim()).to.equal('Nguồn: 40 đơn thư được tiếp nhận');
    expect(one(summary, '.visually-hidden').getBoundingClientRect().width).to.be.at.most(1);
    summary.focus();
    await sendKeys({press: 'Enter'});
    expect(details.open).to.equal(true);
    await sendKeys({press: 'Space'});
    expect(details.open).to.equal(false);
  });

  it('is easy to hit', async () => {
    expect(one(await source(LETTERS), 'summary').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('quotes the sentence with its source, and leaves it out when the page does not want it', async () => {
    const quote = one<HTMLQuoteElement>(await opened(LETTERS), 'blockquote');
    expect(quote.textContent.trim()).to.equal('tiếp nhận 40 đơn thư');
    expect(quote.cite).to.equal('https://congan.danvan.test/bai-viet/tin-so-3');
    expect(all(await opened(LETTERS, {show: new Set(['source'])}), 'blockquote')).to.have.length(0);
    const unquoted = {...LETTERS, provenance: {...LETTERS.provenance, quote: null}};
    expect(all(await opened(unquoted), 'blockquote')).to.have.length(0);
  });

  it('names document, issuer and day, and links the document by its name in the same window', async () => {
    const host = await opened(LETTERS);
    expect(all(host, 'dl > div').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Tài liệu: Báo cáo công tác tiếp công dân quý III/2026',
      'Đơn vị ban hành: Công an tỉnh Khánh Hòa',
      'Ngày: 05/10/2026',
    ]);
    const link = one<HTMLAnchorElement>(host, 'dl a');
    expect(link.textContent).to.equal('Báo cáo công tác tiếp công dân quý III/2026');
    expect(link.href).to.equal('https://congan.danvan.test/bai-viet/tin-so-3');
    expect(link.target).to.equal('');
  });

  it('links a relative address against the API, and nothing where there is no address', async () => {
    const relative = {...LETTERS, provenance: {...LETTERS.provenance, url: 'bao-cao/7'}};
    expect(one<HTMLAnchorElement>(await opened(relative), 'dl a').href).to.equal(
      'https://api.example.vn/danvan/bao-cao/7',
    );
    expect(all(await opened(observation('a')), 'dl a')).to.have.length(0);
  });

  it('tells a correction with its day and reason, and links every version as a file', async () => {
    const host = await opened(CORRECTED);
    expect(one(host, '.version').textContent.replace(/\s+/g, ' ').trim()).to.equal(
      'Đã đính chính ngày 20/10/2026 (bản thứ 2): Bổ sung 2 đơn giải quyết xong trong ngày cuối quý. ' +
        'Xem tất cả các bản của số liệu này (tệp CSV)',
    );
    expect(one<HTMLAnchorElement>(host, '.version a').href).to.equal(
      'https://api.example.vn/danvan/v1/statistics/da-giai-quyet/revisions.csv',
    );
  });

  it('links no versions where the figures stand in the page itself', async () => {
    const host = await opened(CORRECTED, {base: undefined});
    expect(one(host, '.version').textContent).to.include('Đã đính chính');
    expect(all(host, '.version a')).to.have.length(0);
  });

  it('says nothing of versions where there is only one', async () => {
    expect(all(await opened(LETTERS), '.version')).to.have.length(0);
  });

  it('says that the parts exceed the whole, and as of when the past is shown', async () => {
    const host = await opened(LETTERS, {asOf: '2026-11-01'});
    expect(shadowText(host)).to.include('Tổng các phần là 45, lớn hơn số chung là 40.');
    expect(shadowText(host)).to.include('Số liệu như đã biết đến hết ngày 01/11/2026.');
  });

  it('speaks English on an English page, and leaves the report Vietnamese', async () => {
    const host = await opened(
      {...CORRECTED, check: {result: 'exceed', detail: 'Tổng các phần là 45.'}},
      {
        words: en,
        language: 'en',
      },
    );
    expect(one(host, 'summary').textContent.trim()).to.match(/^Source: /);
    expect(one(host, 'summary [lang=vi]').textContent).to.equal('38 đơn thư đã giải quyết');
    expect(one(host, '.version').textContent).to.match(/Corrected on 20 Oct 2026 \(version 2\): /);
    expect(shadowText(host)).to.include('The parts add up to more than the whole');
    expect(shadowText(host)).to.not.include('Tổng các phần');
    expect(one(host, 'details').lang).to.equal('en');
    expect(all(host, 'dd [lang=vi], dd[lang=vi], blockquote[lang=vi]')).to.have.length(3);
  });

  it('shows hostile addresses as text and hostile text as text', async () => {
    for (const hostile of HOSTILE_OBSERVATIONS) {
      const host = await opened(hostile);
      expect(all(host, 'dl a, img, script, b')).to.have.length(0);
      expect(one(host, 'blockquote').hasAttribute('cite')).to.equal(false);
      expect(one(host, 'dl').textContent).to.include(hostile.provenance.url);
      expect(one(host, 'blockquote').textContent).to.include('<img src=x onerror=alert(1)>');
    }
    const data = {...LETTERS, provenance: {...LETTERS.provenance, url: 'data:text/html,<script>alert(1)</script>'}};
    expect(all(await opened(data), 'dl a')).to.have.length(0);
    expect(one(await opened(data), 'dl').textContent).to.include('data:text/html');
  });

  it('is accessible open and closed, also with the field of the citation', async () => {
    restore.push(replaceClipboard(undefined), replaceCopying(false).restore);
    const host = await source(CORRECTED);
    await expect(host).to.be.accessible();
    one<HTMLDetailsElement>(host, 'details').open = true;
    one(host, 'button').click();
    await waitUntil(() => said(host) !== '');
    await expect(host).to.be.accessible();
  });

  describe('copied as a citation', () => {
    it('goes to the clipboard by the keyboard, and says so', async () => {
      const written: string[] = [];
      restore.push(replaceClipboard({writeText: (text) => Promise.resolve(void written.push(text))}));
      const host = await opened(CORRECTED);
      expect(said(host)).to.equal('');
      one(host, 'button').focus();
      await sendKeys({press: 'Enter'});
      await waitUntil(() => said(host) !== '');
      expect(said(host)).to.equal('Đã sao chép trích dẫn.');
      expect(written).to.have.length(1);
      expect(written[0]).to.match(/^Công an tỉnh Khánh Hòa: Báo cáo .*38 đơn thư đã giải quyết.*Truy cập ngày/);
      expect(host.shadowRoot?.activeElement?.localName).to.equal('button');
      expect(all(host, 'textarea')).to.have.length(0);
    });

    it('is copied from a selection on plain http, where there is no clipboard', async () => {
      const copying = replaceCopying(true);
      restore.push(replaceClipboard(undefined), copying.restore);
      const host = await opened(CORRECTED);
      one(host, 'button').click();
      await waitUntil(() => said(host) !== '');
      expect(said(host)).to.equal('Đã sao chép trích dẫn.');
      expect(copying.copied[0]).to.include('38 đơn thư đã giải quyết');
    });

    it('stands selected in a field when the browser refuses', async () => {
      restore.push(
        replaceClipboard({writeText: () => Promise.reject(new DOMException('x', 'NotAllowedError'))}),
        replaceCopying(false).restore,
      );
      const host = await opened(CORRECTED);
      one(host, 'button').click();
      await waitUntil(() => said(host) !== '');
      expect(said(host)).to.match(/^Trình duyệt không cho sao chép\./);
      const field = one<HTMLTextAreaElement>(host, 'textarea');
      expect(field.readOnly).to.equal(true);
      expect(field.value).to.include('38 đơn thư đã giải quyết');
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal(field.value);
      expect(host.shadowRoot?.activeElement?.localName).to.equal('textarea');
    });

    it('is said beside the figure that was copied, not beside the others', async () => {
      restore.push(replaceClipboard({writeText: () => Promise.resolve()}));
      const host = await hosted((widget) => {
        const view = viewOf(widget);
        return () => [LETTERS, CORRECTED].map((of) => sourceView(of, view));
      });
      all<HTMLDetailsElement>(host, 'details').forEach((details) => (details.open = true));
      const statuses = () => all(host, '[role=status]').map(({textContent}) => textContent);
      all(host, 'button')[1]?.click();
      await waitUntil(() => statuses().some(Boolean));
      expect(statuses()).to.deep.equal(['', 'Đã sao chép trích dẫn.']);
      all(host, 'button')[0]?.click();
      await waitUntil(() => statuses()[0] !== '');
      expect(statuses()).to.deep.equal(['Đã sao chép trích dẫn.', '']);
    });
  });
});
