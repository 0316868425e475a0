import type {DemoArticle, DemoPublication} from '../demo-content.js';

/** What each drawing in the demo site's `images` folder shows, for those who do not see it. */
const alternatives = {
  'an-toan-nha-o': 'Ngôi nhà khóa cửa cẩn thận, phía trên có biểu tượng lá chắn',
  'camera-an-ninh': 'Camera quan sát gắn trên cột ở đầu một khu phố',
  'can-cuoc': 'Thẻ căn cước đặt cạnh điện thoại hiển thị dấu xác nhận',
  'canh-bao-dien-thoai': 'Màn hình điện thoại hiện tam giác cảnh báo giữa các tin nhắn lạ',
  'doi-mu-bao-hiem': 'Người đi xe máy đội mũ bảo hiểm trên đường',
  'duong-deo': 'Ô tô đi trên đường đèo trong mưa, bên đường có biển cảnh báo',
  'hien-mau': 'Một người nằm hiến máu trên ghế, bên cạnh là túi máu',
  'ho-chieu': 'Hộ chiếu, thẻ lên máy bay và quả địa cầu',
  'hoc-sinh-den-truong': 'Cán bộ Công an dắt tay học sinh trước cổng trường',
  'hop-dan': 'Cán bộ Công an trao đổi với bà con trong buổi họp dân',
  'lua-dao-qua-mang': 'Máy tính mở trang đăng nhập giả, lưỡi câu móc vào thẻ ngân hàng',
  'mot-cua': 'Người dân nộp hồ sơ tại quầy tiếp nhận một cửa',
  'mua-lu': 'Xuồng cứu hộ đưa người dân ra khỏi vùng ngập',
  'nga-tu-giao-thong': 'Cảnh sát giao thông điều khiển phương tiện tại ngã tư',
  'nha-tinh-nghia': 'Cán bộ Công an và người dân cùng dựng một ngôi nhà',
  'noi-chao': 'Nồi cháo nóng giữa hai bát cháo dưới mái che',
  'phoi-hop': 'Hai bàn tay bắt chặt, biểu trưng cho sự phối hợp',
  'phong-chay': 'Bình chữa cháy đặt cạnh cửa có biển chỉ lối thoát nạn',
  'so-ket-bao-cao': 'Biểu đồ kết quả trên màn hình và bản báo cáo trên bàn',
  'tau-ca': 'Tàu cá neo ngoài khơi, trên boong có bình chữa cháy và phao cứu sinh',
  'tuan-tra-dem': 'Cán bộ Công an và người dân tuần tra ban đêm',
  've-co-so': 'Cán bộ Công an và bà con đi trên đường làng',
} as const;

type PictureName = keyof typeof alternatives;

/** The picture of an article; all drawings are 800 by 450. */
function picture(name: PictureName): NonNullable<DemoArticle['image']> {
  return {src: `/images/${name}.svg`, width: 800, height: 450, alt: alternatives[name]};
}

/** What differs from one article to the next; the rest is the house's custom. */
type ArticleDraft = DemoPublication & {
  readonly id: string;
  readonly unit: string;
  readonly category: string;
  readonly title: string;
  readonly summary: string;
  readonly picture: PictureName;
  /** Paragraphs, headings and lists, each a whole HTML element. */
  readonly body: readonly string[];
  readonly tags: readonly string[];
  readonly campaign?: string;
  readonly documents?: readonly string[];
  readonly byline?: string;
  readonly source?: string;
  /** Views of the last 24 hours, 7 days, 30 days, and ever. */
  readonly views: readonly [day1: number, day7: number, day30: number, total: number];
};

/** Completes a draft: no campaign, documents, byline or source unless given. */
export function article(draft: ArticleDraft): DemoArticle {
  const {picture: name, body, campaign, documents, byline, source, views, ...rest} = draft;
  const [day1, day7, day30, total] = views;
  return {
    ...rest,
    image: picture(name),
    campaign: campaign ?? null,
    documents: documents ?? [],
    byline: byline ?? null,
    source: source ?? null,
    body_html: body.join('\n'),
    views: {day1, day7, day30, total},
  };
}
