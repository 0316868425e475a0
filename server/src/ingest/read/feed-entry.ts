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

/** A picture that a feed or a body names. */
export interface FeedPicture {
  /** Absolute http(s) address. */
  readonly src: string;
  /** Pixels; null where the source does not tell, then both are. */
  readonly width: number | null;
  readonly height: number | null;
  /** Empty where the source gives none. */
  readonly alt: string;
  readonly caption: string | null;
}

/** One word or phrase under which the source files an article. */
export interface FeedTag {
  /** Lower case without diacritics, words joined by hyphens: `dan-van-kheo`. */
  readonly slug: string;
  /** As the source writes it. */
  readonly name: string;
}

/** An article as a feed tells it, cleaned. Every text is plain text in NFC; only `bodyHtml` is markup. */
export interface FeedEntry {
  /** The source's own identifier (guid, id); the address where there is none. At most 500 characters. */
  readonly externalId: string;
  /** Absolute http(s) address of the article at the source. */
  readonly url: string;
  readonly title: string;
  /** At most 600 characters, cut after a word; empty where the source has neither summary nor body. */
  readonly summary: string;
  /** Sanitised by {@link cleanBody}; empty where the feed carries the summary only. */
  readonly bodyHtml: string;
  readonly picture: FeedPicture | null;
  readonly publishedAt: Date;
  /** Null where the source tells none, or none later than `publishedAt`. */
  readonly updatedAt: Date | null;
  readonly byline: string | null;
  /** Where the source itself took the article from: what stands after «Nguồn:». */
  readonly source: string | null;
  readonly tags: readonly FeedTag[];
}

/** Why a feed, or one entry of it, was not taken. */
export interface FeedRefusal {
  readonly code: RefusalCode;
  /** In Vietnamese: what is wrong and, where there is something, what to do. */
  readonly reason: string;
  /** Counted from 1 in the order of the feed; null where the feed as a whole is meant. */
  readonly entry: number | null;
  /** Title of the entry, or of the page that came instead of a feed; shortened. */
  readonly title: string | null;
  /** Address of the entry, where it has one. */
  readonly url: string | null;
  /** The text that could not be read, shortened. */
  readonly found: string | null;
}

/** What a feed tells of itself. */
export interface FeedAbout {
  readonly kind: 'rss' | 'rdf' | 'atom' | 'json';
  readonly title: string | null;
  /** The page that the feed belongs to. */
  readonly url: string | null;
  /** How long the source asks to wait between two readings; null where it does not say. */
  readonly minutesToLive: number | null;
  /** In which encoding the text stood, for the report: `utf-8`, `windows-1258`, `tcvn3`, `vni`… */
  readonly encoding: string;
}

/**
 * A feed that was read. With `feed: null` nothing was, and `refusals` holds the one reason; else `refusals` names each entry that is
 * missing from `entries`.
 */
export interface FeedReading {
  readonly feed: FeedAbout | null;
  readonly entries: readonly FeedEntry[];
  readonly refusals: readonly FeedRefusal[];
}

/** What is known about the bytes beside themselves. */
export interface FeedOrigin {
  /** Absolute address that the bytes came from: relative addresses are resolved against it. A `file:` address is never kept. */
  readonly url: string;
  /** The header `Content-Type`, null for a file. */
  readonly contentType: string | null;
  /** Moment of reading: dates more than a day later are refused. */
  readonly now: Date;
}
