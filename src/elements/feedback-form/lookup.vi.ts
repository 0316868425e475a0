/** The words of look-up in Vietnamese. */
export const lookupVi = {
  intro: 'Nhập hai mã đã nhận khi gửi góp ý.',
  codeHint: 'Ví dụ: KH-7F3K-92QD',
  secretHint: 'Ví dụ: K4WN-7QXD-M2PT',
  requiredCode: 'Hãy nhập mã tiếp nhận.',
  requiredSecret: 'Hãy nhập mã bí mật.',
  submit: 'Tra cứu',
  looking: 'Đang tra cứu…',
  notFound: 'Không tìm thấy góp ý nào với hai mã này. Hãy kiểm tra lại cả mã tiếp nhận và mã bí mật.',
  busy: 'Đã tra cứu quá nhiều lần. Vui lòng đợi vài phút rồi thử lại.',
  result: (code: string) => `Góp ý ${code}`,
  status: {received: 'Đã nhận', assigned: 'Đã phân công', answered: 'Đã trả lời', withdrawn: 'Đã rút lại'},
  now: 'Tình trạng',
  history: 'Quá trình xử lý',
  reply: (unit: string) => `${unit} trả lời`,
  noReply: 'Chưa có câu trả lời. Mời anh/chị quay lại tra cứu sau.',
  withdraw: 'Rút lại góp ý',
  withdrawQuestion: 'Rút lại góp ý này?',
  withdrawMeaning:
    'Họ tên, thông tin liên hệ và nội dung sẽ được xóa khỏi hệ thống, đơn vị sẽ không xử lý góp ý này nữa. Không thể lấy lại.',
  withdrawConfirm: 'Rút lại và xóa',
  cancel: 'Giữ lại',
  withdrawing: 'Đang rút lại…',
  withdrawnNow: 'Đã rút lại góp ý. Thông tin cá nhân của anh/chị đã được xóa.',
  another: 'Tra cứu góp ý khác',
};

export type LookupWords = typeof lookupVi;
