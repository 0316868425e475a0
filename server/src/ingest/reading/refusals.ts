import type {FeedOrigin, FeedReading} from './types.js';

/** Every reason why a feed or an entry is refused, with the sentence for the report. */
const REASONS = {
  too_large: 'Tệp lớn hơn 20 MB; nguồn tin thường không quá vài trăm KB. Hãy kiểm tra lại địa chỉ.',
  too_many_entries: 'Nguồn tin có hơn 5.000 mục. Hãy chia thành nhiều tệp.',
  too_deep: 'Các thẻ lồng nhau quá sâu, không phải một nguồn tin bình thường.',
  too_heavy:
    'Nguồn tin này đọc quá lâu hoặc cần quá nhiều bộ nhớ, nên bị bỏ qua. Hãy giảm số mục hoặc bỏ toàn văn khỏi nguồn tin.',
  empty: 'Tệp trống.',
  unknown_encoding: 'Không nhận ra bảng mã của chữ. Hãy lưu nguồn tin bằng UTF-8.',
  not_a_feed: 'Đây không phải nguồn tin RSS, Atom hay JSON Feed.',
  html_page: 'Địa chỉ trả về một trang web chứ không phải nguồn tin. Hãy tìm địa chỉ RSS của trang.',
  entities: 'Nguồn tin khai báo thực thể hoặc DTD riêng; vì an toàn, tệp như vậy không được đọc.',
  truncated: 'Nguồn tin bị cắt ngang, chưa nhận đủ. Hệ thống sẽ đọc lại sau, không lấy một phần.',
  malformed: 'Nguồn tin viết sai cú pháp nên không đọc được.',
  no_title: 'Mục này không có tiêu đề.',
  no_link: 'Mục này không có địa chỉ bài viết.',
  bad_link: 'Địa chỉ bài viết không phải địa chỉ web (http hoặc https).',
  no_date: 'Mục này không ghi ngày đăng.',
  bad_date: 'Không đọc được ngày đăng.',
  future_date: 'Ngày đăng muộn hơn hiện tại hơn một ngày.',
  too_long: 'Nội dung bài dài quá mức một bài viết.',
  duplicate: 'Mục này lặp lại một mục đứng trước trong cùng nguồn tin.',
} as const;

/** The name of a reason, stable for programs. */
export type RefusalCode = keyof typeof REASONS;

/** The sentence of a reason, in Vietnamese. */
export function reasonOf(code: RefusalCode): string {
  return REASONS[code];
}

/**
 * The reading of a document that gives no article.
 *
 * @param title - of the document, where that helps to tell what it is
 */
export function unreadFeed(code: RefusalCode, {url}: FeedOrigin, title: string | null = null): FeedReading {
  return {feed: null, entries: [], refusals: [{code, reason: reasonOf(code), entry: null, title, url, found: null}]};
}
