import {isMailbox} from '../../../src/shared/email.js';
import {isWeb} from '../../../src/shared/web-address.js';
import {ConfigError} from '../config.js';

/** How notices leave the service, as the environment says. */
export interface NoticeSettings {
  /** The page with the officers' inbox, to which a notice links. */
  readonly inboxUrl: URL | undefined;
  readonly smtp: {readonly url: string; readonly from: string} | undefined;
  /** Whether a webhook may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
}

/**
 * Reads INBOX_URL, SMTP_URL, NOTICE_FROM and NOTICE_ALLOW_PRIVATE. An empty variable counts as absent.
 *
 * @throws ConfigError in Vietnamese for the person who starts the server
 */
export function readNoticeSettings(environment: Readonly<Record<string, string | undefined>>): NoticeSettings {
  const get = (name: string) => environment[name]?.trim() || undefined;
  return {
    inboxUrl: inboxUrlOf(get('INBOX_URL')),
    smtp: smtpOf(get('SMTP_URL'), get('NOTICE_FROM')),
    allowPrivate: switchOf('NOTICE_ALLOW_PRIVATE', get('NOTICE_ALLOW_PRIVATE')),
  };
}

function inboxUrlOf(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && isWeb(new URL(text))) return new URL(text);
  throw new ConfigError('INBOX_URL phải là địa chỉ trang hộp thư phản hồi, dạng https://noibo.example.vn/can-bo.html.');
}

function smtpOf(url: string | undefined, from: string | undefined): NoticeSettings['smtp'] {
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new ConfigError('SMTP_URL phải có dạng smtps://người-dùng:mật-khẩu@máy:465 hoặc smtp://máy:587.');
  }
  if (from === undefined || !isMailbox(from)) {
    throw new ConfigError('NOTICE_FROM phải là địa chỉ thư điện tử đứng tên gửi, ví dụ gop-y@example.vn.');
  }
  return {url, from};
}

function switchOf(name: string, text: string | undefined): boolean {
  if (text === undefined || text === '0') return false;
  if (text === '1') return true;
  throw new ConfigError(`${name} phải là 0 hoặc 1; hiện là «${text}».`);
}
