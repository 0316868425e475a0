/** The words of what follows «Gửi góp ý» in Vietnamese. */
export const submitVi = {
  summary: 'Cần sửa trước khi gửi',
  required: {
    topic: 'Hãy chọn nội dung góp ý.',
    message: 'Hãy viết nội dung góp ý.',
    name: 'Hãy ghi họ và tên.',
    phone: 'Hãy ghi số điện thoại.',
    email: 'Hãy ghi địa chỉ thư điện tử.',
    province: 'Hãy chọn tỉnh, thành phố.',
    commune: 'Hãy chọn xã, phường hoặc đặc khu.',
    consent: 'Hãy đánh dấu đồng ý để chúng tôi được phép lưu nội dung và trả lời.',
  },
  tooLong: (max: string) => `Hãy rút ngắn còn tối đa ${max} ký tự.`,
  invalidPhone: 'Số điện thoại chưa đúng. Hãy ghi 10 chữ số, bắt đầu bằng 0 hoặc +84.',
  invalidEmail: 'Địa chỉ thư điện tử chưa đúng. Hãy ghi như ví dụ: ten@example.vn',
  unknownArea: {
    province: 'Hãy chọn tỉnh, thành phố trong danh sách hoặc để trống.',
    commune: 'Hãy chọn xã, phường, đặc khu trong danh sách hoặc để trống.',
  },
  invalid: 'Nội dung này chưa hợp lệ. Hãy xem lại.',
  consentOutdated: 'Nội dung đồng ý vừa được cập nhật. Hãy tải lại trang, đọc và đánh dấu lại.',
  sent: 'Đã gửi thành công',
  receiptHint:
    'Hãy ghi lại cả hai mã ngay bây giờ: rời trang này là không xem lại được. Giữ kín mã bí mật. Có hai mã này, anh/chị xem được góp ý đã xử lý đến đâu, đọc câu trả lời hoặc rút lại góp ý. Mã bí mật không thể cấp lại.',
  copy: 'Sao chép hai mã',
  copied: 'Đã sao chép.',
  copyFailed: 'Trình duyệt không cho sao chép. Xin ghi lại bằng tay.',
  receivedAt: (unit: string, when: string) => `${unit} đã nhận lúc ${when}.`,
  another: 'Gửi góp ý khác',
  waiting: 'Đang chờ mạng',
  waitingSince: (when: string) => `Chưa gửi được từ lúc ${when}. Anh/chị không cần viết lại.`,
  keptOnDevice:
    'Góp ý được giữ trên máy này và sẽ tự gửi khi có mạng: ngay tại đây, hoặc lần sau anh/chị mở trang có biểu mẫu hay tin bài của chúng tôi. Sau 14 ngày chưa gửi được, góp ý tự xóa khỏi máy.',
  keptOnPage:
    'Góp ý chỉ được giữ trên trang đang mở và sẽ tự gửi khi có mạng. Xin đừng đóng hoặc tải lại trang này cho đến khi gửi xong.',
  sendNow: 'Gửi ngay',
  eraseFromDevice: 'Xóa khỏi máy này',
  erased: 'Đã xóa góp ý khỏi máy này.',
  pending: (count: string) => `Có ${count} góp ý đang chờ gửi`,
  arrived: 'Góp ý viết trước đây trên máy này đã gửi xong',
  arrivedAsk: 'Hiện mã tiếp nhận và mã bí mật? Chỉ mở nếu anh/chị là người viết. Hai mã chỉ hiện được một lần.',
  showCodes: 'Hiện hai mã',
  returned: 'Góp ý viết trước đây trên máy này cần sửa mới gửi được',
  returnedAsk: 'Chỉ mở nếu anh/chị là người viết: nội dung và thông tin liên hệ sẽ hiện ra.',
  reopen: 'Mở lại để sửa',
  dismiss: 'Tôi đã ghi lại',
  copyText: 'Sao chép nội dung',
  saveText: 'Lưu nội dung thành tệp',
  fileName: 'gop-y.txt',
};

export type SubmitWords = typeof submitVi;
