import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readDemoContent} from '../../src/demo-site/content.js';
import type {DemoArticle, DemoObservation} from '../../src/demo-site/demo-content.js';

const {articles, indicators, campaigns: allCampaigns, observations: allObservations} = readDemoContent();

/** The one campaign that never was; see example.test.ts. */
const EXAMPLE = 'vi-du-so-lieu-theo-thang';
const campaigns = allCampaigns.filter(({id}) => id !== EXAMPLE);
const observations = allObservations.filter(({campaign}) => campaign !== EXAMPLE);

type Row = readonly [
  wording: string,
  qualifier: DemoObservation['quantity']['qualifier'],
  amount: string | null,
  kind: DemoObservation['measure']['kind'],
];

/** The figures as the reports print them, by campaign. */
const reports: Readonly<Record<string, readonly Row[]>> = {
  'phoi-hop-dan-van-tphcm-2016-2021': [
    ['294.075 cuộc họp dân', 'exact', '294075', 'occurrences'],
    ['hơn 9,3 triệu lượt người', 'more_than', '9300000', 'occurrences'],
    ['63.733 tin có giá trị', 'exact', '63733', 'things'],
    ['12.930 vụ việc', 'exact', '12930', 'things'],
    ['13.163 đối tượng', 'exact', '13163', 'persons'],
    ['hàng chục tỷ đồng', 'magnitude', null, 'money'],
    ['12 buổi kiểm tra', 'exact', '12', 'occurrences'],
    ['22 quận, huyện, TP.Thủ Đức', 'exact', '22', 'things'],
    ['92 tập thể', 'exact', '92', 'things'],
    ['212 cá nhân', 'exact', '212', 'persons'],
    ['4 tập thể', 'exact', '4', 'things'],
    ['5 cá nhân', 'exact', '5', 'persons'],
    ['giai đoạn 2022-2026', 'unquantified', null, 'duration'],
  ],
  'nam-dan-van-chinh-quyen-2018': [
    ['06 Tổng cục', 'exact', '6', 'things'],
    ['gần 60 đơn vị cấp Cục', 'almost', '60', 'things'],
    ['gần 300 đơn vị cấp Phòng', 'almost', '300', 'things'],
    ['20 Cảnh sát PCCC', 'exact', '20', 'things'],
    ['hơn 500 Phòng', 'more_than', '500', 'things'],
    ['gần 1.000 Đội', 'almost', '1000', 'things'],
    ['hàng trăm cuộc thanh tra', 'magnitude', null, 'occurrences'],
    ['hàng chục nghìn lượt công dân', 'magnitude', null, 'occurrences'],
    ['hàng chục nghìn đơn thư', 'magnitude', null, 'things'],
    ['hơn một nghìn đối tượng truy nã', 'more_than', '1000', 'persons'],
    ['300 triệu đồng', 'exact', '300000000', 'money'],
    ['hơn 36 tỷ đồng', 'more_than', '36000000000', 'money'],
    ['hơn 16 tỷ đồng', 'more_than', '16000000000', 'money'],
    ['15.3 tỷ đồng', 'exact', '15300000000', 'money'],
    ['75 căn nhà tình thương', 'exact', '75', 'things'],
    ['02 căn nhà đồng đội', 'exact', '2', 'things'],
    ['53 căn nhà tình nghĩa', 'exact', '53', 'things'],
    ['03 căn nhà', 'exact', '3', 'things'],
    ['hơn 7,2 tỷ đồng', 'more_than', '7200000000', 'money'],
  ],
  'dan-van-kheo-ninh-thuan-2020': [
    ['28 xã trọng điểm', 'exact', '28', 'things'],
    ['40 em học sinh', 'exact', '40', 'persons'],
    ['hằng tuần', 'unquantified', null, 'occurrences'],
    ['hàng trăm suất cháo', 'magnitude', null, 'things'],
    ['“Ngày thứ 7 tình nguyện”', 'unquantified', null, 'occurrences'],
    ['hàng trăm đơn vị máu', 'magnitude', null, 'things'],
  ],
  'so-ket-nghi-quyet-25': [
    ['05 năm', 'exact', '5', 'duration'],
    ['giai đoạn 2013 - 2018', 'unquantified', null, 'duration'],
    ['báo cáo 11/6/2018', 'unquantified', null, 'things'],
  ],
  'giao-ban-xay-dung-luc-luong-2019': [
    ['9 tháng đầu năm 2019', 'exact', '9', 'duration'],
    ['9 vấn đề', 'exact', '9', 'things'],
  ],
};

/** What the report says; a statement that counts nothing is whole without its measure. */
function wordingOf({quantity, measure}: DemoObservation): string {
  return quantity.qualifier === 'unquantified' ? quantity.written_as : `${quantity.written_as} ${measure.name}`;
}

function find(id: string): DemoObservation {
  const found = observations.find((observation) => observation.id === id);
  assert.ok(found, id);
  return found;
}

const textOf = ({title, summary, body_html}: DemoArticle) =>
  [title, summary, body_html.replaceAll(/<[^>]*>/g, ' ')].join(' ');

describe('the figures of the demo', () => {
  for (const campaign of campaigns) {
    it(`are all there, in the words of the report: ${campaign.name}`, () => {
      const told = observations.filter((observation) => observation.campaign === campaign.id);
      assert.deepEqual(
        told
          .map((observation): Row => {
            const {quantity, measure} = observation;
            return [wordingOf(observation), quantity.qualifier, quantity.amount, measure.kind];
          })
          .sort(),
        [...(reports[campaign.id] ?? [])].sort(),
      );
    });
  }

  it('have each an indicator with a name of its own that counts what they count', () => {
    const names = indicators.map(({name}) => name);
    assert.equal(new Set(names).size, names.length);
    for (const {id, indicator, measure} of observations) {
      assert.deepEqual(indicators.find((one) => one.id === indicator)?.measure, measure, id);
    }
  });

  it('have a number only where the report has one', () => {
    for (const {id, quantity} of observations) {
      const {qualifier, amount, amount_max, magnitude, scale, significant_digits} = quantity;
      assert.equal(amount_max, null, id);
      if (qualifier === 'magnitude' || qualifier === 'unquantified') {
        assert.equal(amount, null, id);
        assert.equal(significant_digits, null, id);
        assert.equal(magnitude !== null, qualifier === 'magnitude', id);
      } else {
        assert.match(amount ?? '', /^\d+$/, id);
        assert.equal(magnitude, null, id);
        assert.ok(scale !== null && (significant_digits ?? 0) >= 1, id);
      }
    }
  });

  it('keep the power of ten of a magnitude and the precision of a rounded number', () => {
    const powers = observations.filter(({quantity}) => quantity.qualifier === 'magnitude');
    assert.deepEqual(
      powers.map((observation) => [wordingOf(observation), observation.quantity.magnitude]),
      [
        ['hàng chục tỷ đồng', 10],
        ['hàng trăm cuộc thanh tra', 2],
        ['hàng chục nghìn lượt công dân', 4],
        ['hàng chục nghìn đơn thư', 4],
        ['hàng trăm suất cháo', 2],
        ['hàng trăm đơn vị máu', 2],
      ],
    );
    const {scale, significant_digits} = find('tphcm-luot-nguoi-tham-gia').quantity;
    assert.deepEqual([scale, significant_digits], [6, 2]);
  });

  it('never count attendances as persons', () => {
    for (const {id, measure} of observations) {
      if (measure.name.startsWith('lượt')) assert.equal(measure.kind, 'occurrences', id);
    }
  });

  it('tell cuts as decreases and proposals as proposals', () => {
    assert.deepEqual(observations.filter(({change}) => change === 'decrease').map(wordingOf), [
      '06 Tổng cục',
      'gần 60 đơn vị cấp Cục',
      'gần 300 đơn vị cấp Phòng',
      'hơn 500 Phòng',
      'gần 1.000 Đội',
    ]);
    assert.deepEqual(observations.filter(({status}) => status === 'proposed').map(wordingOf), [
      '4 tập thể',
      '5 cá nhân',
    ]);
    assert.equal(find('tphcm-giai-doan-tiep-theo').status, 'planned');
  });

  it('say who acted, how often, and where the report itself is unclear', () => {
    assert.equal(find('tphcm-buoi-kiem-tra').actors, '2 đơn vị');
    assert.equal(find('tphcm-dia-ban-camera').coverage?.kind, 'ambiguous');
    assert.equal(find('ninh-thuan-2020-suat-chao').period.kind, 'recurring');
    assert.equal(find('ninh-thuan-2020-suat-chao').period.label, 'hằng tuần');
  });

  it('keep the houses of Long An as parts that do not make up the whole', () => {
    const total = find('long-an-2018-tong-kinh-phi');
    const parts = observations.filter(({part_of}) => part_of === total.id);
    assert.deepEqual(
      parts.map(({quantity}) => quantity.written_as),
      ['75', '02', '53', '03'],
    );
    assert.ok(parts.every((part) => observations.indexOf(part) > observations.indexOf(total)));
    assert.equal(total.coverage?.kind, 'partial');
    assert.ok([total, ...parts].every(({unit}) => unit === 'long-an'));
  });

  it('stand in the article they name, in the very words quoted', () => {
    for (const observation of observations) {
      const {article: id, quote} = observation.provenance;
      const article = articles.find((candidate) => candidate.id === id);
      assert.ok(article, observation.id);
      assert.equal(article.campaign, observation.campaign, observation.id);
      assert.ok(quote && textOf(article).includes(quote), `${observation.id}: «${quote}»`);
      assert.ok(quote.includes(wordingOf(observation)), `${observation.id}: «${quote}»`);
    }
  });
});
