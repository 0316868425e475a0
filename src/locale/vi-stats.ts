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
};
