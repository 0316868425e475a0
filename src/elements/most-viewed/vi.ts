import {vi as widgetVi} from '../../widget/vi.js';

/** The words of the ranking in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
  mostViewed: {
    heading: 'Xem nhiều nhất',
    empty: {
      '24h': 'Chưa có tin nào được xem trong 24 giờ qua.',
      '7d': 'Chưa có tin nào được xem trong 7 ngày qua.',
      '30d': 'Chưa có tin nào được xem trong 30 ngày qua.',
    },
    window: {'24h': 'trong 24 giờ qua', '7d': 'trong 7 ngày qua', '30d': 'trong 30 ngày qua'},
    tabs: {label: 'Khoảng thời gian', '24h': '24 giờ', '7d': '7 ngày', '30d': '30 ngày'},
    scope: {unit: 'tại đơn vị', province: 'toàn tỉnh, thành phố', national: 'cả nước'},
    asOf: (when: string) => `cập nhật lúc ${when}`,
    shown: (count: string, window: string) => `Đã hiển thị ${count} tin được xem nhiều nhất ${window}.`,
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
  },
};

/** What every language must say. */
export type Words = typeof vi;
