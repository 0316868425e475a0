import type {Meta, StoryObj} from '@storybook/web-components';
import '../src/elements/campaign-stats/define.js';
import {fakeApi} from '../test/support/fake-api/index.js';
import {make, statesOf, type WidgetArgs} from './support/widget-story.js';

type Story = StoryObj<WidgetArgs>;

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/campaign-stats',
  component: 'campaign-stats',
  tags: ['autodocs'],
  argTypes: {
    layout: {control: 'select', options: ['tiles', 'headline', 'table', 'bars', 'trend']},
    breakdown: {control: 'select', options: ['', 'unit']},
    show: {control: 'text'},
    campaign: {control: 'text'},
    indicators: {control: 'text'},
    unit: {control: 'text'},
    period: {control: 'text'},
    'as-of': {control: 'text'},
    'normalize-numbers': {control: 'boolean'},
    heading: {control: 'text'},
    'heading-level': {control: {type: 'number', min: 2, max: 6}},
    lang: {control: 'select', options: ['vi', 'en']},
    api: {control: false},
  },
};
export default meta;

const stories = statesOf('campaign-stats', {campaign: 'phoi-hop-dan-van', show: 'unit period source'});

/** Nội dung đã tải xong. */
export const Default = stories.Default;
/** Đang tải: khung chờ cao bằng nội dung sắp hiện. */
export const Loading = stories.Loading;
/** Máy chủ trả lời, nhưng không có gì để hiển thị. */
export const Empty = stories.Empty;
/** Không tải được: nói rõ lý do, cho thử lại, và hiện liên kết dự phòng của trang. */
export const Failed = stories.Failed;
/** Máy chủ gián đoạn: hiển thị bản tải được gần nhất kèm thời điểm. */
export const Stale = stories.Stale;
/** Chữ dài hơn mọi chỗ dành sẵn. */
export const LongContent = stories.LongContent;

const withArgs = (args: WidgetArgs): Story => ({
  args,
  render: (given) => make('campaign-stats', given, fakeApi('default')),
});

/** Ô số liệu, kèm câu gốc trong báo cáo khi mở «Nguồn». */
export const Tiles = withArgs({campaign: 'phoi-hop-dan-van', layout: 'tiles', show: 'unit period source quote'});

/** Một con số lớn: chỉ tiêu đầu tiên có tên trong `indicators`. */
export const Headline = withArgs({
  campaign: 'phoi-hop-dan-van',
  indicators: 'luot-nguoi',
  layout: 'headline',
  show: 'unit period source',
  heading: '',
});

/** Bảng sắp xếp được; bấm vào con số để mở nguồn ngay dưới dòng. */
export const Table = withArgs({campaign: 'phoi-hop-dan-van', layout: 'table', show: 'unit period source quote'});

/** Thanh ngang: số không chính xác có đầu gạch chéo, số chỉ nêu độ lớn không có thanh. */
export const Bars = withArgs({
  campaign: 'hop-dan-2026',
  indicators: 'hop-dan-thang',
  period: '2026-10',
  layout: 'bars',
  show: 'period source download',
});

/** Theo thời gian: tháng chưa báo cáo bị bỏ trống, không nối qua và không coi là 0. */
export const Trend = withArgs({
  campaign: 'hop-dan-2026',
  indicators: 'hop-dan-thang',
  unit: 'khanh-hoa',
  layout: 'trend',
  show: 'unit source download',
});

/** Theo đơn vị: bảng trước, thanh bên cạnh, và bao nhiêu tỉnh đã báo cáo. */
export const ByUnit = withArgs({
  campaign: 'hop-dan-2026',
  indicators: 'hop-dan-thang',
  period: '2026-10',
  breakdown: 'unit',
  layout: 'table',
  show: 'period source download',
});

/** Chỉ tiêu với mức đã đạt, và thay đổi so với kỳ trước. */
export const TargetAndChange = withArgs({
  campaign: 'don-thu-2026',
  indicators: 'da-giai-quyet',
  layout: 'headline',
  period: '2026-Q3',
  show: 'period source target change',
});

/** Số liệu đã đính chính, và các phần cộng lại lớn hơn số chung. */
export const Correction = withArgs({campaign: 'don-thu-2026', period: '2026-Q3', show: 'unit period source quote'});

/** Quá khứ như đã biết vào một ngày. */
export const AsOf = withArgs({campaign: 'don-thu-2026', 'as-of': '2026-10-10', show: 'unit period source'});

/** Mọi con số viết theo một cách: «15,3 tỷ» thay cho «15.3 tỷ» của báo cáo. */
export const Normalize = withArgs({
  campaign: 'phoi-hop-dan-van',
  'normalize-numbers': true,
  show: 'unit period source',
});

/** Trang tiếng Anh: lời của thẻ bằng tiếng Anh, lời của báo cáo giữ nguyên. */
export const English = withArgs({
  campaign: 'don-thu-2026',
  period: '2026-Q3',
  lang: 'en',
  show: 'unit period source target change download',
});

/** A tag whose figures are its children; it asks no API. */
function inline(args: WidgetArgs, children: readonly HTMLElement[]): HTMLElement {
  const widget = make('campaign-stats', args, '');
  widget.removeAttribute('api');
  widget.append(...children);
  return widget;
}

function figure(text: string, value?: string): HTMLElement {
  const line = document.createElement('p');
  const data = document.createElement('data');
  if (value !== undefined) data.setAttribute('value', value);
  data.textContent = text;
  line.append(data);
  return line;
}

/** Số liệu viết ngay trong thẻ bằng `<data>`: không cần máy chủ, không có JavaScript vẫn đọc được. */
export const InlineData: Story = {
  args: {layout: 'tiles', heading: 'Số liệu trong trang'},
  render: (args) =>
    inline(args, [
      figure('294.075 cuộc họp dân', '294075'),
      figure('hơn 9,3 triệu lượt người', '9300000'),
      figure('hàng chục tỷ đồng'),
    ]),
};

const JSON_FIGURES = [
  {unit: 'Công an tỉnh Long An', text: '15.3 tỷ đồng'},
  {unit: 'Công an thành phố Cần Thơ', text: 'hơn 7,2 tỷ đồng'},
].map((entry) => ({
  ...entry,
  indicator: 'Kinh phí tình nghĩa, an sinh',
  period: '2018',
  document: 'Kết quả Năm dân vận chính quyền 2018 trong Công an nhân dân',
  issuer: 'Bộ Công an',
}));

/** Số liệu trong một khối JSON của trang, kèm đơn vị, thời kỳ và nguồn. */
export const InlineJson: Story = {
  args: {layout: 'bars', show: 'period source download', heading: 'Số liệu trong khối JSON'},
  render: (args) => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(JSON_FIGURES);
    return inline(args, [script]);
  },
};

/** Trang nền tối: thẻ theo chữ của trang, màu nhấn do trang chọn. */
export const DarkPage: Story = {
  args: {
    campaign: 'hop-dan-2026',
    indicators: 'hop-dan-thang',
    period: '2026-10',
    breakdown: 'unit',
    layout: 'table',
    show: 'period source target change download',
  },
  render: (args) => {
    const page = document.createElement('div');
    Object.assign(page.style, {background: '#12211b', color: '#f1f5f2', colorScheme: 'dark', padding: '1.5em'});
    page.append(make('campaign-stats', args, fakeApi('default')));
    return page;
  },
};
