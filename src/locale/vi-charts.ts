/** The words in and around the charts in Vietnamese. */
export const viCharts = {
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
};
