import type {Meta, StoryObj} from '@storybook/web-components';
import '../src/elements/news-list/define.js';
import {fakeApi, OWN_FEED, type Scenario} from '../test/support/fake-api/index.js';
import {all, drawn, one} from '../test/support/widget.js';
import {make, statesOf, type WidgetArgs} from './support/widget-story.js';

type Story = StoryObj<WidgetArgs>;

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/news-list',
  component: 'news-list',
  tags: ['autodocs'],
  argTypes: {
    unit: {control: 'text'},
    scope: {control: 'select', options: ['', 'unit', 'province', 'national']},
    category: {control: 'text'},
    'exclude-category': {control: 'text'},
    tag: {control: 'text'},
    campaign: {control: 'text'},
    document: {control: 'text'},
    exclude: {control: 'text'},
    from: {control: 'text'},
    to: {control: 'text'},
    src: {control: 'text'},
    preset: {control: 'select', options: ['', 'moi-cap-nhat', 'cac-tin-khac', 'tin-noi-bat']},
    layout: {control: 'select', options: ['list', 'cards', 'lead', 'titles']},
    show: {control: 'text'},
    limit: {control: {type: 'number', min: 1, max: 100}},
    more: {control: 'boolean'},
    search: {control: 'boolean'},
    refresh: {control: {type: 'number', min: 0, max: 1440}},
    'keep-current': {control: 'boolean'},
    'allow-repeats': {control: 'boolean'},
    'href-template': {control: 'text'},
    'date-format': {
      control: 'select',
      options: ['tuong-doi', 'ngay', 'ngay-ngan', 'van-ban', 'thu-ngay', 'day-du', 'gach', 'ngay-thang'],
    },
    'new-hours': {control: {type: 'number', min: 0, max: 8760}},
    'old-days': {control: {type: 'number', min: 0, max: 36_500}},
    heading: {control: 'text'},
    'heading-level': {control: {type: 'number', min: 2, max: 6}},
    lang: {control: 'select', options: ['vi', 'en']},
    api: {control: false},
  },
};
export default meta;

/** Each story stands for itself, though the page of documentation shows them all. */
const ALONE = {'allow-repeats': true} as const;

const stories = statesOf('news-list', {...ALONE, unit: '', limit: 4, more: true});

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
  args: {...ALONE, ...args},
  render: (given) => make('news-list', given, fakeApi(scenario)),
});

/** Khối “Mới cập nhật” như trên các trang thông tin điện tử. */
export const LatestPreset = withArgs({preset: 'moi-cap-nhat'});

/** Khối “Các tin khác”: chỉ tiêu đề và ngày, hai cột khi đủ rộng. */
export const OtherNewsPreset = withArgs({preset: 'cac-tin-khac'});

/** Khối “Tin nổi bật”: tin đầu lớn, các tin sau nhỏ. */
export const LeadPreset = withArgs({preset: 'tin-noi-bat', show: 'image summary date category'});

/** Dạng thẻ, tự chia cột theo bề rộng của chỗ đặt. */
export const Cards = withArgs({layout: 'cards', limit: 6, show: 'image date unit'});

/** Ô tìm kiếm: gõ có dấu hay không dấu đều được, từ tìm thấy được tô nền. */
export const Search: Story = {
  ...withArgs({search: true, limit: 3}),
  play: async ({canvasElement}) => {
    const list = one(canvasElement, 'news-list');
    await drawn(list, 'ready');
    const input = one<HTMLInputElement>(list, 'input');
    input.value = 'dang ky xe';
    input.dispatchEvent(new InputEvent('input'));
    await drawn(list, () => all(list, 'mark').length > 0);
  },
};

/** Mười phút một lần, xem có tin mới; tin mới chỉ hiện khi người đọc bấm nút. */
export const Refresh = withArgs({refresh: 10, limit: 3});

/** Ngày viết như trong bài viết; tin quá 8 ngày được nhắc là tin cũ; không gắn nhãn tin mới. */
export const FullDates = withArgs({
  limit: 10,
  layout: 'titles',
  'date-format': 'day-du',
  'old-days': 8,
  'new-hours': 0,
});

/** Chỉ tin nhắc đến một văn bản, trong một chuyên mục, của cả nước. */
export const Filtered = withArgs({scope: 'national', document: '25-NQ/TW', category: 'canh-bao', limit: 3});

/** Liên kết dẫn đến trang của chính đơn vị, theo mẫu địa chỉ. */
export const OwnPages = withArgs({limit: 3, 'href-template': '/tin/{slug}.html'});

/** Nguồn RSS của chính trang, không cần máy chủ dùng chung. */
export const OwnFeed: Story = {
  args: {...ALONE, limit: 3, src: OWN_FEED},
  render: (given) => make('news-list', given, ''),
};

/** Nguồn của chính trang cùng với tin của hệ thống dùng chung; tin có ở cả hai nơi chỉ hiện một lần. */
export const FeedAndApi = withArgs({limit: 6, src: OWN_FEED, scope: 'national', show: 'date unit'});

/** Hai danh sách trên một trang: tin đã có ở danh sách trước không lặp lại ở danh sách sau. */
export const TwoLists: Story = {
  args: {limit: 3},
  render: (given) => {
    const page = document.createElement('div');
    page.append(
      make('news-list', {...given, preset: 'tin-noi-bat'}, fakeApi('default')),
      make('news-list', {...given, preset: 'cac-tin-khac'}, fakeApi('default')),
    );
    return page;
  },
};

/** Trang tiếng Anh: lời của thẻ bằng tiếng Anh, tin bài vẫn là tiếng Việt. */
export const English = withArgs({lang: 'en', limit: 3, search: true, more: true});
