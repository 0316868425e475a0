import type {ArticleRatings, StaffFeedback, StaffMember} from '../../../src/api/types.js';
import {UNITS} from './content.js';

const KHANH_HOA = UNITS[0];
if (!KHANH_HOA) throw new Error('There are units.');
const unit = KHANH_HOA;

const EXPIRES = '2026-12-31T23:59:59+07:00';

/** The tokens that the fake API knows, and whose they are. */
export const MEMBERS: Readonly<Record<string, StaffMember>> = {
  dv_thu: {name: 'Lê Minh Thư', role: 'officer', units: [unit], expires_at: EXPIRES},
  dv_quanly: {name: 'Trần Quốc Lý', role: 'manager', units: [], expires_at: EXPIRES},
  dv_xem: {name: 'Phạm Thị Xem', role: 'reader', units: [unit], expires_at: EXPIRES},
};

const MESSAGES = [
  'Đề nghị công khai lịch tiếp công dân của Công an phường Nha Trang trên trang thông tin điện tử để người dân tiện sắp xếp.',
  'Xin hỏi làm thẻ căn cước cho trẻ dưới 6 tuổi cần mang theo giấy tờ gì và có phải đưa trẻ đến không?',
  'Cảm ơn các anh Công an xã đã giúp gia đình tôi tìm lại được giấy tờ bị thất lạc trong đợt mưa lũ vừa qua.',
  'Bài viết về đăng ký xe trực tuyến còn thiếu bước nộp lệ phí, mong được bổ sung cho đầy đủ.',
] as const;
const TOPICS = [
  {id: 'gop-y', name: 'Góp ý'},
  {id: 'hoi-dap', name: 'Hỏi đáp'},
  {id: 'khen-ngoi', name: 'Khen ngợi'},
  {id: 'phan-anh-bai-viet', name: 'Phản ánh về bài viết'},
] as const;
const NAMES = ['Nguyễn Văn Thử', 'Trần Thị Mẫu', 'Lê Ví Dụ'] as const;
const STATES = ['received', 'assigned', 'answered'] as const;
const ALPHABET = '23456789ABCDEFGHJKMN';

function timeAgo(hours: number): string {
  const newest = Date.parse('2026-11-20T08:30:00+07:00');
  return new Date(newest - hours * 3_600_000 + 7 * 3_600_000).toISOString().replace('.000Z', '+07:00');
}

/** A message as a staff member reads it; the first is the newest. */
export function staffMessage(index: number, changes: Partial<StaffFeedback> = {}): StaffFeedback {
  const status = STATES[index % STATES.length] ?? 'received';
  const received = timeAgo(index * 5);
  const isAnonymous = index % 4 === 3;
  const assignee = status === 'received' ? null : index % 2 ? 'Lê Minh Thư' : 'Võ Thanh Bình';
  const letter = ALPHABET[index % ALPHABET.length] ?? '2';
  const row = ALPHABET[Math.floor(index / ALPHABET.length)] ?? '2';
  return {
    code: `KH-7F3K-92${row}${letter}`,
    unit,
    topic: TOPICS[index % TOPICS.length] ?? TOPICS[0],
    message: MESSAGES[index % MESSAGES.length] ?? MESSAGES[0],
    name: isAnonymous ? null : (NAMES[index % NAMES.length] ?? NAMES[0]),
    phone: isAnonymous ? null : `09123456${String(index % 90).padStart(2, '0')}`,
    email: index % 3 === 1 ? 'nguoi.gui@example.vn' : null,
    address: isAnonymous ? null : 'Phường Nha Trang, tỉnh Khánh Hòa',
    anonymous: isAnonymous,
    rating: index % 4 === 3 ? 'no' : null,
    page: {url: 'https://congan.danvan.test/bai-viet/tin-so-2', title: 'Hướng dẫn đăng ký xe trực tuyến'},
    article: index % 4 === 3 ? 'tin-so-2' : null,
    article_ratings: index % 4 === 3 ? {yes: 41, no: 12} : null,
    consent: {
      version: 'thu-1',
      text: 'Họ tên, số điện thoại, thư điện tử và nội dung anh/chị gửi được lưu để xem xét và trả lời.',
      at: received,
    },
    status,
    spam: false,
    spam_reason: null,
    assignee,
    reply: status === 'answered' ? {text: 'Cảm ơn anh/chị đã góp ý.', at: received, by: assignee ?? ''} : null,
    history: assignee
      ? [{at: received, by: 'Võ Thanh Bình', action: 'assignment', detail: `giao cho ${assignee}`}]
      : [],
    received_at: received,
    updated_at: received,
    erased_at: null,
    version: 1,
    ...changes,
  };
}

const ENDLESS =
  'Nghiêngngảnghiêngngửakhôngcókhoảngtrắngvàkhôngxuốngdòng và một câu rất dài để kiểm tra rằng chữ không tràn khỏi khung trên màn hình hẹp';
const HOSTILE = '<img src=x onerror=alert(1)> <script>alert(1)</script> <b>đậm</b>';

/** What readers answered about an article; the first has the most «Không». */
function articleRatings(index: number, title: string, url?: string): ArticleRatings {
  const id = `tin-so-${index + 2}`;
  return {
    article: {id, title, url: url ?? `https://congan.danvan.test/bai-viet/${id}`},
    ratings: {yes: 41 + index * 173, no: Math.max(0, 12 - index * 2)},
    last_day: timeAgo(index * 40).slice(0, 10),
  };
}

const RATED = [
  'Hướng dẫn đăng ký xe trực tuyến',
  'Cảnh báo thủ đoạn giả danh cán bộ để chiếm đoạt tài sản qua điện thoại',
  'Lịch tiếp công dân tháng 12',
] as const;

/** Ordinary counts, of more articles than the inbox asks for at once. */
export const RATINGS: readonly ArticleRatings[] = Array.from({length: 24}, (_, index) =>
  articleRatings(index, RATED[index % RATED.length] ?? RATED[0]),
);

/** Counts of articles whose titles have more words than any layout has room for. */
export const LONG_RATINGS: readonly ArticleRatings[] = [0, 1].map((index) => ({
  ...articleRatings(index, ENDLESS),
  ratings: {yes: 1_234_567, no: 987_654},
}));

/** Counts whose every text was written by somebody hostile. */
export const HOSTILE_RATINGS: readonly ArticleRatings[] = [articleRatings(0, HOSTILE, 'javascript:alert(1)')];

/**
 * The ordinary messages, with one withdrawn, one whose data was erased by age, one that needed a proof of work and one held back as
 * spam.
 */
export const STAFF_MESSAGES: readonly StaffFeedback[] = Array.from({length: 46}, (_, index) => {
  const gone = {name: null, phone: null, email: null, address: null, erased_at: '2026-11-21T00:05:00+07:00'} as const;
  if (index === 6) return staffMessage(index, {...gone, status: 'withdrawn', message: ''});
  if (index === 8) return staffMessage(index, gone);
  if (index === 4) return staffMessage(index, {spam_reason: 'too_fast'});
  return index === 10 ? staffMessage(index, {spam: true, spam_reason: 'trap_filled'}) : staffMessage(index);
});

/** Messages with more words than any layout has room for. */
export const LONG_STAFF_MESSAGES: readonly StaffFeedback[] = Array.from({length: 24}, (_, index) =>
  staffMessage(index, {
    message: `${ENDLESS}.\n\n${ENDLESS}.\n\n`.repeat(6),
    name: ENDLESS,
    address: ENDLESS,
    email: `${'rat-dai-'.repeat(20)}@example.vn`,
    assignee: index % 2 ? ENDLESS.slice(0, 100) : null,
    unit: {...unit, name: ENDLESS},
    page: {url: `https://congan.danvan.test/${'duong-dan-rat-dai/'.repeat(20)}`, title: ENDLESS},
    reply: {text: ENDLESS, at: '2026-11-20T09:00:00+07:00', by: ENDLESS},
  }),
);

/** Messages whose every text was written by somebody hostile. */
export const HOSTILE_STAFF_MESSAGES: readonly StaffFeedback[] = [0, 1].map((index) =>
  staffMessage(index, {
    message: HOSTILE,
    name: HOSTILE,
    address: HOSTILE,
    phone: 'javascript:alert(1)',
    email: '"><script>alert(1)</script>',
    page: {url: 'javascript:alert(1)', title: HOSTILE},
    reply: {text: HOSTILE, at: '2026-11-20T09:00:00+07:00', by: HOSTILE},
    history: [{at: '2026-11-20T09:00:00+07:00', by: HOSTILE, action: 'reply', detail: HOSTILE}],
  }),
);
