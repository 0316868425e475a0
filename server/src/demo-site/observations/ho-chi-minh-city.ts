import type {DemoObservation} from '../demo-content.js';
import {
  dong,
  duration,
  magnitude,
  number,
  occurrences,
  persons,
  type Report,
  reported,
  things,
  unquantified,
} from './observation.js';

const report: Report = {
  campaign: 'phoi-hop-dan-van-tphcm-2016-2021',
  unit: 'tp-ho-chi-minh',
  period: {kind: 'range', start: '2016-01-01', end: '2021-12-31', label: 'giai đoạn 2016-2021'},
  provenance: {
    document: 'Báo cáo kết quả phối hợp công tác dân vận giai đoạn 2016-2021',
    issuer: 'Công an TP. Hồ Chí Minh và Ban Dân vận Thành ủy',
    date: '2022-10-02',
    article: 'tong-ket-phoi-hop-dan-van-tphcm-2016-2021',
  },
};

const cameraReport: Report = {
  ...report,
  provenance: {...report.provenance, article: 'mo-hinh-camera-quan-sat-antt-tphcm'},
};

/** Six years of coordinated community mobilisation in Hồ Chí Minh City. */
export const hoChiMinhCityObservations: readonly DemoObservation[] = [
  ...reported('tphcm', report, [
    {
      indicator: 'cuoc-hop-dan',
      quantity: number('exact', '294075', '294.075'),
      measure: occurrences('cuộc họp dân'),
      label: 'được tổ chức',
      quote: 'toàn Thành phố đã tổ chức 294.075 cuộc họp dân',
    },
    {
      indicator: 'luot-nguoi-tham-gia',
      quantity: number('more_than', '9300000', 'hơn 9,3 triệu', {scale: 6, digits: 2}),
      measure: occurrences('lượt người'),
      label: 'tham gia các cuộc họp dân',
      quote: 'với hơn 9,3 triệu lượt người tham gia',
    },
    {
      indicator: 'tin-co-gia-tri',
      quantity: number('exact', '63733', '63.733'),
      measure: things('tin có giá trị'),
      label: 'do nhân dân cung cấp',
      quote: 'nhân dân đã cung cấp 63.733 tin có giá trị',
    },
    {
      indicator: 'vu-viec',
      quantity: number('exact', '12930', '12.930'),
      measure: things('vụ việc'),
      label: 'được giải quyết từ tin của nhân dân',
      quote: 'giúp lực lượng Công an giải quyết 12.930 vụ việc',
    },
    {
      indicator: 'doi-tuong',
      quantity: number('exact', '13163', '13.163'),
      measure: persons('đối tượng'),
      label: 'liên quan các vụ việc',
      quote: 'liên quan 13.163 đối tượng',
    },
    {
      indicator: 'tri-gia-tai-san',
      quantity: magnitude(10, 'hàng chục tỷ', 9),
      measure: dong,
      label: 'là trị giá tài sản',
      quote: 'với tài sản trị giá hàng chục tỷ đồng',
    },
    {
      indicator: 'buoi-kiem-tra',
      quantity: number('exact', '12', '12'),
      measure: occurrences('buổi kiểm tra'),
      label: 'được tổ chức',
      actors: '2 đơn vị',
      quote: '2 đơn vị tổ chức 12 buổi kiểm tra',
    },
  ]),
  ...reported('tphcm', cameraReport, [
    {
      indicator: 'dia-ban-camera',
      quantity: number('exact', '22', '22'),
      measure: things('quận, huyện, TP.Thủ Đức'),
      label: 'triển khai mô hình “Camera quan sát ANTT”',
      coverage: {
        kind: 'ambiguous',
        note: 'Cách viết không cho biết con số 22 đã tính TP.Thủ Đức hay chưa.',
      },
      quote: 'được triển khai tại 22 quận, huyện, TP.Thủ Đức',
    },
  ]),
  ...reported('tphcm', report, [
    {
      indicator: 'giay-khen-tap-the',
      quantity: number('exact', '92', '92'),
      measure: things('tập thể'),
      label: 'được tặng giấy khen',
      quote: 'giấy khen đã được trao cho 92 tập thể',
    },
    {
      indicator: 'giay-khen-ca-nhan',
      quantity: number('exact', '212', '212'),
      measure: persons('cá nhân'),
      label: 'được tặng giấy khen',
      quote: '92 tập thể và 212 cá nhân',
    },
    {
      indicator: 'de-nghi-khen-thuong-tap-the',
      quantity: number('exact', '4', '4'),
      measure: things('tập thể'),
      label: 'được đề nghị khen thưởng',
      status: 'proposed',
      quote: 'đề nghị cấp có thẩm quyền khen thưởng 4 tập thể',
    },
    {
      indicator: 'de-nghi-khen-thuong-ca-nhan',
      quantity: number('exact', '5', '5'),
      measure: persons('cá nhân'),
      label: 'được đề nghị khen thưởng',
      status: 'proposed',
      quote: 'khen thưởng 4 tập thể, 5 cá nhân tiêu biểu',
    },
    {
      indicator: 'giai-doan-tiep-theo',
      quantity: unquantified('giai đoạn 2022-2026'),
      measure: duration('chương trình phối hợp'),
      label: 'tiếp tục được triển khai',
      status: 'planned',
      period: {kind: 'plan', start: '2022-01-01', end: '2026-12-31', label: 'giai đoạn 2022-2026'},
      quote: 'hai bên xây dựng nội dung phối hợp giai đoạn 2022-2026',
    },
  ]),
];
