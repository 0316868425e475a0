/** The words that every widget needs, in Vietnamese: the source for every other language. */
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
    outdated: 'Số liệu gần nhất đã quá cũ nên không hiển thị. Vui lòng thử lại sau ít phút.',
    unreadable: 'Máy chủ trả lời không đúng. Vui lòng thử lại sau ít phút.',
    unconfigured: 'Nội dung này hiện chưa hiển thị được.',
  },
};

/** What every language must say. */
export type WidgetWords = typeof vi;
