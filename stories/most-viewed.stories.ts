import type {Meta} from '@storybook/web-components';
import '../src/elements/most-viewed/define.js';
import {statesOf, type WidgetArgs} from './support/widget-story.js';

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/most-viewed',
  component: 'most-viewed',
  tags: ['autodocs'],
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
