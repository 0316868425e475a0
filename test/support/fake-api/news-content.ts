import type {Article, ArticleSummary, UnitReference} from '../../../src/api/types.js';
import {toRfc3339} from '../../../src/vietnamese/dates.js';
import {ENDLESS, UNITS} from './content.js';

/*
 * The news of the fake API. Its times count back from the moment in which the page was loaded, so that what is new, old or out of
 * date is so on every day on which the tests run.
 */

const unit = (index: number): UnitReference => {
  const found = UNITS[index % UNITS.length];
  if (!found) throw new Error('There are units.');
  return found;
};

const TITLES = [
  'Cảnh báo thủ đoạn giả danh cán bộ công an yêu cầu chuyển tiền để phục vụ điều tra',
  'Hướng dẫn đăng ký xe trực tuyến toàn trình trên Cổng dịch vụ công',
  'Bảo đảm an toàn cho học sinh trong mùa mưa lũ',
  'Mười việc cần làm để phòng cháy trong nhà ở kết hợp kinh doanh những ngày hanh khô cuối năm',
  'Lịch tiếp công dân tháng 12',
  'Ngày hội hiến máu tình nguyện của tuổi trẻ Công an tỉnh',
  'Cấp căn cước lưu động tại các xã miền núi, hải đảo',
  'Khuyến cáo khi thuê nhà, thuê phòng trọ qua mạng xã hội',
] as const;

const TINTS = ['0b5a3e', '7a5c00', '8c2f2a', '2d5a7b'] as const;

/** A picture that needs no network: a plain ground in one of a few tints. */
const pictureOf = (index: number) => `/pictures/${TINTS[index % TINTS.length] ?? TINTS[0]}.svg`;

const HOUR_MS = 60 * 60 * 1000;
const NEWEST = Math.floor(Date.now() / 1000) * 1000 - 2 * HOUR_MS;
const timeAgo = (days: number): string => toRfc3339(new Date(NEWEST - days * 24 * HOUR_MS));

/** One story of the fake news: the newest is two hours old, each further one a day older. */
export function article(index: number, changes: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: `tin-so-${index + 1}`,
    url: `https://congan.danvan.test/bai-viet/tin-so-${index + 1}`,
    title: TITLES[index % TITLES.length] ?? TITLES[0],
    summary:
      'Người dân cần bình tĩnh, không làm theo yêu cầu qua điện thoại và báo ngay cho công an xã, phường nơi gần nhất để được hướng dẫn, hỗ trợ.',
    image: index % 5 === 4 ? null : {src: pictureOf(index), width: 800, height: 450, alt: 'Hình minh họa'},
    unit: unit(index),
    category: index % 4 === 3 ? {id: 'hoat-dong', name: 'Hoạt động'} : {id: 'canh-bao', name: 'Cảnh báo'},
    published_at: timeAgo(index),
    updated_at: index % 6 === 1 ? timeAgo(index - 0.05) : null,
    tags: ['an-ninh-trat-tu'],
    campaign: index % 6 === 0 ? 'phoi-hop-dan-van' : null,
    documents: index % 6 === 0 ? ['25-NQ/TW'] : [],
    ...changes,
  };
}

export const ARTICLES: readonly ArticleSummary[] = Array.from({length: 24}, (_, index) => article(index));

/** Stories of which every other one came out long ago. */
export const AGED_ARTICLES: readonly ArticleSummary[] = ARTICLES.map((story, index) =>
  index % 2 === 1 ? {...story, published_at: timeAgo(400 + index), updated_at: null} : story,
);

/** Stories with more words than any layout has room for. */
export const LONG_ARTICLES: readonly ArticleSummary[] = Array.from({length: 24}, (_, index) =>
  article(index, {
    title: ENDLESS,
    summary: `${ENDLESS}. ${ENDLESS}.`,
    unit: {id: 'khanh-hoa', name: `${ENDLESS} (đơn vị)`, short_name: 'Khánh Hòa'},
  }),
);

/** Stories whose every text and address was written by somebody hostile. */
export const HOSTILE_ARTICLES: readonly ArticleSummary[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
].map((url, index) =>
  article(index, {
    url,
    title: '<img src=x onerror=alert(1)> <b>Tin</b>',
    summary: '<script>alert(1)</script>',
    image: {src: url, width: 800, height: 450, alt: '"><script>alert(1)</script>'},
  }),
);

const BODY = `
<p>Gần đây, một số người dân nhận được cuộc gọi của người lạ tự xưng là cán bộ công an, yêu cầu chuyển tiền vào “tài khoản tạm giữ”.</p>
<h2>Dấu hiệu nhận biết</h2>
<ul>
  <li>Cuộc gọi qua ứng dụng nhắn tin, kèm hình ảnh giấy tờ giả.</li>
  <li>Yêu cầu giữ bí mật với người thân và <strong>chuyển tiền ngay</strong>.</li>
</ul>
<figure>
  <img src="${pictureOf(1)}" width="800" height="450" alt="Cán bộ công an xã trao đổi với người dân">
  <figcaption>Công an xã hướng dẫn người dân nhận biết thủ đoạn lừa đảo.</figcaption>
</figure>
<h3>Số điện thoại cần nhớ</h3>
<table>
  <thead><tr><th>Nơi nhận tin</th><th>Số điện thoại</th></tr></thead>
  <tbody><tr><td>Trường hợp khẩn cấp</td><td>113</td></tr><tr><td>Cháy, nổ</td><td>114</td></tr></tbody>
</table>
<blockquote><p>Công an không làm việc qua điện thoại.</p></blockquote>
<p>Xem thêm <a href="/huong-dan">hướng dẫn phòng, chống lừa đảo</a>.</p>`;

const HOSTILE_BODY = `
<p>Đoạn văn thật.</p><script>alert(1)</script><img src="x" onerror="alert(1)"><a href="javascript:alert(1)">Liên kết</a>
<iframe srcdoc="<script>alert(1)</script>"></iframe><svg><a href="javascript:alert(1)"><text>x</text></a></svg>
<p style="background:url(https://attacker.test/)">Đoạn văn thật thứ hai.</p>`;

/** The whole story behind a summary: with every kind of block that bodies have, or as long or as hostile as its summary is. */
export function wholeArticle(summary: ArticleSummary, kind: 'default' | 'long' | 'hostile'): Article {
  const bodies = {default: BODY, long: Array(20).fill(`<p>${ENDLESS}.</p>`).join(''), hostile: HOSTILE_BODY};
  const address = {default: `${summary.url}?nguon=goc`, long: `${summary.url}?nguon=goc`, hostile: summary.url};
  return {
    ...summary,
    byline: kind === 'long' ? ENDLESS : 'Minh Thư',
    source: kind === 'long' ? ENDLESS : 'Cổng thông tin điện tử Công an tỉnh Khánh Hòa',
    source_url: address[kind],
    body_html: bodies[kind],
  };
}
