import {toLocalTime} from '../../local-time.js';

/** What a notice tells. Nothing of it is personal: it passes through servers that are not the unit's. */
export type NoticeContent =
  | {
      readonly kind: 'message';
      readonly code: string;
      readonly unit: string;
      readonly unitName: string;
      readonly topic: string;
      readonly receivedAt: Date;
    }
  | {
      readonly kind: 'quiet';
      readonly unit: string;
      readonly unitName: string;
      /** The site's origin; null for messages that named none. */
      readonly origin: string | null;
      readonly lastSeenAt: Date;
    }
  | {
      readonly kind: 'held';
      readonly unit: string;
      readonly unitName: string;
      /** How many of the unit's messages are held back as spam. */
      readonly held: number;
    };

/** The body that a webhook gets. */
export function webhookBody(id: string, content: NoticeContent, inbox: URL | undefined): string {
  const link = linkTo(content, inbox);
  if (content.kind === 'message') {
    const {code, unit, topic, receivedAt} = content;
    return JSON.stringify({
      id,
      type: 'feedback.received',
      code,
      unit,
      topic,
      received_at: toLocalTime(receivedAt),
      link,
    });
  }
  if (content.kind === 'held') {
    return JSON.stringify({id, type: 'feedback.held_back', unit: content.unit, held_back: content.held, link});
  }
  const {unit, origin, lastSeenAt} = content;
  return JSON.stringify({id, type: 'site.quiet', unit, origin, last_message_at: toLocalTime(lastSeenAt), link});
}

/** The same as an e-mail in Vietnamese. */
export function emailOf(content: NoticeContent, inbox: URL | undefined): {subject: string; text: string} {
  const link = linkTo(content, inbox);
  const open = link === null ? [] : ['', `Mở hộp thư: ${link}`];
  if (content.kind === 'message') {
    const {code, unitName, topic, receivedAt} = content;
    const lines = [
      `Đơn vị ${unitName} vừa nhận một phản hồi của người dân.`,
      '',
      `Mã phản hồi: ${code}`,
      `Chủ đề: ${topic}`,
      `Thời gian nhận: ${spoken(receivedAt)}`,
      ...open,
      '',
      'Thư này được gửi tự động và không chứa thông tin của người gửi.',
    ];
    return {subject: `Phản hồi mới ${code}`, text: lines.join('\n')};
  }
  if (content.kind === 'held') {
    const {unitName, held} = content;
    const lines = [
      `Đơn vị ${unitName} có ${held} phản hồi bị giữ lại như thư rác; những phản hồi này không có trong danh sách thường ngày.`,
      '',
      `Xin mở hộp thư, chọn «Bị giữ lại: ${held}» để xem có phản hồi nào của người dân bị giữ nhầm không.`,
      ...open,
    ];
    return {subject: `${held} phản hồi bị giữ lại`, text: lines.join('\n')};
  }
  const {unitName, origin, lastSeenAt} = content;
  const lines = [
    `Trang ${origin ?? 'không rõ địa chỉ'} của đơn vị ${unitName} từ ${spoken(lastSeenAt)} đến nay không chuyển phản hồi nào,`,
    'trong khi trước đó vẫn gửi đều. Có thể biểu mẫu trên trang đang hỏng.',
    '',
    'Xin mở trang, gửi thử một phản hồi, và báo người quản trị trang nếu không gửi được.',
    ...open,
  ];
  return {subject: `Trang ${origin ?? unitName} không gửi phản hồi như thường lệ`, text: lines.join('\n')};
}

function linkTo(content: NoticeContent, inbox: URL | undefined): string | null {
  if (!inbox) return null;
  const link = new URL(inbox);
  if (content.kind === 'message') link.hash = content.code;
  return link.href;
}

/** «08:55 ngày 23/11/2026», in Vietnamese time. */
function spoken(moment: Date): string {
  const [day = '', time = ''] = toLocalTime(moment).split('T');
  return `${time.slice(0, 5)} ngày ${day.split('-').reverse().join('/')}`;
}
