import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {listenToConsole} from '../support/console.js';
import {startFakeApi} from '../support/fake-api/index.js';
import {BY_UNIT, line, stats} from '../support/stats.js';
import {all, drawn, one} from '../support/widget.js';

const TABLE = {...BY_UNIT, layout: 'table'};

const units = (widget: CampaignStats) => all(widget, 'tbody th').map(line);
const column = (widget: CampaignStats, index: number) =>
  all(widget, `tbody tr:not(.origin-row) > :nth-child(${index + 1})`).map(line);

async function sortBy(widget: CampaignStats, index: number): Promise<void> {
  all(widget, 'button.sort')[index]?.focus();
  await sendKeys({press: 'Enter'});
  await widget.updateComplete;
}

describe('<campaign-stats layout="table" breakdown="unit">', () => {
  before(startFakeApi);

  it('has the units in Vietnamese order, and tells a missing report from zero', async () => {
    const widget = await stats(TABLE);
    expect(units(widget)).to.deep.equal(['Cà Mau', 'Cao Bằng', 'Đà Nẵng', 'Đắk Lắk', 'Khánh Hòa']);
    expect(column(widget, 1)).to.deep.equal(['96', '0', 'hơn 240', '118 Đã đính chính', '132']);
    expect(column(widget, 2)).to.deep.equal(['gần 9.000', 'Chưa báo cáo', 'hàng nghìn', 'Chưa báo cáo', '12.930']);
    expect(one(widget, 'th[aria-sort]').getAttribute('aria-sort')).to.equal('ascending');
  });

  it('says how many have reported, names the others, and when it was', async () => {
    const widget = await stats(TABLE);
    const said = line(one(widget, '.coverage'));
    expect(said).to.include('Cuộc họp dân: 5/34 tỉnh đã báo cáo 29 đơn vị chưa báo cáo An Giang, Bắc Ninh, Cần Thơ');
    expect(said).to.include('Lượt người dự họp: 3/34 tỉnh đã báo cáo 31 đơn vị chưa báo cáo');
    expect(line(one(widget, '.common-facts'))).to.equal('tháng 10/2026');
    expect(one<HTMLDetailsElement>(widget, '.missing').open).to.equal(false);
  });

  it('gives the sum, or the reason in words why there is none', async () => {
    const widget = await stats(TABLE);
    expect(all(widget, 'tfoot > tr > *').map(line)).to.deep.equal([
      'Cộng',
      'hơn 586',
      'Không cộng được: có số liệu chỉ nêu độ lớn, không nêu con số.',
    ]);
    const english = await stats(TABLE, {lang: 'en'});
    expect(line(one(english, 'tfoot'))).to.include('Cannot be added up: some figures tell only an order of magnitude.');
    expect(one(english, 'table').getAttribute('lang')).to.equal('vi');
    expect(one(english, '.none').getAttribute('lang')).to.equal('en');
  });

  it('sorts by keyboard, figures by their number, and keeps the focus', async () => {
    const widget = await stats(TABLE);
    await sortBy(widget, 1);
    expect(column(widget, 1)).to.deep.equal(['0', '96', '118 Đã đính chính', '132', 'hơn 240']);
    expect(all(widget, 'thead th').map((th) => th.getAttribute('aria-sort'))).to.deep.equal([null, 'ascending', null]);
    expect(widget.shadowRoot?.activeElement).to.equal(all(widget, 'button.sort')[1]);
    await sortBy(widget, 1);
    expect(column(widget, 1)[0]).to.equal('hơn 240');
    expect(all(widget, 'thead th')[1]?.getAttribute('aria-sort')).to.equal('descending');
    await sortBy(widget, 0);
    expect(units(widget)[0]).to.equal('Cà Mau');
    await sortBy(widget, 0);
    expect(units(widget)[0]).to.equal('Khánh Hòa');
  });

  it('leaves the focus with a figure whose row changes places', async () => {
    const widget = await stats(TABLE);
    const rowOf = (unit: string) => all(widget, 'tbody tr').find((row) => line(row).startsWith(unit)) ?? widget;
    one(rowOf('Cà Mau'), 'button.opener').focus();
    all(widget, 'button.sort')[0]?.click();
    await widget.updateComplete;
    expect(units(widget).at(-1)).to.equal('Cà Mau');
    const opener = one(rowOf('Cà Mau'), 'button.opener');
    expect(widget.shadowRoot?.activeElement === opener, 'still has the focus').to.equal(true);
  });

  it('puts what has no number last whichever way it is sorted, and says so', async () => {
    const widget = await stats(TABLE);
    const last = () => all(widget, '.tabular > .note').map(line);
    expect(last()).to.deep.equal([]);
    for (const first of ['gần 9.000', '12.930']) {
      await sortBy(widget, 2);
      const cells = column(widget, 2);
      expect(cells[0]).to.equal(first);
      expect([...cells.slice(2)].sort()).to.deep.equal(['Chưa báo cáo', 'Chưa báo cáo', 'hàng nghìn']);
      expect(last()).to.deep.equal(['Dòng chưa báo cáo hoặc không nêu con số được xếp cuối.']);
    }
  });

  it('opens the source of one figure below its row, and closes it', async () => {
    const widget = await stats(TABLE);
    const opener = all(widget, 'button.opener')[0];
    opener?.click();
    await widget.updateComplete;
    expect(opener?.getAttribute('aria-expanded')).to.equal('true');
    await drawn(widget, () => all(widget, '.origin-row .copy').length === 1);
    expect(line(one(widget, '.origin-row')))
      .to.include('Công an tỉnh Cà Mau')
      .and.include('Sao chép trích dẫn');
    await expect(widget).to.be.accessible();
    opener?.click();
    await widget.updateComplete;
    expect(all(widget, '.origin-row')).to.have.length(0);
  });

  it('stands before the bars, in a region of its own that can be scrolled by keyboard', async () => {
    const widget = await stats(TABLE, {width: 1000});
    const table = one(widget, 'table');
    const bars = one(widget, '.drawn');
    expect(table.compareDocumentPosition(bars)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(bars.getBoundingClientRect().left).to.be.at.least(table.getBoundingClientRect().right);
    const region = one(widget, '[role=region]');
    expect(region.tabIndex).to.equal(0);
    const name = widget.shadowRoot?.getElementById(region.getAttribute('aria-labelledby') ?? '');
    expect(name?.textContent.trim()).to.equal('Bảng số liệu: Kết quả qua những con số');
  });

  it('is printed whole, with the heads of its columns and the names of the missing', async () => {
    const widget = await stats(TABLE, {width: 180});
    await emulateMedia({media: 'print'});
    const opener = one(widget, 'button.opener').getBoundingClientRect();
    const head = one(widget, 'button.sort').getBoundingClientRect();
    const missing = one(widget, '.missing p').getBoundingClientRect();
    const {overflowX} = getComputedStyle(one(widget, '.scroll'));
    await emulateMedia({media: 'screen'});
    expect([opener.height, head.height, missing.height].every((height) => height > 10)).to.equal(true);
    expect(overflowX).to.equal('visible');
  });

  it('shows change and target only where the tag asks for them', async () => {
    expect(all(await stats(TABLE), '.change, .target')).to.have.length(0);
    const widget = await stats({...TABLE, show: 'change target'});
    expect(line(one(widget, '.change'))).to.include('Tăng 5,6% so với tháng 9/2026');
    expect(line(one(widget, '.target'))).to.include('150 cuộc họp dân');
    expect(all(widget, 'button.opener, .common-facts')).to.have.length(0);
  });

  it('asks the webmaster for the indicators that a breakdown needs', async () => {
    const warnings = listenToConsole('warn');
    const widget = await stats({campaign: 'hop-dan-2026', layout: 'table', breakdown: 'unit'}, {state: 'failed'});
    expect(warnings.stop().join()).to.include(
      '<campaign-stats indicators="">: breakdown="unit" cần id của các chỉ tiêu',
    );
    expect(all(widget, 'table')).to.have.length(0);
  });
});

describe('<campaign-stats layout="table">', () => {
  before(startFakeApi);

  it('gives each figure a row with its measure, unit and period where nothing repeats', async () => {
    const widget = await stats({layout: 'table', campaign: 'phoi-hop-dan-van'});
    expect(all(widget, 'thead th').map(line)).to.deep.equal(['Nội dung', 'Số liệu', 'Đơn vị', 'Kỳ']);
    expect(all(widget, 'tbody tr').map((row) => line(one(row, '.cell')))).to.deep.equal([
      '294.075 cuộc họp dân',
      'hơn 9,3 triệu lượt người',
      'hàng chục tỷ đồng',
      '12 buổi kiểm tra',
      '4 tập thể Đề nghị',
      '15.3 tỷ đồng',
      '75 căn nhà tình thương',
    ]);
  });

  it('does not sort figures that count different things', async () => {
    const widget = await stats({layout: 'table', campaign: 'phoi-hop-dan-van'});
    expect(all(widget, 'th')[1]?.querySelector('button') ?? null).to.equal(null);
  });

  it('marks the whole whose parts are more than it', async () => {
    const widget = await stats({layout: 'table', campaign: 'don-thu-2026'});
    expect(all(widget, '.check').map(line)).to.deep.equal(['Tổng các phần là 45, lớn hơn số chung là 40.']);
    expect(column(widget, 0)).to.deep.equal(['quý II/2026', 'quý III/2026']);
  });
});
