import type {Area, FeedbackStatus, Form, UnitReference} from '../../../src/api/types.js';

/*
 * What the fake API has to tell: enough to fill every widget, in Vietnamese as long and as accented as real pages have it. Typed by
 * the contract; a test holds every answer against the contract itself.
 */

export const UNITS: readonly UnitReference[] = [
  {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'},
  {id: 'bo-cong-an', name: 'Bộ Công an', short_name: 'Bộ Công an'},
  {id: 'tp-ho-chi-minh', name: 'Công an Thành phố Hồ Chí Minh', short_name: 'TP. Hồ Chí Minh'},
];

/** Words for which no layout has room, one of them longer than a line. */
export const ENDLESS =
  'Nghiêngngảnghiêngngửakhôngcókhoảngtrắng và một tiêu đề rất dài của một bài viết nhiều mệnh đề, được viết để kiểm tra rằng chữ không tràn khỏi khung trên màn hình hẹp của những chiếc điện thoại cũ';

export const FORM: Form = {
  id: 'gop-y',
  unit: {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'},
  title: {vi: 'Góp ý, phản hồi', en: 'Feedback'},
  topics: [
    {id: 'gop-y', label: {vi: 'Góp ý', en: 'Suggestion'}},
    {id: 'hoi-dap', label: {vi: 'Hỏi đáp', en: 'Question'}},
    {id: 'khen-ngoi', label: {vi: 'Khen ngợi', en: 'Praise'}},
    {id: 'phan-anh-bai-viet', label: {vi: 'Phản ánh về bài viết', en: 'About an article'}},
  ],
  fields: [
    {name: 'topic', required: true, max_length: 120},
    {name: 'message', required: true, max_length: 200},
    {name: 'name', required: true, max_length: 100},
    {name: 'phone', required: false, max_length: 40},
    {name: 'email', required: false, max_length: 254},
    {name: 'address', required: false, max_length: 200},
  ],
  anonymous: true,
  consent: {
    version: 'thu-1',
    text: {
      vi: 'Họ tên, số điện thoại, thư điện tử và nội dung anh/chị gửi được lưu để xem xét và trả lời.',
      en: 'Your name, phone number, e-mail address and message are stored in order to consider and answer it.',
    },
  },
  contact: {phone: '0258 0000 000', address: 'Địa chỉ mẫu, phường Nha Trang', website: 'https://congan.danvan.test/'},
};

export const PROVINCES: readonly Area[] = [
  {code: '01', name: 'Thành phố Hà Nội'},
  {code: '56', name: 'Tỉnh Khánh Hòa'},
  {code: '46', name: 'Thành phố Huế'},
  {code: '68', name: 'Tỉnh Lâm Đồng'},
  {code: '79', name: 'Thành phố Hồ Chí Minh'},
];

/** Communes of the only province whose communes the fake API knows, Khánh Hòa. */
export const COMMUNES: readonly Area[] = [
  {code: '22333', name: 'Phường Bắc Nha Trang'},
  {code: '22366', name: 'Phường Nha Trang'},
  {code: '22390', name: 'Phường Tây Nha Trang'},
  {code: '22402', name: 'Phường Nam Nha Trang'},
  {code: '22420', name: 'Phường Bắc Cam Ranh'},
  {code: '22411', name: 'Phường Cam Ranh'},
  {code: '22736', name: 'Đặc khu Trường Sa'},
  {code: '22561', name: 'Xã Diên Khánh'},
  {code: '22570', name: 'Xã Diên Điền'},
];

/** A message that has come all the way. */
export const ANSWERED: FeedbackStatus = {
  code: 'KH-7F3K-92QD',
  status: 'answered',
  received_at: '2026-11-16T08:05:00+07:00',
  unit: {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'},
  history: [
    {status: 'received', at: '2026-11-16T08:05:00+07:00'},
    {status: 'assigned', at: '2026-11-16T14:30:00+07:00'},
    {status: 'answered', at: '2026-11-18T09:10:00+07:00'},
  ],
  reply: {
    text: 'Kính gửi anh/chị,\n\nLịch tiếp công dân tháng 12 đã được niêm yết tại trụ sở <phường> & đăng trên trang này.\nTrân trọng.',
    at: '2026-11-18T09:10:00+07:00',
  },
};

/** A form whose every word is longer than usual. */
export const LONG_FORM: Form = {
  ...FORM,
  unit: {...FORM.unit, name: ENDLESS},
  topics: Array.from({length: 9}, (_, index) => ({id: `chu-de-${index + 1}`, label: {vi: ENDLESS}})),
  consent: {version: 'thu-1', text: {vi: `${ENDLESS}.\n\n${ENDLESS}.\n\n${ENDLESS}.`}},
};
