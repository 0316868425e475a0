import type {QuantityFault} from '../../../src/vietnamese/quantity.js';

/** Why words are no quantity, and what to write instead. */
export const QUANTITY_REASONS: Readonly<Record<QuantityFault, string>> = {
  empty: 'Còn trống. Ghi số lượng đúng như báo cáo viết.',
  no_number: 'Không thấy con số hay độ lớn nào ở đầu ô. Chỉ ghi số lượng: «294.075», «hơn 9,3 triệu», «hàng trăm».',
  broken_number: 'Con số viết không theo cách nào đọc được. Dấu chấm phân nhóm ba chữ số, dấu phẩy là phần thập phân.',
  ambiguous: 'Con số đọc được theo nhiều cách và không cách nào đúng hẳn. Hãy xem lại báo cáo và viết rõ.',
  range_order: 'Khoảng có số sau nhỏ hơn số trước. Hãy đổi lại hai đầu.',
  not_a_quantity: 'Đây là ngày, số điện thoại hoặc số văn bản, không phải số lượng.',
};
