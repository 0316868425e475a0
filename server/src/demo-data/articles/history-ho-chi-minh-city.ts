import type {DemoArticle} from '../types.js';
import {article} from './article.js';

const HO_CHI_MINH_CITY_CAMPAIGN = 'phoi-hop-dan-van-tphcm-2016-2021';

/** Hồ Chí Minh City, 2022: the report on six years of community mobilisation. */
export const hoChiMinhCityHistory: readonly DemoArticle[] = [
  article({
    id: 'tong-ket-phoi-hop-dan-van-tphcm-2016-2021',
    unit: 'tp-ho-chi-minh',
    category: 'dan-van',
    title: 'Công an TP. Hồ Chí Minh và Ban Dân vận Thành ủy: Nhìn lại sáu năm phối hợp công tác dân vận',
    summary:
      'Sáu năm phối hợp, hàng trăm nghìn cuộc họp dân được tổ chức; nhiều tin báo có giá trị của nhân dân giúp lực lượng Công an giữ bình yên địa bàn.',
    published_at: '2022-10-02T08:00:00+07:00',
    picture: 'hop-dan',
    body: [
      '<p>Công an Thành phố và Ban Dân vận Thành ủy vừa đánh giá kết quả phối hợp công tác dân vận giai đoạn 2016-2021. Hai bên thống nhất nhận định: nơi nào gần dân, nghe dân, nơi đó an ninh, trật tự được giữ vững từ sớm, từ cơ sở.</p>',
      '<h2>Gần dân để hiểu dân</h2>',
      '<p>Trong giai đoạn này, toàn Thành phố đã tổ chức 294.075 cuộc họp dân, với hơn 9,3 triệu lượt người tham gia. Tại các cuộc họp, người dân được thông tin về tình hình an ninh, trật tự, nghe phổ biến pháp luật và nói lên điều mình còn băn khoăn.</p>',
      '<p>Từ sự tin cậy ấy, nhân dân đã cung cấp 63.733 tin có giá trị, giúp lực lượng Công an giải quyết 12.930 vụ việc, liên quan 13.163 đối tượng, với tài sản trị giá hàng chục tỷ đồng. Công tác kiểm tra cũng được chú trọng: 2 đơn vị tổ chức 12 buổi kiểm tra việc thực hiện chương trình phối hợp tại cơ sở.</p>',
      '<h2>Biểu dương những nơi làm tốt</h2>',
      '<p>Ghi nhận thành tích trong phối hợp, giấy khen đã được trao cho 92 tập thể và 212 cá nhân. Hai bên cũng đề nghị cấp có thẩm quyền khen thưởng 4 tập thể, 5 cá nhân tiêu biểu.</p>',
      '<p>Phát huy kết quả đạt được, hai bên xây dựng nội dung phối hợp giai đoạn 2022-2026, tiếp tục hướng mạnh về cơ sở. Việc phối hợp được thực hiện theo Nghị quyết 25-NQ/TW, các Kết luận 43-KL/TW, 114-KL/TW, 120-KL/TW và các văn bản 784-QĐ/TU, 08-CTHĐ/TU, 41-CTr/TU, 04/CT-UBND, Chương trình phối hợp 38.</p>',
    ],
    tags: ['dan-van', 'hop-dan', 'phoi-hop'],
    campaign: HO_CHI_MINH_CITY_CAMPAIGN,
    documents: [
      '25-NQ/TW',
      '43-KL/TW',
      '114-KL/TW',
      '120-KL/TW',
      '784-QĐ/TU',
      '08-CTHĐ/TU',
      '41-CTr/TU',
      '04/CT-UBND',
      'Chương trình phối hợp 38',
    ],
    byline: 'Ban Biên tập',
    source: 'Công an TP. Hồ Chí Minh',
    views: [6, 52, 210, 18420],
  }),
  article({
    id: 'mo-hinh-camera-quan-sat-antt-tphcm',
    unit: 'tp-ho-chi-minh',
    category: 'dan-van',
    title: 'TP. Hồ Chí Minh: “Camera quan sát ANTT” – khi mỗi con hẻm có thêm một người gác',
    summary:
      'Mô hình camera do nhân dân cùng tham gia lắp đặt, giữ gìn góp phần phòng ngừa vi phạm ngay từ khu dân cư.',
    published_at: '2022-10-02T09:30:00+07:00',
    picture: 'camera-an-ninh',
    body: [
      '<p>Trong các mô hình được nhắc đến khi đánh giá công tác dân vận giai đoạn 2016-2021, mô hình “Camera quan sát ANTT” có độ phủ rộng: được triển khai tại 22 quận, huyện, TP.Thủ Đức.</p>',
      '<p>Cách làm xuất phát từ cơ sở. Khu dân cư bàn bạc công khai về vị trí đặt camera, người quản lý và nguyên tắc sử dụng; Công an hướng dẫn để hình ảnh chỉ được dùng vào việc giữ gìn an ninh, trật tự và bảo vệ đời tư của người dân.</p>',
      '<p>Khi có vụ việc, người quản lý camera cung cấp hình ảnh cho Công an theo đúng quy định. Quan trọng hơn, sự có mặt của camera nhắc nhở mỗi người ý thức chấp hành pháp luật, giảm những vi phạm nhỏ trong đời sống hằng ngày.</p>',
    ],
    tags: ['dan-van', 'camera', 'mo-hinh'],
    campaign: HO_CHI_MINH_CITY_CAMPAIGN,
    documents: ['25-NQ/TW'],
    source: 'Công an TP. Hồ Chí Minh',
    views: [3, 31, 120, 9310],
  }),
];
