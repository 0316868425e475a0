import {ImportFileError} from './fault.js';

/** More than any report holds; a larger file is another kind of file. */
const MOST_BYTES = 100 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte);

/**
 * The text of a file in UTF-8, with or without a byte order mark, its lines ended by `\n`.
 *
 * @throws ImportFileError for a spreadsheet's own format or another encoding, saying how to save the file instead
 */
export function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new ImportFileError(
      'Đây là tệp bảng tính (.xlsx, .xls hoặc .ods). Hãy mở tệp, chọn «Lưu thành» (Save As), ' +
        'kiểu «CSV UTF-8 (Comma delimited)», rồi nạp tệp .csv mới.',
    );
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) throw wrongEncoding('UTF-16 («Unicode Text»)');
  if (bytes.length > MOST_BYTES) throw new ImportFileError('Tệp lớn hơn 100 MB. Hãy chia thành nhiều tệp.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw wrongEncoding('một bảng mã khác UTF-8');
  }
  if (text.includes('\0')) throw new ImportFileError('Tệp chứa ký tự rỗng, không phải tệp văn bản CSV hay JSON.');
  if (text.trim() === '') throw new ImportFileError('Tệp trống.');
  return text.replaceAll(/\r\n?/g, '\n');
}

function wrongEncoding(found: string): ImportFileError {
  return new ImportFileError(
    `Tệp được lưu bằng ${found}, nên chữ có dấu sẽ hỏng. Hãy lưu lại với kiểu «CSV UTF-8» (Excel) ` +
      'hoặc chọn mã hóa UTF-8, rồi nạp lại.',
  );
}
