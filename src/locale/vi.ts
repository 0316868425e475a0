import {viCharts} from './vi-charts.js';
import {viForm} from './vi-form.js';
import {viStats} from './vi-stats.js';

/** The words of the widgets in Vietnamese: the source for every other language. */
export const vi = {
  stale: (when: string) => `Chưa tải được bản mới. Đang hiển thị bản cập nhật lúc ${when}.`,
  retry: 'Thử lại',
  retrying: 'Đang tải lại…',
  errors: {
    network: 'Không kết nối được với máy chủ. Vui lòng kiểm tra mạng rồi thử lại.',
    timeout: 'Máy chủ trả lời quá chậm. Vui lòng thử lại.',
    unavailable: 'Hệ thống đang tạm gián đoạn. Vui lòng thử lại sau ít phút.',
    busy: 'Đang có quá nhiều lượt truy cập. Vui lòng thử lại sau ít phút.',
    unauthorized: 'Chưa đăng nhập hoặc phiên làm việc đã hết hạn.',
    forbidden: 'Trang này chưa được phép thực hiện việc này.',
    'not-found': 'Không tìm thấy nội dung mà trang này yêu cầu.',
    conflict: 'Việc này đang được xử lý ở nơi khác. Vui lòng thử lại sau ít phút.',
    refused: 'Nội dung này hiện chưa hiển thị được.',
    unreadable: 'Máy chủ trả lời không đúng. Vui lòng thử lại sau ít phút.',
    unconfigured: 'Nội dung này hiện chưa hiển thị được.',
  },
  news: {
    heading: 'Mới cập nhật',
    empty: 'Chưa có tin bài nào.',
    more: 'Xem thêm tin',
    loadingMore: 'Đang tải thêm tin…',
    moreFailed: 'Chưa tải thêm được.',
    added: (count: string) => `Đã hiển thị thêm ${count} tin.`,
  },
  mostViewed: {
    heading: 'Xem nhiều nhất',
    empty: {
      '24h': 'Chưa có tin nào được xem trong 24 giờ qua.',
      '7d': 'Chưa có tin nào được xem trong 7 ngày qua.',
      '30d': 'Chưa có tin nào được xem trong 30 ngày qua.',
    },
    window: {'24h': 'trong 24 giờ qua', '7d': 'trong 7 ngày qua', '30d': 'trong 30 ngày qua'},
    views: (count: string) => `${count} lượt xem`,
    risen: (places: string) => `Tăng ${places} bậc`,
    fallen: (places: string) => `Giảm ${places} bậc`,
    entered: 'Mới',
  },
  charts: viCharts,
  statistics: viStats,
  form: viForm,
};

/** What every language must say. */
export type Words = typeof vi;
