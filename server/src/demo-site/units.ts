import type {DemoUnit} from './demo-content.js';

const ministryId = 'bo-cong-an';
const unknownContact = {phone: null, address: null, website: null};
/** Last day of the 63 provincial forces; the 34 of today follow Nghị quyết 202/2025/QH15, in force since 1/7/2025. */
const lastDayOfFormerUnits = '2025-06-30';

/** A provincial force in force today. When it was founded is not recorded here: it outlived the merger under its id. */
function provincial(id: string, code: string, kind: 'tỉnh' | 'thành phố', place: string): DemoUnit {
  return {
    id,
    name: `Công an ${kind} ${place}`,
    short_name: place,
    kind: 'province',
    code,
    parent: ministryId,
    valid_from: null,
    valid_to: null,
    successors: [],
    contact: unknownContact,
  };
}

/** A provincial force that ended with June 2025; every one of them was merged into exactly one successor. */
function former(id: string, code: string, place: string, successor: string): DemoUnit {
  return {...provincial(id, code, 'tỉnh', place), valid_to: lastDayOfFormerUnits, successors: [successor]};
}

const ministry: DemoUnit = {
  id: ministryId,
  name: 'Bộ Công an',
  short_name: 'Bộ Công an',
  kind: 'ministry',
  code: 'BCA',
  parent: null,
  valid_from: null,
  valid_to: null,
  successors: [],
  contact: unknownContact,
};

const inForce: readonly DemoUnit[] = [
  provincial('ha-noi', 'HN', 'thành phố', 'Hà Nội'),
  provincial('cao-bang', 'CB', 'tỉnh', 'Cao Bằng'),
  provincial('tuyen-quang', 'TQ', 'tỉnh', 'Tuyên Quang'),
  provincial('dien-bien', 'DB', 'tỉnh', 'Điện Biên'),
  provincial('lai-chau', 'LC', 'tỉnh', 'Lai Châu'),
  provincial('son-la', 'SL', 'tỉnh', 'Sơn La'),
  provincial('lao-cai', 'LCA', 'tỉnh', 'Lào Cai'),
  provincial('thai-nguyen', 'TN', 'tỉnh', 'Thái Nguyên'),
  provincial('lang-son', 'LS', 'tỉnh', 'Lạng Sơn'),
  provincial('quang-ninh', 'QN', 'tỉnh', 'Quảng Ninh'),
  provincial('bac-ninh', 'BN', 'tỉnh', 'Bắc Ninh'),
  provincial('phu-tho', 'PT', 'tỉnh', 'Phú Thọ'),
  provincial('hai-phong', 'HP', 'thành phố', 'Hải Phòng'),
  provincial('hung-yen', 'HY', 'tỉnh', 'Hưng Yên'),
  provincial('ninh-binh', 'NB', 'tỉnh', 'Ninh Bình'),
  provincial('thanh-hoa', 'TH', 'tỉnh', 'Thanh Hóa'),
  provincial('nghe-an', 'NA', 'tỉnh', 'Nghệ An'),
  provincial('ha-tinh', 'HT', 'tỉnh', 'Hà Tĩnh'),
  provincial('quang-tri', 'QT', 'tỉnh', 'Quảng Trị'),
  provincial('hue', 'HUE', 'thành phố', 'Huế'),
  provincial('da-nang', 'DN', 'thành phố', 'Đà Nẵng'),
  provincial('quang-ngai', 'QNG', 'tỉnh', 'Quảng Ngãi'),
  provincial('gia-lai', 'GL', 'tỉnh', 'Gia Lai'),
  provincial('khanh-hoa', 'KH', 'tỉnh', 'Khánh Hòa'),
  provincial('dak-lak', 'DL', 'tỉnh', 'Đắk Lắk'),
  provincial('lam-dong', 'LD', 'tỉnh', 'Lâm Đồng'),
  provincial('dong-nai', 'DNI', 'thành phố', 'Đồng Nai'),
  {...provincial('tp-ho-chi-minh', 'HCM', 'thành phố', 'TP. Hồ Chí Minh'), name: 'Công an Thành phố Hồ Chí Minh'},
  provincial('tay-ninh', 'TNI', 'tỉnh', 'Tây Ninh'),
  provincial('dong-thap', 'DT', 'tỉnh', 'Đồng Tháp'),
  provincial('vinh-long', 'VL', 'tỉnh', 'Vĩnh Long'),
  provincial('an-giang', 'AG', 'tỉnh', 'An Giang'),
  provincial('can-tho', 'CT', 'thành phố', 'Cần Thơ'),
  provincial('ca-mau', 'CM', 'tỉnh', 'Cà Mau'),
];

const ended: readonly DemoUnit[] = [
  former('ha-giang', 'HG', 'Hà Giang', 'tuyen-quang'),
  former('yen-bai', 'YB', 'Yên Bái', 'lao-cai'),
  former('bac-kan', 'BK', 'Bắc Kạn', 'thai-nguyen'),
  former('vinh-phuc', 'VP', 'Vĩnh Phúc', 'phu-tho'),
  former('hoa-binh', 'HB', 'Hòa Bình', 'phu-tho'),
  former('bac-giang', 'BG', 'Bắc Giang', 'bac-ninh'),
  former('thai-binh', 'TB', 'Thái Bình', 'hung-yen'),
  former('hai-duong', 'HD', 'Hải Dương', 'hai-phong'),
  former('ha-nam', 'HNA', 'Hà Nam', 'ninh-binh'),
  former('nam-dinh', 'ND', 'Nam Định', 'ninh-binh'),
  former('quang-binh', 'QB', 'Quảng Bình', 'quang-tri'),
  former('quang-nam', 'QNA', 'Quảng Nam', 'da-nang'),
  former('kon-tum', 'KT', 'Kon Tum', 'quang-ngai'),
  former('binh-dinh', 'BDI', 'Bình Định', 'gia-lai'),
  former('ninh-thuan', 'NT', 'Ninh Thuận', 'khanh-hoa'),
  former('dak-nong', 'DNO', 'Đắk Nông', 'lam-dong'),
  former('binh-thuan', 'BTH', 'Bình Thuận', 'lam-dong'),
  former('phu-yen', 'PY', 'Phú Yên', 'dak-lak'),
  former('binh-duong', 'BD', 'Bình Dương', 'tp-ho-chi-minh'),
  former('ba-ria-vung-tau', 'BR', 'Bà Rịa - Vũng Tàu', 'tp-ho-chi-minh'),
  former('binh-phuoc', 'BP', 'Bình Phước', 'dong-nai'),
  former('long-an', 'LA', 'Long An', 'tay-ninh'),
  former('soc-trang', 'ST', 'Sóc Trăng', 'can-tho'),
  former('hau-giang', 'HGI', 'Hậu Giang', 'can-tho'),
  former('ben-tre', 'BT', 'Bến Tre', 'vinh-long'),
  former('tra-vinh', 'TV', 'Trà Vinh', 'vinh-long'),
  former('tien-giang', 'TG', 'Tiền Giang', 'dong-thap'),
  former('bac-lieu', 'BL', 'Bạc Liêu', 'ca-mau'),
  former('kien-giang', 'KG', 'Kiên Giang', 'an-giang'),
];

/** The ministry, the 34 provincial forces of today and the 29 former ones, whose articles and figures keep their name. */
export const units: readonly DemoUnit[] = [ministry, ...inForce, ...ended];
