import type {DemoCategory} from './types.js';

/** The sections under which the provincial sites publish. */
export const categories: readonly DemoCategory[] = [
  {id: 'tin-hoat-dong', name: 'Tin hoạt động'},
  {id: 'thong-bao', name: 'Thông báo'},
  {id: 'canh-bao', name: 'Cảnh báo'},
  {id: 'thu-tuc-hanh-chinh', name: 'Thủ tục hành chính'},
  {id: 'phong-chay-chua-chay', name: 'Phòng cháy, chữa cháy'},
  {id: 'giao-thong', name: 'An toàn giao thông'},
  {id: 'phong-chong-thien-tai', name: 'Phòng, chống thiên tai'},
  {id: 'dan-van', name: 'Công tác dân vận'},
  {id: 'xay-dung-luc-luong', name: 'Xây dựng lực lượng'},
];
