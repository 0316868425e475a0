/** The words of the campaign figures in Vietnamese. */
export const viStats = {
  heading: 'Kết quả qua những con số',
  empty: 'Chưa có số liệu nào được công bố.',
  source: 'Nguồn',
  parts: 'Trong đó:',
  status: {
    reported: '',
    proposed: 'Đề nghị',
    planned: 'Kế hoạch',
    target: 'Chỉ tiêu',
    revised: 'Đã đính chính',
    withdrawn: 'Đã rút lại',
  },
  asOf: (day: string) => `Số liệu như đã biết đến hết ngày ${day}.`,
  change: {
    increase: (by: string, since: string, from: string, to: string) =>
      `Tăng${by && ` ${by}`} so với ${since} (từ ${from} lên ${to})`,
    decrease: (by: string, since: string, from: string, to: string) =>
      `Giảm${by && ` ${by}`} so với ${since} (từ ${from} xuống ${to})`,
    same: (since: string, value: string) => `Không thay đổi so với ${since} (vẫn là ${value})`,
    lessThan: (percent: string) => `chưa đến ${percent}`,
  },
  check: {
    agree: 'Các phần cộng lại khớp với tổng số.',
    incomplete: 'Các phần được nêu cộng lại chưa đủ tổng số.',
    exceed: 'Các phần cộng lại nhiều hơn tổng số, cần đối chiếu lại.',
    incomparable: 'Không thể cộng các phần để đối chiếu với tổng số.',
  },
  citation: {
    dated: (day: string) => `ngày ${day}`,
    quoted: (words: string) => `Nguyên văn: “${words}”.`,
    accessed: (day: string) => `Truy cập ngày ${day}.`,
    copy: 'Sao chép trích dẫn',
    copied: 'Đã sao chép trích dẫn.',
    refused: 'Trình duyệt không cho sao chép. Trích dẫn đã được chọn sẵn trong ô dưới đây để sao chép bằng tay.',
    field: 'Nội dung trích dẫn',
  },
  downloads: {
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
  },
  origin: {
    document: 'Tài liệu',
    issuer: 'Đơn vị ban hành',
    date: 'Ngày',
    address: 'Địa chỉ',
    corrected: (day: string, version: string) => `Đã đính chính ngày ${day} (bản thứ ${version})`,
    withdrawn: (day: string) => `Đã rút lại ngày ${day}`,
    revisions: 'Xem tất cả các bản của số liệu này (tệp CSV)',
  },
  /** The words of the target itself follow. */
  target: {
    reached: (share: string) => `Đạt ${share} chỉ tiêu`,
    exceeded: (share: string) => `Vượt chỉ tiêu: đạt ${share} của`,
    alone: 'Chỉ tiêu:',
    share: {
      exact: (percent: string) => percent,
      over: (percent: string) => `hơn ${percent}`,
      under: (percent: string) => `chưa đến ${percent}`,
      about: (percent: string) => `khoảng ${percent}`,
    },
    why: {
      measures: 'Chưa so sánh được: số liệu và chỉ tiêu đếm những thứ khác nhau.',
      units: 'Chưa so sánh được: số liệu và chỉ tiêu của hai đơn vị khác nhau.',
      periods: 'Chưa so sánh được: số liệu và chỉ tiêu của hai thời kỳ khác nhau.',
      amount: 'Chưa so sánh được: báo cáo không nêu con số cụ thể.',
      unproven: 'Chưa so sánh được: báo cáo chưa nêu đủ để biết đã đạt bao nhiêu.',
    },
  },
};
