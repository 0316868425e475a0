import type {Observation, PartsCheck, Quantity} from '../../../src/api/types.js';
import {ENDLESS} from './content.js';

/*
 * The figures that the fake API has to tell, one campaign for each purpose: `phoi-hop-dan-van` words its figures in every way there
 * is, `don-thu-2026` has all that can stand beside a figure. The months and the provinces are in figures-by-unit.ts.
 */

/** The campaign whose figures are worded in every way. */
export const CAMPAIGN = 'phoi-hop-dan-van';
/** The campaign whose figures have a target, a change, a correction, and parts that exceed their whole. */
export const MARKED_CAMPAIGN = 'don-thu-2026';

/** A quantity; by default an exact one without a scale word. */
export function quantity(written_as: string, amount: string | null, changes: Partial<Quantity> = {}): Quantity {
  return {
    qualifier: 'exact',
    amount,
    amount_max: null,
    magnitude: null,
    written_as,
    scale: 0,
    significant_digits: amount?.length ?? null,
    ...changes,
  };
}

/** An order of magnitude: it has no amount anywhere. */
export function magnitude(written_as: string, power: number, scale: number): Quantity {
  return quantity(written_as, null, {qualifier: 'magnitude', magnitude: power, scale});
}

/** One observation; by default an exact number of things. */
export function observation(id: string, changes: Partial<Observation> = {}): Observation {
  return {
    id,
    campaign: CAMPAIGN,
    indicator: id,
    label: 'được tổ chức',
    quantity: quantity('294.075', '294075'),
    measure: {kind: 'things', name: 'cuộc họp dân'},
    change: null,
    status: 'reported',
    period: {kind: 'range', start: '2016-01-01', end: '2021-12-31', label: 'giai đoạn 2016-2021'},
    unit: {id: 'tp-ho-chi-minh', name: 'Công an Thành phố Hồ Chí Minh', short_name: 'TP. Hồ Chí Minh'},
    part_of: null,
    coverage: null,
    actors: null,
    target: null,
    previous: null,
    check: null,
    provenance: {
      document: 'Báo cáo tổng kết chương trình phối hợp công tác dân vận',
      issuer: 'Công an Thành phố Hồ Chí Minh',
      date: '2022-10-02',
      article: null,
      url: null,
      quote: null,
    },
    revision: 1,
    revision_note: null,
    recorded_at: '2022-10-03T08:00:00+07:00',
    ...changes,
  };
}

/** What another observation tells of this one, as its target or its figure before. */
export function related({id, label, quantity, measure, status, period, unit}: Observation) {
  return {id, label, quantity, measure, status, period, unit};
}

const DONG = {kind: 'money', name: 'đồng', currency: 'VND'} as const;
const INCOMPARABLE: PartsCheck = {
  result: 'incomparable',
  detail: 'Không so được các phần với số chung: các phần đếm thứ khác nhau.',
};

export const OBSERVATIONS: readonly Observation[] = [
  observation('hop-dan', {
    provenance: {
      document: 'Báo cáo tổng kết chương trình phối hợp công tác dân vận',
      issuer: 'Công an Thành phố Hồ Chí Minh',
      date: '2022-10-02',
      article: null,
      url: null,
      quote: 'đã tổ chức 294.075 cuộc họp dân',
    },
  }),
  observation('luot-nguoi', {
    label: 'tham gia các cuộc họp dân',
    measure: {kind: 'occurrences', name: 'lượt người'},
    quantity: quantity('hơn 9,3 triệu', '9300000', {qualifier: 'more_than', scale: 6, significant_digits: 2}),
  }),
  observation('tai-san', {
    label: 'là trị giá tài sản',
    measure: DONG,
    quantity: magnitude('hàng chục tỷ', 10, 9),
  }),
  observation('kiem-tra', {
    label: 'được tổ chức',
    actors: '2 đơn vị',
    measure: {kind: 'things', name: 'buổi kiểm tra'},
    quantity: quantity('12', '12'),
  }),
  observation('de-nghi-khen-thuong', {
    label: 'được đề nghị khen thưởng',
    status: 'proposed',
    measure: {kind: 'things', name: 'tập thể'},
    quantity: quantity('4', '4'),
  }),
  observation('kinh-phi', {
    label: 'là tổng kinh phí',
    measure: DONG,
    unit: {id: 'long-an', name: 'Công an tỉnh Long An', short_name: 'Long An'},
    period: {kind: 'year', start: '2018-01-01', end: '2018-12-31', label: 'năm 2018'},
    coverage: {kind: 'partial', note: 'Báo cáo không nêu kinh phí từng phần.'},
    quantity: quantity('15.3 tỷ', '15300000000', {scale: 9, significant_digits: 3}),
    check: INCOMPARABLE,
  }),
  observation('nha-tinh-thuong', {
    label: 'được xây dựng',
    part_of: 'kinh-phi',
    measure: {kind: 'things', name: 'căn nhà tình thương'},
    quantity: quantity('75', '75'),
  }),
];

const KHANH_HOA = {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'};
const LETTER = {kind: 'things', name: 'đơn thư'} as const;

function letters(id: string, amount: string, changes: Partial<Observation> = {}): Observation {
  return observation(id, {
    campaign: MARKED_CAMPAIGN,
    label: 'được tiếp nhận',
    measure: LETTER,
    quantity: quantity(amount, amount),
    period: {kind: 'quarter', start: '2026-07-01', end: '2026-09-30', label: 'quý III/2026'},
    unit: KHANH_HOA,
    provenance: {
      document: 'Báo cáo công tác tiếp công dân quý III/2026',
      issuer: 'Công an tỉnh Khánh Hòa',
      date: '2026-10-05',
      article: 'tin-so-3',
      url: 'https://congan.danvan.test/bai-viet/tin-so-3',
      quote: `tiếp nhận ${amount} đơn thư`,
    },
    recorded_at: '2026-10-06T08:00:00+07:00',
    ...changes,
  });
}

const beforeIt = letters('da-giai-quyet-quy-2', '31', {
  indicator: 'da-giai-quyet',
  label: 'đã giải quyết',
  period: {kind: 'quarter', start: '2026-04-01', end: '2026-06-30', label: 'quý II/2026'},
});
const target = letters('da-giai-quyet-chi-tieu', '40', {
  indicator: 'da-giai-quyet',
  label: 'phải giải quyết',
  status: 'target',
});

export const MARKED_OBSERVATIONS: readonly Observation[] = [
  letters('don-thu', '40', {
    check: {result: 'exceed', detail: 'Tổng các phần là 45, lớn hơn số chung là 40.'},
  }),
  letters('khieu-nai', '25', {part_of: 'don-thu', label: 'khiếu nại'}),
  letters('to-cao', '20', {part_of: 'don-thu', label: 'tố cáo'}),
  beforeIt,
  letters('da-giai-quyet', '38', {
    label: 'đã giải quyết',
    status: 'revised',
    previous: related(beforeIt),
    target: related(target),
    revision: 2,
    revision_note: 'Bổ sung 2 đơn giải quyết xong trong ngày cuối quý.',
    recorded_at: '2026-10-20T14:30:00+07:00',
  }),
  target,
  letters('rut-ngan', '60', {
    label: 'được rút ngắn thời gian giải quyết',
    change: 'decrease',
    quantity: quantity('gần 60', '60', {qualifier: 'almost'}),
  }),
];

/** Figures with more words than any layout has room for. */
export const LONG_OBSERVATIONS: readonly Observation[] = Array.from({length: 12}, (_, index) =>
  observation(`dai-${index + 1}`, {
    label: ENDLESS,
    measure: {kind: 'things', name: 'đơn vị sự nghiệp, đơn vị nghiệp vụ và đơn vị phối hợp trên địa bàn'},
    quantity: quantity('khoảng 123.456.789.012 - 987.654.321.098', '123456789012', {
      qualifier: 'range',
      amount_max: '987654321098',
    }),
    status: 'revised',
  }),
);

const MARKUP = '<img src=x onerror=alert(1)> <b>đậm</b>';

/** Figures whose every text and address was written by somebody hostile. */
export const HOSTILE_OBSERVATIONS: readonly Observation[] = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)'].map(
  (url, index) =>
    observation(`xau-${index + 1}`, {
      label: MARKUP,
      measure: {kind: 'things', name: MARKUP},
      quantity: quantity(`<script>alert(${index})</script>`, '5'),
      period: {kind: 'year', start: '2018-01-01', end: '2018-12-31', label: MARKUP},
      unit: {id: 'khanh-hoa', name: MARKUP, short_name: MARKUP},
      actors: MARKUP,
      provenance: {document: MARKUP, issuer: MARKUP, date: '2018-01-01', article: null, url, quote: MARKUP},
      revision: 2,
      revision_note: MARKUP,
    }),
);
