import type {Meta} from '@storybook/web-components';
import '../src/elements/news-article/define.js';
import {statesOf, type WidgetArgs} from './support/widget-story.js';

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/news-article',
  component: 'news-article',
  tags: ['autodocs'],
};
export default meta;

const stories = statesOf('news-article', {
  article: 'tin-so-1',
  'document-href-template': 'https://congan.danvan.test/van-ban?so={document}',
  'list-href': 'https://congan.danvan.test/tin-tuc',
});

/** Nội dung đã tải xong. */
export const Default = stories.Default;
/** Đang tải: khung chờ cao bằng nội dung sắp hiện. */
export const Loading = stories.Loading;
/** Không có bài viết này, hoặc bài đã được gỡ: nói rõ và dẫn đến các tin khác. */
export const Empty = stories.Empty;
/** Không tải được: nói rõ lý do, cho thử lại, và hiện liên kết dự phòng của trang. */
export const Failed = stories.Failed;
/** Máy chủ gián đoạn: hiển thị bản tải được gần nhất kèm thời điểm. */
export const Stale = stories.Stale;
/** Chữ dài hơn mọi chỗ dành sẵn. */
export const LongContent = stories.LongContent;
