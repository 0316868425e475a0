const SENTENCES: Readonly<Record<string, string>> = {
  EPRIVATE: 'Địa chỉ dẫn vào mạng nội bộ; nếu đúng là muốn vậy, đặt INGEST_ALLOW_PRIVATE=1.',
  BAD_SCHEME: 'Địa chỉ phải bắt đầu bằng http:// hoặc https://.',
  PASSWORD: 'Địa chỉ không được kèm tên và mật khẩu.',
  BAD_REDIRECT: 'Trang nguồn chuyển hướng tới một địa chỉ không hợp lệ.',
  TOO_MANY_REDIRECTS: 'Trang nguồn chuyển hướng quá 5 lần.',
  TOO_LARGE: 'Trang nguồn gửi quá 20 MB; đã ngừng nhận.',
  BAD_ENCODING: 'Trang nguồn nén dữ liệu theo cách không được yêu cầu, hoặc dữ liệu nén bị hỏng.',
  ETIMEDOUT: 'Trang nguồn trả lời quá chậm; đã ngừng chờ.',
  ABORTED: 'Đã ngừng vì máy chủ đang dừng.',
  ENOTFOUND: 'Không tìm thấy tên máy của trang nguồn.',
  EAI_AGAIN: 'Chưa tra được tên máy của trang nguồn (lỗi tạm thời của DNS).',
  ECONNREFUSED: 'Trang nguồn từ chối kết nối.',
  ECONNRESET: 'Trang nguồn ngắt kết nối giữa chừng.',
  EHOSTUNREACH: 'Không có đường mạng tới trang nguồn.',
  ENETUNREACH: 'Không có đường mạng tới trang nguồn.',
};

/** Why an address could not be read; the message is a sentence in Vietnamese for the operator. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  /** `HTTP_503`, or the system's word such as `ECONNREFUSED`. */
  readonly code: string;
  /** How long the source asks to be left alone, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(code: string, {retryAfterMs = null, cause}: {retryAfterMs?: number | null; cause?: unknown} = {}) {
    super(sentenceOf(code), {cause});
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

function sentenceOf(code: string): string {
  const status = /^HTTP_(\d+)$/.exec(code)?.[1];
  if (status !== undefined) return `Trang nguồn trả lời mã ${status}.`;
  if (/CERT|SSL|TLS/.test(code)) return `Chứng thư bảo mật của trang nguồn không dùng được (${code}).`;
  if (code.startsWith('Z_')) return SENTENCES['BAD_ENCODING'] ?? code;
  return SENTENCES[code] ?? `Không đọc được trang nguồn (${code}).`;
}
