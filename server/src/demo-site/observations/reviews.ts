import type {DemoObservation} from '../demo-content.js';
import {duration, number, type Report, reported, things, unquantified} from './observation.js';

const resolutionReview: Report = {
  campaign: 'so-ket-nghi-quyet-25',
  unit: 'bo-cong-an',
  period: {kind: 'range', start: '2013-01-01', end: '2018-12-31', label: 'giai đoạn 2013 - 2018'},
  provenance: {
    document: 'Báo cáo sơ kết 05 năm thực hiện Nghị quyết 25-NQ/TW',
    issuer: 'Bộ Công an',
    date: '2018-06-11',
    article: 'so-ket-05-nam-nghi-quyet-25',
  },
};

const forceBuilding: Report = {
  campaign: 'giao-ban-xay-dung-luc-luong-2019',
  unit: 'bo-cong-an',
  period: {kind: 'year_to_date', start: '2019-01-01', end: '2019-09-30', label: '9 tháng đầu năm 2019'},
  provenance: {
    document: 'Giao ban công tác xây dựng lực lượng Công an nhân dân 9 tháng đầu năm 2019',
    issuer: 'Bộ Công an',
    date: '2019-09-23',
    article: 'giao-ban-xay-dung-luc-luong-9-thang-2019',
  },
};

/** The review of Resolution 25-NQ/TW in 2018 and the conference on building the force in 2019. */
export const reviewObservations: readonly DemoObservation[] = [
  ...reported('nghi-quyet-25', resolutionReview, [
    {
      indicator: 'thoi-gian-thuc-hien',
      quantity: number('exact', '5', '05'),
      measure: duration('năm'),
      label: 'thực hiện Nghị quyết 25-NQ/TW',
      quote: 'qua 05 năm thực hiện Nghị quyết 25-NQ/TW',
    },
    {
      indicator: 'giai-doan-so-ket',
      quantity: unquantified('giai đoạn 2013 - 2018'),
      measure: duration('thực hiện nghị quyết'),
      label: 'được sơ kết trong Công an nhân dân',
      quote: 'Báo cáo đánh giá giai đoạn 2013 - 2018',
    },
    {
      indicator: 'bao-cao-so-ket',
      quantity: unquantified('báo cáo 11/6/2018'),
      measure: things('của Bộ Công an'),
      label: 'về sơ kết việc thực hiện nghị quyết',
      period: {kind: 'day', start: '2018-06-11', end: '2018-06-11', label: '11/6/2018'},
      quote: 'Theo báo cáo 11/6/2018',
    },
  ]),
  ...reported('giao-ban-2019', forceBuilding, [
    {
      indicator: 'thoi-gian-giao-ban',
      quantity: number('exact', '9', '9'),
      measure: duration('tháng đầu năm 2019'),
      label: 'được đánh giá tại hội nghị giao ban',
      quote: 'Công an nhân dân 9 tháng đầu năm 2019',
    },
    {
      indicator: 'van-de',
      quantity: number('exact', '9', '9'),
      measure: things('vấn đề'),
      label: 'được nêu tại hội nghị giao ban',
      quote: 'Hội nghị nêu 9 vấn đề cần tập trung',
    },
  ]),
];
