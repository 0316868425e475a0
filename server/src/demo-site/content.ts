import {articles} from './articles.js';
import type {DemoCampaign, DemoCategory, DemoContent, DemoForm, DemoIndicator} from './demo-content.js';
import {corrections, observations} from './observations.js';
import {exampleCampaign, exampleIndicators} from './observations/monthly-example.js';
import {units} from './units.js';

/** The sections under which the provincial sites publish. */
const categories: readonly DemoCategory[] = [
  {id: 'tin-hoat-dong', name: 'Tin hoạt động'},
  {id: 'thong-bao', name: 'Thông báo'},
  {id: 'canh-bao', name: 'Cảnh báo'},
  {id: 'thu-tuc-hanh-chinh', name: 'Thủ tục hành chính'},
  {id: 'phong-chay-chua-chay', name: 'Phòng cháy, chữa cháy'},
  {id: 'giao-thong', name: 'An toàn giao thông'},
  {id: 'phong-chong-thien-tai', name: 'Phòng, chống thiên tai'},
  {id: 'dan-van', name: 'Công tác dân vận'},
  {id: 'xay-dung-luc-luong', name: 'Xây dựng lực lượng'},
];

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
const forms: readonly DemoForm[] = [
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

/** The campaigns whose figures the widgets show. Documents are named as the reports cite them. */
export const campaigns: readonly DemoCampaign[] = [
  {
    id: 'phoi-hop-dan-van-tphcm-2016-2021',
    name: 'Phối hợp công tác dân vận giữa Công an TP. Hồ Chí Minh và Ban Dân vận Thành ủy',
    summary: 'Kết quả phối hợp vận động nhân dân tham gia bảo vệ an ninh, trật tự trên địa bàn Thành phố.',
    unit: 'tp-ho-chi-minh',
    period: {kind: 'range', start: '2016-01-01', end: '2021-12-31', label: 'giai đoạn 2016-2021'},
    documents: [
      '25-NQ/TW',
      '43-KL/TW',
      '114-KL/TW',
      '120-KL/TW',
      '784-QĐ/TU',
      '08-CTHĐ/TU',
      '41-CTr/TU',
      '04/CT-UBND',
      'Chương trình phối hợp 38',
    ],
  },
  {
    id: 'nam-dan-van-chinh-quyen-2018',
    name: 'Năm dân vận chính quyền 2018 trong Công an nhân dân',
    summary: 'Sắp xếp tổ chức bộ máy, tiếp công dân, vận động đầu thú và chăm lo đời sống nhân dân.',
    unit: 'bo-cong-an',
    period: {kind: 'year', start: '2018-01-01', end: '2018-12-31', label: 'năm 2018'},
    documents: ['25-NQ/TW', 'số 18', 'số 04', 'số 05'],
  },
  {
    id: 'dan-van-kheo-ninh-thuan-2020',
    name: 'Phong trào “Dân vận khéo” của Công an tỉnh Ninh Thuận năm 2020',
    summary: 'Những mô hình, việc làm hướng về cơ sở, giúp đỡ học sinh, người bệnh và người có hoàn cảnh khó khăn.',
    unit: 'ninh-thuan',
    period: {kind: 'year', start: '2020-01-01', end: '2020-12-31', label: 'năm 2020'},
    documents: ['Kế hoạch 242'],
  },
  {
    id: 'so-ket-nghi-quyet-25',
    name: 'Sơ kết 05 năm thực hiện Nghị quyết 25-NQ/TW trong Công an nhân dân',
    summary: 'Nhìn lại 05 năm tăng cường và đổi mới công tác dân vận của lực lượng Công an nhân dân.',
    unit: 'bo-cong-an',
    period: {kind: 'range', start: '2013-01-01', end: '2018-12-31', label: 'giai đoạn 2013 - 2018'},
    documents: ['25-NQ/TW', '22-CTr/ĐUCA-V28', 'Chỉ thị 09'],
  },
  {
    id: 'giao-ban-xay-dung-luc-luong-2019',
    name: 'Giao ban công tác xây dựng lực lượng Công an nhân dân 9 tháng đầu năm 2019',
    summary: 'Đánh giá công tác xây dựng lực lượng 9 tháng đầu năm và những vấn đề cần tập trung thời gian tới.',
    unit: 'bo-cong-an',
    period: {kind: 'year_to_date', start: '2019-01-01', end: '2019-09-30', label: '9 tháng đầu năm 2019'},
    documents: ['205-QĐ/TW', 'số 192'],
  },
  exampleCampaign,
];

/** How the indicators of the reports are called in the head of a table or chart. */
const NAMES: Readonly<Record<string, string>> = {
  'cuoc-hop-dan': 'Cuộc họp dân',
  'luot-nguoi-tham-gia': 'Lượt người dự họp dân',
  'tin-co-gia-tri': 'Tin có giá trị do nhân dân cung cấp',
  'vu-viec': 'Vụ việc giải quyết từ tin của nhân dân',
  'doi-tuong': 'Đối tượng liên quan',
  'tri-gia-tai-san': 'Trị giá tài sản',
  'buoi-kiem-tra': 'Buổi kiểm tra',
  'dia-ban-camera': 'Địa bàn có mô hình “Camera quan sát ANTT”',
  'giay-khen-tap-the': 'Tập thể được tặng giấy khen',
  'giay-khen-ca-nhan': 'Cá nhân được tặng giấy khen',
  'de-nghi-khen-thuong-tap-the': 'Tập thể được đề nghị khen thưởng',
  'de-nghi-khen-thuong-ca-nhan': 'Cá nhân được đề nghị khen thưởng',
  'giai-doan-tiep-theo': 'Giai đoạn phối hợp tiếp theo',
  'cat-giam-tong-cuc': 'Tổng cục được cắt giảm',
  'cat-giam-cap-cuc': 'Đơn vị cấp Cục được cắt giảm',
  'cat-giam-cap-phong': 'Đơn vị cấp Phòng được cắt giảm',
  'sap-nhap-canh-sat-pccc': 'Cảnh sát PCCC sáp nhập vào Công an địa phương',
  'giam-phong-dia-phuong': 'Phòng giảm ở Công an địa phương',
  'giam-doi-dia-phuong': 'Đội giảm ở Công an địa phương',
  'cuoc-thanh-tra': 'Cuộc thanh tra',
  'luot-cong-dan': 'Lượt công dân được tiếp',
  'don-thu': 'Đơn thư tiếp nhận',
  'truy-na-dau-thu': 'Đối tượng truy nã ra đầu thú',
  'kinh-phi-bo-cong-an': 'Kinh phí tình nghĩa của Bộ Công an',
  'kinh-phi-quy-nghia-tinh-dong-doi': 'Kinh phí của Quỹ Nghĩa tình đồng đội',
  'kinh-phi-bao-cand': 'Kinh phí của Báo Công an nhân dân',
  'tong-kinh-phi': 'Tổng kinh phí hoạt động tình nghĩa',
  'nha-tinh-thuong': 'Nhà tình thương',
  'nha-dong-doi': 'Nhà đồng đội',
  'nha-tinh-nghia': 'Nhà tình nghĩa',
  'nha-sua-chua': 'Nhà được sửa chữa',
  'tong-nguon-luc': 'Nguồn lực tình nghĩa, an sinh',
  'xa-trong-diem': 'Xã trọng điểm',
  'hoc-sinh-cung-em-den-truong': 'Học sinh được giúp qua “Cùng em đến trường”',
  'noi-chao-tinh-thuong': '“Nồi cháo tình thương”',
  'suat-chao': 'Suất cháo trao mỗi tuần',
  'ngay-thu-7-tinh-nguyen': '“Ngày thứ 7 tình nguyện”',
  'don-vi-mau': 'Đơn vị máu hiến tặng',
  'thoi-gian-thuc-hien': 'Thời gian thực hiện nghị quyết',
  'giai-doan-so-ket': 'Giai đoạn sơ kết',
  'bao-cao-so-ket': 'Báo cáo sơ kết',
  'thoi-gian-giao-ban': 'Thời gian đánh giá',
  'van-de': 'Vấn đề cần tập trung',
};

const DEFINITIONS: Readonly<Record<string, string>> = {
  'luot-nguoi-tham-gia': 'Mỗi lần một người dự họp là một lượt; không phải số người.',
  'luot-cong-dan': 'Mỗi lần một công dân được tiếp là một lượt; không phải số người.',
  'dia-ban-camera': 'Quận, huyện và TP.Thủ Đức theo tổ chức hành chính trước ngày 1/7/2025.',
};

/** Every indicator of the demo; those of the reports count what their figures count. */
export const indicators: readonly DemoIndicator[] = [
  ...Object.entries(NAMES).flatMap(([id, name]) => {
    const measure = observations.find(({indicator}) => indicator === id)?.measure;
    return measure ? {id, name, definition: DEFINITIONS[id] ?? null, measure} : [];
  }),
  ...exampleIndicators,
];

/** What a new database is filled with. */
export const demoContent: DemoContent = {
  units,
  categories,
  campaigns,
  indicators,
  observations,
  corrections,
  articles,
  forms,
};
