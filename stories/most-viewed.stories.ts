import type {Meta, StoryObj} from '@storybook/web-components';
import '../src/elements/most-viewed/define.js';
import {fakeApi, type Scenario} from '../test/support/fake-api/index.js';
import {make, statesOf, type WidgetArgs} from './support/widget-story.js';

type Story = StoryObj<WidgetArgs>;

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/most-viewed',
  component: 'most-viewed',
  tags: ['autodocs'],
  argTypes: {
    unit: {control: 'text'},
    scope: {control: 'select', options: ['', 'unit', 'province', 'national']},
    widen: {control: 'boolean'},
    window: {control: 'select', options: ['24h', '7d', '30d']},
    tabs: {control: 'boolean'},
    rank: {control: 'select', options: ['views', 'share']},
    'max-age': {control: {type: 'number', min: 1, max: 3650}},
    exclude: {control: 'text'},
    'keep-current': {control: 'boolean'},
    limit: {control: {type: 'number', min: 1, max: 50}},
    show: {control: 'text'},
    'href-template': {control: 'text'},
    heading: {control: 'text'},
    'heading-level': {control: {type: 'number', min: 2, max: 6}},
    lang: {control: 'select', options: ['vi', 'en']},
    api: {control: false},
  },
};
export default meta;

const stories = statesOf('most-viewed', {scope: 'national', window: '7d', limit: 5, show: 'views change'});

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

const withArgs = (args: WidgetArgs, scenario: Scenario = 'default'): Story => ({
  args,
  render: (given) => make('most-viewed', given, fakeApi(scenario)),
});

/** Người đọc tự chọn 24 giờ, 7 ngày hay 30 ngày; chiều cao của khung không đổi. */
export const Tabs = withArgs({scope: 'national', tabs: true, limit: 4});

/** Đơn vị ít tin được xem: mở rộng dần ra tỉnh, rồi cả nước cho đủ số tin; dòng dưới tiêu đề cho biết phạm vi đã dùng. */
export const Widened = withArgs({unit: 'khanh-hoa', window: '24h', widen: true, limit: 10});

/** Tin do đơn vị ghim đứng trên cùng, không có thứ hạng. */
export const Pinned = withArgs({unit: 'khanh-hoa', limit: 4});

/** Xếp theo tỷ lệ trong tổng lượt xem của mỗi đơn vị, để đơn vị nhỏ không bị lấn át. */
export const ByShare = withArgs({rank: 'share', limit: 4});

/** Có ảnh, tóm tắt, ngày đăng và đơn vị. */
export const WithPictures = withArgs({limit: 3, show: 'image views change summary date unit'});

/** Tin đăng đã quá 30 ngày và bảng xếp hạng đã quá một giờ đều được nói rõ. */
export const Old = withArgs({limit: 4}, 'aged');

/** Liên kết dẫn về trang của chính cổng thông tin, theo mẫu địa chỉ. */
export const OnOwnPages = withArgs({limit: 3, 'href-template': '/tin/{id}'});

/** Tiếng Anh. */
export const English = withArgs({lang: 'en', tabs: true, limit: 3, rank: 'share'});
