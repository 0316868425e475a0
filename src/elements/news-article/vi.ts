import {vi as widgetVi} from '../../widget/vi.js';

/** The words of a whole article, and of passing it on in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
  article: {
    missing: 'Không tìm thấy bài viết này. Bài có thể đã được gỡ hoặc chuyển sang địa chỉ khác.',
    missingLink: 'Xem các tin, bài khác',
    byline: (name: string) => `Tác giả: ${name}`,
    source: 'Nguồn:',
    documents: 'Văn bản được nêu trong bài',
    updated: (when: string) => `Cập nhật lúc ${when}`,
    old: (when: string) => `Bài đăng từ ngày ${when}. Thông tin trong bài có thể đã thay đổi.`,
    related: 'Tin liên quan',
    bodyFailed: 'Chưa hiển thị được toàn văn bài viết.',
    original: 'Đọc bài viết gốc',
    table: 'Bảng trong bài viết, cuộn ngang để xem hết',
    share: {
      title: 'Chia sẻ bài viết',
      native: 'Chia sẻ…',
      zalo: 'Zalo',
      zaloLabel: 'Chia sẻ qua Zalo (mở trang Zalo trong thẻ mới)',
      copy: 'Sao chép liên kết',
      copied: 'Đã sao chép liên kết bài viết.',
      refused: 'Trình duyệt không cho sao chép. Liên kết đã được chọn sẵn trong ô dưới đây để sao chép bằng tay.',
      address: 'Địa chỉ bài viết',
      mail: 'Gửi e-mail',
      mailBody: (title: string, address: string) => `${title}\n\n${address}\n`,
      qr: 'Mã QR',
      qrLabel: (title: string) => `Mã QR mở bài viết «${title}»`,
      qrHint: 'Đưa máy ảnh của điện thoại vào mã để mở bài viết.',
      qrLoading: 'Đang tạo mã QR…',
      qrFailed: 'Chưa tạo được mã QR. Vui lòng thử lại.',
      qrSave: 'Tải mã QR (SVG)',
      qrFile: 'ma-qr-bai-viet.svg',
      printed: (address: string) => `Địa chỉ bài viết: ${address}`,
    },
  },
};

/** What every language must say. */
export type Words = typeof vi;
