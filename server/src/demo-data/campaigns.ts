import {exampleCampaign} from './observations/monthly-example-report.js';
import type {DemoCampaign} from './types.js';

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
