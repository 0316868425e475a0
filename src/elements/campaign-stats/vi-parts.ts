/*
 * The words of what comes on demand, in Vietnamese: each part brings its own with it. Those in English all come in one file.
 */

export const charts = {
  missing: 'Chưa báo cáo',
  largest: (label: string, value: string) => `Lớn nhất: ${label}, ${value}.`,
  smallest: (label: string, value: string) => `Nhỏ nhất: ${label}, ${value}.`,
  missingCount: (missing: string, all: string) => `${missing}/${all} chưa báo cáo.`,
  wordsCount: (count: string) => `${count} số liệu chỉ được nêu bằng lời nên không vẽ được.`,
  failed: 'Chưa tải được biểu đồ. Các số liệu vẫn có đủ trong bảng.',
  /** What a scale of round amounts is counted in, the greatest first. */
  scales: [
    [1e12, 'nghìn tỷ'],
    [1e9, 'tỷ'],
    [1e6, 'triệu'],
    [1e3, 'nghìn'],
  ] as readonly (readonly [number, string])[],
  partial: (what: string) =>
    `Biểu đồ chỉ vẽ những số liệu so sánh được với nhau (${what}); các số liệu khác có trong bảng.`,
  none: 'Không đủ số liệu cùng loại để vẽ biểu đồ.',
};

export const change = {
  increase: (by: string, since: string, from: string, to: string) =>
    `Tăng${by && ` ${by}`} so với ${since} (từ ${from} lên ${to})`,
  decrease: (by: string, since: string, from: string, to: string) =>
    `Giảm${by && ` ${by}`} so với ${since} (từ ${from} xuống ${to})`,
  same: (since: string, value: string) => `Không thay đổi so với ${since} (vẫn là ${value})`,
  lessThan: (percent: string) => `chưa đến ${percent}`,
};

export const check = {
  agree: 'Các phần cộng lại khớp với tổng số.',
  incomplete: 'Các phần được nêu cộng lại chưa đủ tổng số.',
  exceed: 'Các phần cộng lại nhiều hơn tổng số, cần đối chiếu lại.',
  incomparable: 'Không thể cộng các phần để đối chiếu với tổng số.',
};

export const citation = {
  dated: (day: string) => `ngày ${day}`,
  quoted: (words: string) => `Nguyên văn: “${words}”.`,
  accessed: (day: string) => `Truy cập ngày ${day}.`,
  copy: 'Sao chép trích dẫn',
  copied: 'Đã sao chép trích dẫn.',
  refused: 'Trình duyệt không cho sao chép. Trích dẫn đã được chọn sẵn trong ô dưới đây để sao chép bằng tay.',
  field: 'Nội dung trích dẫn',
};

export const downloads = {
  title: 'Tải về:',
  csv: 'Bảng CSV',
  json: 'Dữ liệu JSON',
  png: 'Ảnh PNG',
  svg: 'Hình SVG',
  busy: 'Đang tạo tệp…',
  saved: (fileName: string) => `Đã tạo tệp ${fileName}.`,
  failed: (fileName: string) => `Chưa tạo được tệp ${fileName}. Vui lòng thử lại.`,
  layout: {tiles: 'the-so-lieu', headline: 'so-lieu-chinh', table: 'bang', bars: 'bieu-do-cot', trend: 'xu-huong'},
  asOf: 'den',
};

export const origin = {
  document: 'Tài liệu',
  issuer: 'Đơn vị ban hành',
  date: 'Ngày',
  address: 'Địa chỉ',
  corrected: (day: string, version: string) => `Đã đính chính ngày ${day} (bản thứ ${version})`,
  withdrawn: (day: string) => `Đã rút lại ngày ${day}`,
  revisions: 'Xem tất cả các bản của số liệu này (tệp CSV)',
};

/** The words of the target itself follow. */
export const target = {
  reached: (share: string) => `Đạt ${share} chỉ tiêu`,
  exceeded: (share: string) => `Vượt chỉ tiêu: đạt ${share} của`,
  alone: 'Chỉ tiêu:',
  share: {
    exact: (percent: string) => percent,
    over: (percent: string) => `hơn ${percent}`,
    under: (percent: string) => `chưa đến ${percent}`,
    about: (percent: string) => `khoảng ${percent}`,
    atLeast: (percent: string) => `ít nhất ${percent}`,
    atMost: (percent: string) => `tối đa ${percent}`,
  },
  why: {
    measures: 'Chưa so sánh được: số liệu và chỉ tiêu đếm những thứ khác nhau.',
    units: 'Chưa so sánh được: số liệu và chỉ tiêu của hai đơn vị khác nhau.',
    periods: 'Chưa so sánh được: số liệu và chỉ tiêu của hai thời kỳ khác nhau.',
    amount: 'Chưa so sánh được: báo cáo không nêu con số cụ thể.',
    status: 'Chưa so sánh được: số liệu này chưa phải là kết quả đã báo cáo.',
    limit: 'Đây là mức không được vượt nên không tính tỷ lệ đạt.',
    unproven: 'Chưa so sánh được: báo cáo chưa nêu đủ để biết đã đạt bao nhiêu.',
  },
};

export const table = {
  title: 'Bảng số liệu',
  heads: {unit: 'Đơn vị', period: 'Kỳ', figure: 'Nội dung', value: 'Số liệu'},
  missing: 'Chưa báo cáo',
  none: 'Không có số liệu',
  provinces: (reported: string, expected: string) => `${reported}/${expected} tỉnh đã báo cáo`,
  units: (reported: string, expected: string) => `${reported}/${expected} đơn vị đã báo cáo`,
  missingUnits: (count: string) => `${count} đơn vị chưa báo cáo`,
  about: (what: string, said: string) => `${what}: ${said}`,
  coverage: 'Mức độ báo cáo',
  sum: 'Cộng',
  noSum: 'Không cộng được',
  refusals: {
    nothing: 'chưa có số liệu nào.',
    mixed_measures: 'các số liệu đếm những thứ khác nhau.',
    mixed_statuses: 'có số liệu đã đạt được và số liệu mới đề nghị, kế hoạch hoặc chỉ tiêu.',
    mixed_changes: 'có số liệu nói mức tăng, giảm và số liệu nói tổng số.',
    mixed_periods: 'các số liệu thuộc những kỳ khác nhau.',
    without_amount: 'có số liệu chỉ nêu độ lớn, không nêu con số.',
    overlapping: 'có số liệu là một phần của số liệu khác.',
  },
  last: 'Dòng chưa báo cáo hoặc không nêu con số được xếp cuối.',
};
