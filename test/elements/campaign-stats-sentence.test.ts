import {expect} from '@open-wc/testing';
import {asOfText, asWritten, phraseOf} from '../../src/elements/campaign-stats/observation.js';
import {citationOf, type CitationOptions, sentenceOf} from '../../src/elements/campaign-stats/source.js';
import {formatFigure} from '../../src/vietnamese/quantity/format.js';
import {magnitude, observation, quantity} from '../support/fake-api/statistics-content.js';
import {en, vi} from '../support/stats-words.js';

const ATTENDANCES = observation('luot-nguoi', {
  label: 'tham gia các cuộc họp dân',
  measure: {kind: 'occurrences', name: 'lượt người'},
  quantity: quantity('hơn 9,3 triệu', '9300000', {qualifier: 'more_than', scale: 6, significant_digits: 2}),
});

describe('the sentence of a figure', () => {
  it('tells number, qualifier, measure, label, period and unit in one dictation', () => {
    expect(sentenceOf(ATTENDANCES, vi)).to.equal(
      'Hơn 9,3 triệu lượt người tham gia các cuộc họp dân, giai đoạn 2016-2021, Công an Thành phố Hồ Chí Minh',
    );
  });

  it('tells who did it', () => {
    const inspections = observation('kiem-tra', {
      measure: {kind: 'things', name: 'buổi kiểm tra'},
      quantity: quantity('12', '12'),
      actors: '2 đơn vị',
    });
    expect(sentenceOf(inspections, vi)).to.include('12 buổi kiểm tra được tổ chức (2 đơn vị), giai đoạn');
  });

  it('says first what is no result: a proposal, a plan, a target, a withdrawn figure', () => {
    const said = (status: typeof ATTENDANCES.status, words = vi) =>
      sentenceOf({...ATTENDANCES, status}, words).slice(0, 24);
    expect(said('proposed')).to.equal('Đề nghị: hơn 9,3 triệu l');
    expect(said('planned')).to.equal('Kế hoạch: hơn 9,3 triệu ');
    expect(said('target')).to.equal('Chỉ tiêu: hơn 9,3 triệu ');
    expect(said('withdrawn')).to.equal('Đã rút lại: hơn 9,3 triệ');
    expect(said('proposed', en)).to.equal('Proposed: hơn 9,3 triệu ');
  });

  it('says last that a figure was corrected', () => {
    expect(sentenceOf({...ATTENDANCES, status: 'revised'}, vi)).to.match(/^Hơn .*, đã đính chính$/);
  });

  it('writes numbers in one way when asked to, and as the report does otherwise', () => {
    const money = observation('kinh-phi', {
      label: 'là tổng kinh phí',
      measure: {kind: 'money', name: 'đồng', currency: 'VND'},
      quantity: quantity('15.3 tỷ', '15300000000', {scale: 9, significant_digits: 3}),
    });
    expect(phraseOf(money)).to.equal('15.3 tỷ đồng là tổng kinh phí');
    expect(phraseOf(money, (value) => formatFigure(value, 'normalised'))).to.equal('15,3 tỷ đồng là tổng kinh phí');
  });

  it('gives no number for a magnitude', () => {
    const assets = observation('tai-san', {
      label: 'là trị giá tài sản',
      measure: {kind: 'money', name: 'đồng', currency: 'VND'},
      quantity: magnitude('hàng chục tỷ', 10, 9),
      period: {kind: 'recurring', start: null, end: null, label: 'hằng năm'},
    });
    const normalised = phraseOf(assets, (value) => formatFigure(value, 'normalised'));
    for (const said of [sentenceOf(assets, vi), phraseOf(assets, asWritten), normalised]) {
      expect(said)
        .to.match(/^hàng chục tỷ đồng/i)
        .and.not.match(/\d/);
    }
  });

  it('has no loose commas or spaces where the report leaves something out', () => {
    const bare = {...ATTENDANCES, label: '', period: {...ATTENDANCES.period, label: ''}};
    expect(sentenceOf(bare, vi)).to.equal('Hơn 9,3 triệu lượt người, Công an Thành phố Hồ Chí Minh');
  });
});

describe('a citation', () => {
  const options: CitationOptions = {
    words: vi,
    language: 'vi',
    base: 'https://api.example.vn/',
    pageUrl: 'https://congan.example.vn/ket-qua',
    accessed: new Date('2026-11-23T02:00:00Z'),
  };
  const cited = observation('hop-dan', {
    provenance: {
      document: 'Báo cáo tổng kết',
      issuer: 'Công an TP. Hồ Chí Minh',
      date: '2022-10-02',
      article: null,
      url: '/bao-cao/7',
      quote: 'đã tổ chức 294.075 cuộc họp dân',
    },
    revision: 2,
    revision_note: 'Cộng nhầm một xã.',
    recorded_at: '2022-12-31T18:00:00Z',
  });

  it('tells issuer, document, date, figure, wording, version, address and the day it was read', () => {
    expect(citationOf(cited, options)).to.equal(
      'Công an TP. Hồ Chí Minh: Báo cáo tổng kết, ngày 02/10/2022. ' +
        '294.075 cuộc họp dân được tổ chức, giai đoạn 2016-2021, Công an Thành phố Hồ Chí Minh. ' +
        'Nguyên văn: “đã tổ chức 294.075 cuộc họp dân”. ' +
        'Đã đính chính ngày 01/01/2023 (bản thứ 2): Cộng nhầm một xã. ' +
        'https://api.example.vn/bao-cao/7 Truy cập ngày 23/11/2026.',
    );
  });

  it('is written in English too, around the report’s own words', () => {
    expect(citationOf(cited, {...options, words: en, language: 'en'})).to.equal(
      'Công an TP. Hồ Chí Minh: Báo cáo tổng kết, 2 Oct 2022. ' +
        '294.075 cuộc họp dân được tổ chức, giai đoạn 2016-2021, Công an Thành phố Hồ Chí Minh. ' +
        'Original wording: “đã tổ chức 294.075 cuộc họp dân”. ' +
        'Corrected on 1 Jan 2023 (version 2): Cộng nhầm một xã. ' +
        'https://api.example.vn/bao-cao/7 Accessed 23 Nov 2026.',
    );
  });

  it('gives the page where the document has no address that may be opened', () => {
    for (const url of [null, 'javascript:alert(1)', 'data:text/html,x']) {
      const elsewhere = {...cited, provenance: {...cited.provenance, url}};
      expect(citationOf(elsewhere, options))
        .to.include('https://congan.example.vn/ket-qua')
        .and.not.include('alert')
        .and.not.include('data:');
    }
  });

  it('tells that a figure was withdrawn', () => {
    expect(citationOf({...cited, status: 'withdrawn'}, options)).to.include(
      'Đã rút lại ngày 01/01/2023: Cộng nhầm một xã.',
    );
  });

  it('says as of when the past was shown', () => {
    expect(citationOf(cited, {...options, asOf: '2026-06-30'})).to.include(
      'Số liệu như đã biết đến hết ngày 30/06/2026.',
    );
  });

  it('keeps a date that is none as it was written', () => {
    const odd = {...cited, provenance: {...cited.provenance, date: 'đầu năm 2018'}};
    expect(citationOf(odd, options)).to.include('Báo cáo tổng kết, ngày đầu năm 2018.');
  });
});

describe('the notice of the day asked for', () => {
  it('names the day in both languages, and is not there without one', () => {
    expect(asOfText('2026-06-30', {words: vi, language: 'vi'})).to.equal(
      'Số liệu như đã biết đến hết ngày 30/06/2026.',
    );
    expect(asOfText('2026-06-30', {words: en, language: 'en'})).to.equal(
      'Figures as they were known at the end of 30 Jun 2026.',
    );
    expect(asOfText('', {words: vi, language: 'vi'})).to.equal('');
  });
});
