import type {
  DemoArticle,
  DemoCampaign,
  DemoContent,
  DemoForm,
  DemoObservation,
  DemoPublication,
  DemoUnit,
} from '../../src/demo-site/demo-content.js';

/** Text that would do harm as markup, as SQL or as a template; it must come back as the same text. */
export const hostileText = `<script>alert("x")</script> '; drop table articles; -- &amp; {{title}} \${1}`;

function unit(id: string, short_name: string, code: string, more: Partial<DemoUnit> = {}): DemoUnit {
  return {
    id,
    name: `Công an ${short_name}`,
    short_name,
    kind: 'province',
    code,
    parent: 'bo-cong-an',
    valid_from: null,
    valid_to: null,
    successors: [],
    contact: {phone: '02583 822 400', address: hostileText, website: null},
    ...more,
  };
}

type ArticleParts = Partial<Omit<DemoArticle, 'published_at' | 'age_hours'>> & DemoPublication;

function article(id: string, parts: ArticleParts): DemoArticle {
  return {
    id,
    unit: 'khanh-hoa',
    category: 'tin-tuc',
    campaign: null,
    title: `Bài ${id}`,
    summary: 'Tóm tắt.',
    body_html: '<p>Nội dung.</p>',
    byline: null,
    source: null,
    image: null,
    tags: [],
    documents: [],
    views: {day1: 0, day7: 0, day30: 0, total: 0},
    ...parts,
  };
}

const campaign: DemoCampaign = {
  id: 'dan-van-kheo',
  name: 'Dân vận khéo',
  summary: hostileText,
  unit: 'ninh-thuan',
  period: {kind: 'year', start: '2020-01-01', end: '2020-12-31', label: 'năm 2020'},
  documents: ['Kế hoạch 242'],
};

const figure: DemoObservation = {
  id: 'so-xa-trong-diem',
  campaign: 'dan-van-kheo',
  indicator: 'xa-trong-diem',
  label: hostileText,
  quantity: {
    qualifier: 'exact',
    amount: '28',
    amount_max: null,
    magnitude: null,
    written_as: '28',
    scale: 0,
    significant_digits: 2,
  },
  measure: {kind: 'things', name: 'xã'},
  change: null,
  status: 'reported',
  period: campaign.period,
  unit: 'ninh-thuan',
  part_of: null,
  coverage: null,
  actors: null,
  target: null,
  provenance: {document: 'Báo cáo', issuer: 'Công an', date: null, article: 'lua-dao', url: null, quote: null},
};

const observations: DemoObservation[] = [
  figure,
  {
    ...figure,
    id: 'tai-san',
    indicator: 'tai-san',
    label: 'tài sản',
    quantity: {...figure.quantity, qualifier: 'magnitude', amount: null, magnitude: 10, written_as: 'hàng chục tỷ'},
    measure: {kind: 'money', name: 'đồng', currency: 'VND'},
    coverage: {kind: 'partial', note: 'chưa đầy đủ'},
  },
  {...figure, id: 'hoc-sinh', indicator: 'hoc-sinh', unit: 'khanh-hoa', part_of: 'so-xa-trong-diem'},
];

const form: DemoForm = {
  id: 'gop-y',
  title: {vi: 'Gửi phản hồi', en: 'Send feedback'},
  topics: [{id: 'gop-y', label: {vi: 'Góp ý', en: 'Suggestion'}}],
  fields: [
    {name: 'topic', required: true, max_length: 120},
    {name: 'message', required: true, max_length: 100},
    {name: 'name', required: true, max_length: 50},
    {name: 'phone', required: false, max_length: 20},
    {name: 'email', required: false, max_length: 100},
    {name: 'address', required: false, max_length: 200},
  ],
  anonymous: true,
  consent: {version: '2026-01', text: {vi: 'Tôi đồng ý.', en: 'I agree.'}},
};

/** A handful of everything that the API has to tell apart. */
export const sampleContent: DemoContent = {
  units: [
    unit('dak-lak', 'Đắk Lắk', 'DLK'),
    unit('dien-bien', 'Điện Biên', 'DB'),
    unit('da-nang', 'Đà Nẵng', 'DN'),
    unit('bo-cong-an', 'Bộ Công an', 'BCA', {kind: 'ministry', parent: null}),
    unit('an-giang', 'An Giang', 'AG'),
    unit('khanh-hoa', 'Khánh Hòa', 'KH'),
    unit('phuong-nha-trang', 'Phường Nha Trang', 'NHT', {kind: 'commune', parent: 'khanh-hoa'}),
    unit('ninh-thuan', 'Ninh Thuận', 'NT', {valid_to: '2025-06-30', successors: ['khanh-hoa']}),
  ],
  categories: [
    {id: 'tin-tuc', name: 'Tin tức'},
    {id: 'canh-bao', name: 'Cảnh báo'},
  ],
  campaigns: [
    campaign,
    {...campaign, id: 'moi-nhat', unit: 'bo-cong-an', period: {...campaign.period, start: null, end: '2026-01-31'}},
  ],
  indicators: [
    {id: 'xa-trong-diem', name: 'Xã trọng điểm', definition: hostileText, measure: {kind: 'things', name: 'xã'}},
    {id: 'tai-san', name: 'Tài sản', definition: null, measure: {kind: 'money', name: 'đồng', currency: 'VND'}},
    {id: 'hoc-sinh', name: 'Học sinh', definition: null, measure: {kind: 'things', name: 'xã'}},
  ],
  observations,
  corrections: [],
  articles: [
    article('lua-dao', {
      age_hours: 2,
      category: 'canh-bao',
      title: 'Cảnh giác lừa đảo qua điện thoại',
      campaign: 'dan-van-kheo',
      tags: ['lua-dao', 'canh-bao'],
      documents: ['25-NQ/TW', '08-CTHĐ/TU'],
      views: {day1: 30, day7: 30, day30: 30, total: 30},
      image: {src: '/images/a.svg', width: 8, height: 4, alt: hostileText, caption: hostileText},
    }),
    article('hoa-binh', {
      age_hours: 30,
      body_html: '<p>Cộng đồng an toàn, hòa thuận &amp; vui</p>',
      documents: ['25/NQ-TW'],
    }),
    article('cu-moi-doc', {age_hours: 40 * 24, views: {day1: 10, day7: 50, day30: 90, total: 100}}),
    article('lich-su', {
      published_at: '2018-06-12T08:55:00+07:00',
      unit: 'ninh-thuan',
      title: hostileText,
      summary: hostileText,
      byline: hostileText,
      source: hostileText,
      body_html: '<p>Thân <b>bài</b></p>',
      views: {day1: 0, day7: 0, day30: 20, total: 300},
    }),
    article('cung-luc-a', {published_at: '2020-05-05T23:59:59.999+07:00', unit: 'da-nang'}),
    article('cung-luc-b', {published_at: '2020-05-05T23:59:59.999+07:00', unit: 'phuong-nha-trang'}),
    article('cung-luc-c', {published_at: '2020-05-05T23:59:59.999+07:00', unit: 'bo-cong-an'}),
    article('hom-sau', {published_at: '2020-05-06T00:00:00+07:00', unit: 'da-nang'}),
  ],
  forms: [form],
};
