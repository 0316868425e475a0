import type {DemoObservation} from '../demo-content.js';
import {magnitude, number, occurrences, persons, type Report, reported, things, unquantified} from './observation.js';

const report: Report = {
  campaign: 'dan-van-kheo-ninh-thuan-2020',
  unit: 'ninh-thuan',
  period: {kind: 'year', start: '2020-01-01', end: '2020-12-31', label: 'năm 2020'},
  provenance: {
    document: 'Kết quả phong trào “Dân vận khéo” của Công an tỉnh Ninh Thuận',
    issuer: 'Công an tỉnh Ninh Thuận',
    date: '2020-09-28',
    article: 'dan-van-kheo-cong-an-ninh-thuan-2020',
  },
};

const weekly = {kind: 'recurring', start: null, end: null, label: 'hằng tuần'} as const;
const saturdays = {kind: 'recurring', start: null, end: null, label: 'ngày thứ 7'} as const;

/** Skilful community mobilisation by the police of the former Ninh Thuận province. */
export const ninhThuan2020Observations: readonly DemoObservation[] = reported('ninh-thuan-2020', report, [
  {
    indicator: 'xa-trong-diem',
    quantity: number('exact', '28', '28'),
    measure: things('xã trọng điểm'),
    label: 'được hướng về theo Kế hoạch 242',
    quote: 'Thực hiện Kế hoạch 242, đơn vị hướng về 28 xã trọng điểm',
  },
  {
    indicator: 'hoc-sinh-cung-em-den-truong',
    quantity: number('exact', '40', '40'),
    measure: persons('em học sinh'),
    label: 'được đồng hành trong chương trình “Cùng em đến trường”',
    quote: 'Chương trình “Cùng em đến trường” đồng hành với 40 em học sinh',
  },
  {
    indicator: 'noi-chao-tinh-thuong',
    quantity: unquantified('hằng tuần'),
    measure: occurrences('nấu và phát cháo'),
    label: 'theo mô hình “Nồi cháo tình thương”',
    period: weekly,
    quote: '“Nồi cháo tình thương” hằng tuần',
  },
  {
    indicator: 'suat-chao',
    quantity: magnitude(2, 'hàng trăm', 0),
    measure: things('suất cháo'),
    label: 'được trao mỗi tuần qua mô hình “Nồi cháo tình thương”',
    period: weekly,
    quote: 'trao hàng trăm suất cháo cho người bệnh',
  },
  {
    indicator: 'ngay-thu-7-tinh-nguyen',
    quantity: unquantified('“Ngày thứ 7 tình nguyện”'),
    measure: occurrences('về giúp dân'),
    label: 'được cán bộ, chiến sĩ duy trì',
    period: saturdays,
    quote: '“Ngày thứ 7 tình nguyện” đưa cán bộ, chiến sĩ về giúp dân',
  },
  {
    indicator: 'don-vi-mau',
    quantity: magnitude(2, 'hàng trăm', 0),
    measure: things('đơn vị máu'),
    label: 'được hiến tặng',
    quote: 'hàng trăm đơn vị máu đã được hiến tặng',
  },
]);
