import {vi as widgetVi} from '../../widget/vi.js';

/** The words of a list of news in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
  news: {
    heading: {'moi-cap-nhat': 'Mới cập nhật', 'cac-tin-khac': 'Các tin khác', 'tin-noi-bat': 'Tin nổi bật'},
    age: {fresh: 'Mới', old: (year: string) => `Tin cũ năm ${year}`},
    empty: 'Chưa có tin bài nào.',
    allElsewhere: 'Các tin bài ở đây đã có trong những mục khác của trang.',
    more: 'Xem thêm tin',
    loadingMore: 'Đang tải thêm tin…',
    moreFailed: 'Chưa tải thêm được.',
    added: (count: string) => `Đã hiển thị thêm ${count} tin.`,
    noMore: 'Không còn tin nào khác.',
    missing: {
      api: 'Chưa tải được tin từ hệ thống dùng chung. Chỉ hiển thị tin của trang này.',
      feed: 'Chưa tải được tin của trang này. Chỉ hiển thị tin từ hệ thống dùng chung.',
    },
    fresh: {
      button: (count: string) => `${count} tin mới`,
      heard: (count: string) => `Có ${count} tin mới.`,
      shown: (count: string) => `Đã hiển thị ${count} tin mới ở đầu danh sách.`,
      asOf: (when: string) => `Cập nhật lúc ${when}`,
    },
    search: {
      label: 'Tìm tin bài',
      submit: 'Tìm',
      clear: 'Xóa từ khóa',
      searching: 'Đang tìm…',
      none: (query: string) => `Không tìm thấy tin bài nào có “${query}”. Hãy thử từ khóa khác hoặc ngắn hơn.`,
      found: (count: string, query: string) => `Tìm thấy ${count} tin bài có “${query}”.`,
      foundMore: (count: string, query: string) => `Tìm thấy hơn ${count} tin bài có “${query}”.`,
      failed: 'Chưa tìm được. Vui lòng thử lại.',
    },
  },
};

/** What every language must say. */
export type Words = typeof vi;
