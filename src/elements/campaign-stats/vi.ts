import {vi as widgetVi} from '../../widget/vi.js';
import type * as parts from './vi-parts.js';

/** The words of the first drawing in Vietnamese: the source for every other language. */
export const vi = {
  ...widgetVi,
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
  cut: (count: string) => `Chỉ hiển thị ${count} số liệu đầu.`,
};

/** What every language must say besides, for what comes on demand; in Vietnamese it comes with that. */
export type PartWords = Required<typeof parts>;

/** What every language must say. */
export type Words = typeof vi & Partial<PartWords>;
