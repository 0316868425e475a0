import {vi as widgetVi} from '../../widget/vi.js';

/** The words of the ranking in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
  heading: 'Xem nhiều nhất',
  empty: {
    '24h': 'Chưa có tin nào được xem trong 24 giờ qua.',
    '7d': 'Chưa có tin nào được xem trong 7 ngày qua.',
    '30d': 'Chưa có tin nào được xem trong 30 ngày qua.',
  },
  window: {'24h': 'trong 24 giờ qua', '7d': 'trong 7 ngày qua', '30d': 'trong 30 ngày qua'},
  scope: {unit: 'tại đơn vị', province: 'toàn tỉnh, thành phố', national: 'cả nước'},
  asOf: (when: string) => `cập nhật lúc ${when}`,
  views: (count: string) => `${count} lượt xem`,
  share: (percent: string) => `${percent} của đơn vị`,
  tinyShare: 'dưới 1%',
  shareExplained:
    'Xếp theo tỷ lệ: lượt xem của mỗi tin so với tổng lượt xem của đơn vị đăng tin, để tin của đơn vị ít người đọc cũng có chỗ.',
  risen: (places: string) => `Tăng ${places} bậc`,
  fallen: (places: string) => `Giảm ${places} bậc`,
  entered: 'Mới vào bảng',
  pinned: 'Ghim',
  old: (day: string) => `Tin cũ, ngày ${day}`,
};

/** What every language must say. */
export type Words = typeof vi;
