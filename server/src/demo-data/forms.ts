import type {DemoForm} from './types.js';

const consentInVietnamese = [
  'Tôi tự nguyện đồng ý để đơn vị Công an nhận ý kiến này thu thập, lưu trữ và sử dụng các dữ liệu tôi đã nhập:',
  'họ và tên, số điện thoại, địa chỉ thư điện tử, nơi ở (nếu có) và nội dung ý kiến.',
  'Mục đích duy nhất: tiếp nhận, xác minh và trả lời ý kiến. Đơn vị nhận ý kiến là bên kiểm soát dữ liệu;',
  'dữ liệu không được chuyển cho bên khác, trừ trường hợp pháp luật quy định.',
  'Tôi có quyền được biết, xem, yêu cầu chỉnh sửa, rút lại sự đồng ý và yêu cầu xóa dữ liệu của mình',
  'theo Luật Bảo vệ dữ liệu cá nhân (Luật số 91/2025/QH15); việc rút lại sự đồng ý không ảnh hưởng',
  'đến việc xử lý đã thực hiện trước đó.',
].join(' ');

const consentInEnglish = [
  'I freely agree that the police unit receiving this message collects, stores and uses the data I have entered:',
  'my name, telephone number, e-mail address, place of residence (if given) and the message itself.',
  'The only purpose is to receive, check and answer the message. The receiving unit is the data controller;',
  'the data is not passed on to others except where the law requires it.',
  'I have the right to be informed, to see and correct my data, to withdraw this consent and to have my data erased',
  'under the Law on Personal Data Protection (No. 91/2025/QH15); withdrawal does not affect processing done before it.',
].join(' ');

/** The one form of the demo: opinions, questions, praise and remarks on articles. */
export const forms: readonly DemoForm[] = [
  {
    id: 'gop-y',
    title: {vi: 'Gửi ý kiến phản hồi', en: 'Send your feedback'},
    topics: [
      {id: 'gop-y', label: {vi: 'Góp ý', en: 'Suggestion'}},
      {id: 'hoi-dap', label: {vi: 'Hỏi đáp thủ tục', en: 'Question about a procedure'}},
      {id: 'khen-ngoi', label: {vi: 'Khen ngợi, cảm ơn', en: 'Praise and thanks'}},
      {id: 'phan-anh-bai-viet', label: {vi: 'Phản ánh về bài viết', en: 'Remark on an article'}},
    ],
    fields: [
      {name: 'topic', required: true, max_length: 120},
      {name: 'message', required: true, max_length: 2000},
      {name: 'name', required: true, max_length: 100},
      {name: 'phone', required: false, max_length: 20},
      {name: 'email', required: false, max_length: 254},
      {name: 'address', required: false, max_length: 200},
    ],
    anonymous: true,
    consent: {version: '2026-01', text: {vi: consentInVietnamese, en: consentInEnglish}},
  },
];
