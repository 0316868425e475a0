import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Picture} from '../../src/elements/campaign-stats/charts/picture.js';
import {Downloads, type DownloadsOptions, fileNameOf} from '../../src/elements/campaign-stats/downloads.js';
import {BYTE_ORDER_MARK, cellText, type CsvCell, csvLine, csvTable, observationColumns} from '../../src/shared/csv.js';
import {HOSTILE_OBSERVATIONS, MARKED_OBSERVATIONS, OBSERVATIONS} from '../support/fake-api/statistics-content.js';
import {en, vi} from '../support/stats-words.js';
import {hosted, type ViewHost} from '../support/view-host.js';
import {all, one} from '../support/widget.js';

const ANY = {text: () => ''};
const PICTURE: Picture = {
  width: 320,
  height: 40,
  title: 'Cuộc họp dân',
  description: 'Nhiều nhất: Khánh Hòa.',
  marks: [
    {role: 'bar', kind: 'rect', x: 0, y: 0, width: 200, height: 20},
    {role: 'label', kind: 'text', x: 0, y: 36, anchor: 'start', size: 14, text: 'Khánh Hòa <b>'},
  ],
};
const META = {heading: 'Kết quả', source: 'Nguồn: Công an tỉnh Khánh Hòa', asOf: '', language: 'vi'} as const;

function downloads(changes: Partial<DownloadsOptions> = {}): Promise<ViewHost> {
  return hosted((host) => {
    const downloads = new Downloads(host);
    return () => downloads.render({csv: ANY, json: ANY, fileName: 'so-lieu_bang', words: vi, ...changes});
  });
}

const said = (host: ViewHost) => one(host, '[role=status]').textContent.trim();
const names = (host: ViewHost) => all(host, 'a, button').map(({textContent}) => textContent.trim());
const buttonOf = (host: ViewHost, name: string) => {
  const button = all(host, 'button').find(({textContent}) => textContent.trim() === name);
  if (!button) throw new Error(`no button ${name}`);
  return button;
};

/** Takes what the page hands to the browser to save. */
function catchFiles() {
  const saved: {name: string; file: Blob}[] = [];
  const made = new Map<string, Blob>();
  const {createObjectURL} = URL;
  const {click} = HTMLAnchorElement.prototype;
  URL.createObjectURL = (file: Blob) => {
    const address = createObjectURL.call(URL, file);
    made.set(address, file);
    return address;
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const file = made.get(this.href);
    if (file) saved.push({name: this.download, file});
  };
  return {
    saved,
    restore() {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    },
  };
}

/** Reads a CSV file by RFC 4180. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  const text = csv.replace(/^\uFEFF/, '');
  while (cell.lastIndex < text.length) {
    const [found, content = '', end] = cell.exec(text) ?? [];
    if (found === undefined) throw new Error(`no CSV: ${text}`);
    row.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const csvOf = (rows: readonly (readonly CsvCell[])[]) => BYTE_ORDER_MARK + rows.map(csvLine).join('');

function records(csv: string): Record<string, string>[] {
  const [heads = [], ...rows] = parsed(csv);
  return rows.map((cells) => Object.fromEntries(heads.map((head, column) => [head, cells[column] ?? ''])));
}

describe('a CSV file', () => {
  it('reads back as it was, whatever is in its cells', () => {
    const rows = [
      ['tên', 'số'],
      ['có "ngoặc kép"', 'có, phẩy'],
      ['hai\r\ndòng', ' dấu cách '],
      ['', 'Đặng Thị Ngọc Ánh'],
    ];
    expect(parsed(csvOf(rows))).to.deep.equal(rows);
  });

  it('opens in spreadsheets with its letters whole, and runs no formula', () => {
    expect(csvOf([['a']]).startsWith('\uFEFF')).to.equal(true);
    for (const formula of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '＝1+1']) {
      for (const before of ['', ' ', '"', '\t', 'chào;', 'chào; "', 'chào\t', 'chào\r\n']) {
        const [cell = ''] = parsed(csvOf([[before + formula]]))[0] ?? [];
        for (const part of cell.split(/[;\t\r\n]/)) expect(part).not.to.match(/^[\s"]*[=+\-@＝]/);
        expect(cellText(cell)).to.equal(before + formula);
      }
    }
    expect(parsed(csvOf([['a', -12.5, '-3', null]]))).to.deep.equal([['a', '-12.5', '-3', '']]);
  });
});

describe('the figures as CSV', () => {
  const rows = records(csvTable(observationColumns, [...OBSERVATIONS, ...MARKED_OBSERVATIONS]));

  it('has one row a figure with amount and the report’s wording', () => {
    expect(rows).to.have.length(OBSERVATIONS.length + MARKED_OBSERVATIONS.length);
    expect(rows[1]).to.include({
      id: 'luot-nguoi',
      written_as: 'hơn 9,3 triệu',
      qualifier: 'more_than',
      amount: '9300000',
      measure_name: 'lượt người',
      period_label: 'giai đoạn 2016-2021',
      unit_name: 'Công an Thành phố Hồ Chí Minh',
      document_date: '2022-10-02',
    });
    expect(rows.find(({id}) => id === 'da-giai-quyet')).to.include({
      target: 'da-giai-quyet-chi-tieu',
      revision: '2',
      revision_note: 'Bổ sung 2 đơn giải quyết xong trong ngày cuối quý.',
      quote: 'tiếp nhận 38 đơn thư',
    });
  });

  it('has the columns of the API’s own file, with what stands beside a figure', () => {
    expect(Object.keys(rows[0] ?? {})).to.deep.equal(observationColumns.map(([name]) => name));
    expect(Object.keys(rows[0] ?? {})).to.include.members([
      'unit_short_name',
      'target_amount',
      'previous_id',
      'check_result',
    ]);
    const {target} = MARKED_OBSERVATIONS.find(({id}) => id === 'da-giai-quyet') ?? {};
    expect(rows.find(({id}) => id === 'da-giai-quyet')).to.include({
      unit_short_name: MARKED_OBSERVATIONS.find(({id}) => id === 'da-giai-quyet')?.unit.short_name,
      target_written_as: target?.quantity.written_as,
      target_period_label: target?.period.label,
    });
  });

  it('has no amount for a magnitude, whatever the data claims', () => {
    expect(rows.find(({id}) => id === 'tai-san')).to.include({written_as: 'hàng chục tỷ', amount: '', amount_max: ''});
    const [assets] = OBSERVATIONS.filter(({id}) => id === 'tai-san');
    if (!assets) throw new Error('the fake API has no magnitude');
    const claimed = {...assets, quantity: {...assets.quantity, amount: '10000000000', amount_max: '99999999999'}};
    expect(csvTable(observationColumns, [claimed])).to.not.match(/10000000000|99999999999/);
  });

  it('keeps hostile words as text', () => {
    const [hostile] = records(csvTable(observationColumns, HOSTILE_OBSERVATIONS));
    expect(hostile).to.include({label: HOSTILE_OBSERVATIONS[0]?.label, url: 'javascript:alert(1)'});
  });
});

describe('the name of a file', () => {
  it('tells campaign, layout and day in plain letters', () => {
    expect(fileNameOf('phoi-hop-dan-van', 'table', '2026-06-30', vi)).to.equal('phoi-hop-dan-van_bang_den-2026-06-30');
    expect(fileNameOf('phoi-hop-dan-van', 'bars', '', en)).to.equal('phoi-hop-dan-van_bars');
    expect(fileNameOf('Kết quả: họp dân / Đắk Lắk', 'tiles', '', vi)).to.equal('ket-qua-hop-dan-dak-lak_the-so-lieu');
    expect(fileNameOf('', 'headline', '', vi)).to.equal('so-lieu_so-lieu-chinh');
    expect(fileNameOf('../../etc/passwd', 'trend', '..', vi)).to.match(/^[a-z0-9_-]+$/);
  });
});

describe('the row of downloads', () => {
  let files: ReturnType<typeof catchFiles>;
  beforeEach(() => (files = catchFiles()));
  afterEach(() => {
    files.restore();
    document.querySelectorAll('view-host').forEach((host) => host.remove());
  });

  it('links the API’s own files', async () => {
    const host = await downloads({
      csv: {href: 'https://api.example.vn/v1/statistics.csv?campaign=a'},
      json: {href: 'https://api.example.vn/v1/statistics?campaign=a'},
    });
    expect(all<HTMLAnchorElement>(host, 'a').map(({href, download}) => [href, download])).to.deep.equal([
      ['https://api.example.vn/v1/statistics.csv?campaign=a', 'so-lieu_bang.csv'],
      ['https://api.example.vn/v1/statistics?campaign=a', 'so-lieu_bang.json'],
    ]);
    expect(names(host)).to.deep.equal(['Bảng CSV', 'Dữ liệu JSON']);
  });

  it('opens no address that is not of the web', async () => {
    const host = await downloads({csv: {href: 'javascript:alert(1)'}, json: {href: 'data:text/html,x'}});
    expect(all(host, 'a[href]')).to.have.length(0);
  });

  it('makes files from the page’s own figures when they are asked for, by the keyboard', async () => {
    let written = 0;
    const host = await downloads({csv: {text: () => (written++, csvOf([['Đắk Lắk', '1']]))}});
    expect(written).to.equal(0);
    buttonOf(host, 'Bảng CSV').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => said(host) !== '' && files.saved.length === 1);
    const [saved] = files.saved;
    expect(saved?.name).to.equal('so-lieu_bang.csv');
    expect(saved?.file.type).to.match(/^text\/csv/);
    expect([...new Uint8Array((await saved?.file.arrayBuffer()) ?? new ArrayBuffer(0))].slice(0, 3)).to.deep.equal([
      0xef, 0xbb, 0xbf,
    ]);
    expect(parsed((await saved?.file.text()) ?? '')).to.deep.equal([['Đắk Lắk', '1']]);
    expect(said(host)).to.equal('Đã tạo tệp so-lieu_bang.csv.');
    expect(host.shadowRoot?.activeElement?.textContent.trim()).to.equal('Bảng CSV');
  });

  it('offers pictures only where something is drawn', async () => {
    expect(names(await downloads())).to.deep.equal(['Bảng CSV', 'Dữ liệu JSON']);
    const host = await downloads({picture: {drawn: () => PICTURE, meta: META}, words: en});
    expect(names(host)).to.deep.equal(['Table as CSV', 'Data as JSON', 'Picture as PNG', 'Drawing as SVG']);
  });

  it('gives the picture as SVG and as PNG', async () => {
    const host = await downloads({picture: {drawn: () => PICTURE, meta: META}});
    buttonOf(host, 'Hình SVG').click();
    await waitUntil(() => files.saved.length === 1);
    const svg = new DOMParser().parseFromString((await files.saved[0]?.file.text()) ?? '', 'image/svg+xml');
    expect(svg.querySelector('parsererror')).to.equal(null);
    expect(svg.documentElement.textContent).to.include('Khánh Hòa <b>').and.include('Công an tỉnh Khánh Hòa');
    await waitUntil(() => said(host).includes('.svg'));
    buttonOf(host, 'Ảnh PNG').click();
    await waitUntil(() => files.saved.length === 2);
    const image = await createImageBitmap(files.saved[1]?.file ?? new Blob());
    expect(image.width).to.be.at.least(PICTURE.width);
    expect(files.saved.map(({name}) => name)).to.deep.equal(['so-lieu_bang.svg', 'so-lieu_bang.png']);
  });

  it('says in words that a file could not be made, and tries again when asked', async () => {
    let isDrawn = false;
    const host = await downloads({picture: {drawn: () => (isDrawn ? PICTURE : undefined), meta: META}});
    buttonOf(host, 'Hình SVG').click();
    await waitUntil(() => said(host).startsWith('Chưa tạo được tệp so-lieu_bang.svg.'));
    expect(files.saved).to.have.length(0);
    isDrawn = true;
    buttonOf(host, 'Hình SVG').click();
    await waitUntil(() => files.saved.length === 1);
    await waitUntil(() => said(host) === 'Đã tạo tệp so-lieu_bang.svg.');
  });

  it('is easy to hit', async () => {
    const host = await downloads({
      csv: {href: 'https://api.example.vn/a.csv'},
      picture: {drawn: () => PICTURE, meta: META},
    });
    for (const target of all(host, 'a, button')) {
      expect(target.getBoundingClientRect().height, target.textContent).to.be.at.least(24);
    }
  });

  it('is accessible', async () => {
    await expect(await downloads({picture: {drawn: () => PICTURE, meta: META}})).to.be.accessible();
    await expect(await downloads({csv: {href: 'https://api.example.vn/a.csv'}})).to.be.accessible();
  });
});
