import type {DemoObservation} from '../demo-content.js';
import {dong, magnitude, number, occurrences, persons, type Report, reported, things} from './observation.js';

const organisation: Report = {
  campaign: 'nam-dan-van-chinh-quyen-2018',
  unit: 'bo-cong-an',
  period: {kind: 'year', start: '2018-01-01', end: '2018-12-31', label: 'năm 2018'},
  provenance: {
    document: 'Kết quả Năm dân vận chính quyền 2018 trong Công an nhân dân',
    issuer: 'Bộ Công an',
    date: null,
    article: 'nam-dan-van-chinh-quyen-2018-tinh-gon-bo-may',
  },
};

/** The same report as other articles tell of it. */
const toldBy = (article: string): Report => ({...organisation, provenance: {...organisation.provenance, article}});

const service = toldBy('nam-dan-van-chinh-quyen-2018-lang-nghe-nhan-dan');
const longAn = {...toldBy('cong-an-long-an-nha-tinh-thuong-2018'), unit: 'long-an'};
const canTho = {...toldBy('cong-an-can-tho-an-sinh-xa-hoi-2018'), unit: 'can-tho'};

const longAnTotal = 'long-an-2018-tong-kinh-phi';

/** The Year of the administration's community mobilisation 2018. */
export const ministry2018Observations: readonly DemoObservation[] = [
  ...reported('bca-2018', organisation, [
    {
      indicator: 'cat-giam-tong-cuc',
      quantity: number('exact', '6', '06'),
      measure: things('Tổng cục'),
      label: 'được cắt giảm',
      change: 'decrease',
      quote: '06 Tổng cục được cắt giảm',
    },
    {
      indicator: 'cat-giam-cap-cuc',
      quantity: number('almost', '60', 'gần 60', {digits: 1}),
      measure: things('đơn vị cấp Cục'),
      label: 'được cắt giảm',
      change: 'decrease',
      quote: 'cùng với gần 60 đơn vị cấp Cục',
    },
    {
      indicator: 'cat-giam-cap-phong',
      quantity: number('almost', '300', 'gần 300', {digits: 1}),
      measure: things('đơn vị cấp Phòng'),
      label: 'được cắt giảm',
      change: 'decrease',
      quote: 'và gần 300 đơn vị cấp Phòng',
    },
    {
      indicator: 'sap-nhap-canh-sat-pccc',
      quantity: number('exact', '20', '20'),
      measure: things('Cảnh sát PCCC'),
      label: 'sáp nhập vào Công an tỉnh, thành phố',
      quote: '20 Cảnh sát PCCC sáp nhập vào Công an tỉnh, thành phố',
    },
    {
      indicator: 'giam-phong-dia-phuong',
      quantity: number('more_than', '500', 'hơn 500', {digits: 1}),
      measure: things('Phòng'),
      label: 'giảm ở Công an địa phương',
      change: 'decrease',
      quote: 'số đầu mối giảm hơn 500 Phòng',
    },
    {
      indicator: 'giam-doi-dia-phuong',
      quantity: number('almost', '1000', 'gần 1.000', {digits: 1}),
      measure: things('Đội'),
      label: 'giảm ở Công an địa phương',
      change: 'decrease',
      quote: 'hơn 500 Phòng và gần 1.000 Đội',
    },
  ]),
  ...reported('bca-2018', service, [
    {
      indicator: 'cuoc-thanh-tra',
      quantity: magnitude(2, 'hàng trăm', 0),
      measure: occurrences('cuộc thanh tra'),
      label: 'được tiến hành',
      quote: 'đã tiến hành hàng trăm cuộc thanh tra',
    },
    {
      indicator: 'luot-cong-dan',
      quantity: magnitude(4, 'hàng chục nghìn', 3),
      measure: occurrences('lượt công dân'),
      label: 'được tiếp',
      quote: 'tiếp hàng chục nghìn lượt công dân',
    },
    {
      indicator: 'don-thu',
      quantity: magnitude(4, 'hàng chục nghìn', 3),
      measure: things('đơn thư'),
      label: 'được tiếp nhận',
      quote: 'tiếp nhận hàng chục nghìn đơn thư',
    },
    {
      indicator: 'truy-na-dau-thu',
      quantity: number('more_than', '1000', 'hơn một nghìn', {scale: 3, digits: 1}),
      measure: persons('đối tượng truy nã'),
      label: 'được vận động ra đầu thú',
      quote: 'đã đưa hơn một nghìn đối tượng truy nã ra đầu thú',
    },
    {
      indicator: 'kinh-phi-bo-cong-an',
      quantity: number('exact', '300000000', '300 triệu', {scale: 6, digits: 3}),
      measure: dong,
      label: 'do Bộ Công an dành cho hoạt động tình nghĩa',
      quote: 'Bộ Công an dành 300 triệu đồng',
    },
    {
      indicator: 'kinh-phi-quy-nghia-tinh-dong-doi',
      quantity: number('more_than', '36000000000', 'hơn 36 tỷ', {scale: 9, digits: 2}),
      measure: dong,
      label: 'do Quỹ Nghĩa tình đồng đội dành cho hoạt động tình nghĩa',
      quote: 'Quỹ Nghĩa tình đồng đội dành hơn 36 tỷ đồng',
    },
    {
      indicator: 'kinh-phi-bao-cand',
      quantity: number('more_than', '16000000000', 'hơn 16 tỷ', {scale: 9, digits: 2}),
      measure: dong,
      label: 'do Báo Công an nhân dân dành cho hoạt động tình nghĩa',
      quote: 'Báo Công an nhân dân dành hơn 16 tỷ đồng',
    },
  ]),
  ...reported('long-an-2018', longAn, [
    {
      indicator: 'tong-kinh-phi',
      quantity: number('exact', '15300000000', '15.3 tỷ', {scale: 9, digits: 3}),
      measure: dong,
      label: 'là tổng kinh phí Công an tỉnh Long An dành cho các hoạt động tình nghĩa',
      coverage: {
        kind: 'partial',
        note: 'Các căn nhà được kể tên là một phần của tổng kinh phí; báo cáo không nêu kinh phí từng phần.',
      },
      quote: 'tổng kinh phí của các hoạt động là 15.3 tỷ đồng',
    },
    {
      indicator: 'nha-tinh-thuong',
      quantity: number('exact', '75', '75'),
      measure: things('căn nhà tình thương'),
      label: 'được xây dựng',
      part_of: longAnTotal,
      quote: 'đã xây 75 căn nhà tình thương',
    },
    {
      indicator: 'nha-dong-doi',
      quantity: number('exact', '2', '02'),
      measure: things('căn nhà đồng đội'),
      label: 'được xây dựng',
      part_of: longAnTotal,
      quote: '02 căn nhà đồng đội',
    },
    {
      indicator: 'nha-tinh-nghia',
      quantity: number('exact', '53', '53'),
      measure: things('căn nhà tình nghĩa'),
      label: 'được xây dựng',
      part_of: longAnTotal,
      quote: '53 căn nhà tình nghĩa',
    },
    {
      indicator: 'nha-sua-chua',
      quantity: number('exact', '3', '03'),
      measure: things('căn nhà'),
      label: 'được sửa chữa',
      part_of: longAnTotal,
      quote: 'sửa 03 căn nhà',
    },
  ]),
  ...reported('can-tho-2018', canTho, [
    {
      indicator: 'tong-nguon-luc',
      quantity: number('more_than', '7200000000', 'hơn 7,2 tỷ', {scale: 9, digits: 2}),
      measure: dong,
      label: 'được Công an thành phố Cần Thơ dành cho các hoạt động tình nghĩa, an sinh',
      quote: 'các hoạt động tình nghĩa, an sinh đạt hơn 7,2 tỷ đồng',
    },
  ]),
];
