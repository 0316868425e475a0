import {vi as widgetVi} from '../../widget/vi.js';

/** The words of a list of news in Vietnamese: the source for every other language. Those of code on demand stand in its files. */
export const vi = {
  ...widgetVi,
  heading: {'moi-cap-nhat': 'Mới cập nhật', 'cac-tin-khac': 'Các tin khác', 'tin-noi-bat': 'Tin nổi bật'},
  age: {fresh: 'Mới', old: (year: string) => `Tin cũ năm ${year}`},
  empty: 'Chưa có tin bài nào.',
  more: 'Xem thêm tin',
  loadingMore: 'Đang tải thêm tin…',
  moreFailed: 'Chưa tải thêm được.',
};

/** What every language must say. */
export type Words = typeof vi;
