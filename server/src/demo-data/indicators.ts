import {exampleIndicators} from './observations/monthly-example-report.js';
import {observations} from './observations.js';
import type {DemoIndicator} from './types.js';

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
