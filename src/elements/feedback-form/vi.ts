import {vi as widgetVi} from '../../widget/vi.js';
import type {LookupWords} from './lookup.vi.js';
import type {PromptWords} from './prompt.vi.js';
import type {SubmitWords} from './submit.vi.js';

/** The words of the feedback form's first view in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
  heading: 'Gửi góp ý, phản hồi',
  emergency:
    'Trường hợp khẩn cấp, xin gọi ngay 113. Tố giác tội phạm và kiến nghị về an ninh, trật tự có thể gửi qua ứng dụng VNeID.',
  empty: 'Hiện chưa nhận góp ý qua trang này.',
  optional: '(không bắt buộc)',
  topic: 'Nội dung về việc gì?',
  message: 'Nội dung góp ý',
  messageHint: (max: string) => `Tối đa ${max} ký tự. Không ghi số căn cước hoặc thông tin tài khoản.`,
  left: (count: string) => `Còn ${count} ký tự`,
  over: (count: string) => `Thừa ${count} ký tự`,
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  phoneHint: 'Để cán bộ liên hệ khi cần trả lời. Ví dụ: 0912 345 678',
  email: 'Thư điện tử',
  emailHint: 'Ví dụ: ten@example.vn',
  address: 'Địa chỉ',
  province: 'Tỉnh, thành phố',
  commune: 'Xã, phường, đặc khu',
  areaHint: 'Gõ để tìm, có dấu hoặc không dấu đều được.',
  provinceFirst: 'Chọn tỉnh, thành phố trước.',
  areasLoading: 'Đang tải danh sách…',
  areasFailed: 'Chưa tải được danh sách này. Anh/chị có thể ghi địa chỉ trong phần nội dung.',
  notChosen: 'Không chọn',
  results: (count: string) => `${count} kết quả`,
  noResult: 'Không có kết quả nào.',
  anonymous: 'Gửi ẩn danh',
  anonymousHint:
    'Nếu chọn, họ tên, số điện thoại, thư điện tử và địa chỉ không được gửi đi. Chúng tôi không thể trả lời trực tiếp; anh/chị chỉ xem được kết quả khi tra cứu bằng mã tiếp nhận và mã bí mật.',
  website: 'Xin để trống ô này',
  page: 'Gửi kèm tên và địa chỉ trang này:',
  consent: 'Tôi đồng ý',
  rememberContact: 'Nhớ cả thông tin liên hệ trên máy này',
  rememberHint: 'Bản nháp được giữ trên máy này 24 giờ. Không chọn nếu dùng chung máy với người khác.',
  restored: (when: string) => `Đã khôi phục bản nháp viết lúc ${when}.`,
  eraseDraft: 'Xóa bản nháp',
  draftErased: 'Đã xóa bản nháp.',
  send: 'Gửi góp ý',
  sending: 'Đang gửi…',
  notSent: 'Chưa gửi được',
  kept: 'Nội dung anh/chị đã viết vẫn còn nguyên ở đây.',
  sendsItself: 'Trang này sẽ tự gửi khi có mạng nếu anh/chị không sửa gì thêm.',
  sendAgain: 'Gửi lại',
  contact: 'Liên hệ trực tiếp',
  receipt: 'Mã tiếp nhận',
  secret: 'Mã bí mật',
  promptHeading: 'Bài viết có hữu ích?',
  lookupHeading: 'Tra cứu góp ý đã gửi',
};

/** What every language must say. The words of parts that come on demand come with them in Vietnamese, and at once in others. */
export type Words = typeof vi & {
  readonly submit?: SubmitWords;
  readonly prompt?: PromptWords;
  readonly lookup?: LookupWords;
};
