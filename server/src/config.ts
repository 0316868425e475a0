import {isIP} from 'node:net';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isMailbox} from '../../src/shared/formats.js';
import {isWeb} from '../../src/shared/web-address.js';
import type {DatabaseOptions} from './database/database.js';
import {parseKey} from './feedback/encryption/key-file.js';
import type {KeySource} from './feedback/encryption/open-encryption.js';
import type {NotificationSettings} from './feedback/notifications/sender.js';
import type {IngestSettings} from './ingest/poll.js';
import {repositoryRoot} from './repository-root.js';

/** How the server is to run, as the environment says. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseOptions;
  /** Where the data is, fit to be shown: never with a password. */
  readonly databasePlace: string;
  /** The folder of the releases of the widgets. */
  readonly releases: string;
  /** Where the key comes from that messages and contact data are encrypted with. */
  readonly keys: KeySource;
  /** Proxies whose X-Forwarded-For is believed, as addresses or networks. */
  readonly trustedProxies: readonly string[];
  /** The address of this service as readers reach it, with a closing slash; undefined, without a proxy: as each request says. */
  readonly publicUrl: string | undefined;
  /** Days after which a message's personal data is erased. */
  readonly retentionDays: number;
  /** Messages a minute from one address; the other limits follow from it. */
  readonly feedbackPerMinute: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** A variable of the environment that cannot be used; the message names it and says what it may be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The variables of the environment, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const reader =
  (environment: Environment) =>
  (name: string): string | undefined =>
    environment[name]?.trim() || undefined;

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
/** In minutes: a feed is read once a day at least. */
const LONGEST_INTERVAL = 1440;
const HOSTNAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws ConfigError in Vietnamese for the person who starts the server
 */
export function readConfig(environment: Environment): Config {
  const get = reader(environment);
  const url = get('DATABASE_URL');
  const dataDir = get('DATA_DIR') ?? fileURLToPath(new URL('.data/', repositoryRoot));
  const trustedProxies = (get('TRUSTED_PROXIES') ?? '').split(',').filter(Boolean).map(proxyOf);
  const publicUrl = publicUrlOf(get('PUBLIC_URL'));
  if (trustedProxies.length > 0 && publicUrl === undefined) throw publicUrlMissing();
  return {
    host: hostOf(get('HOST') ?? '127.0.0.1'),
    port: portOf(get('PORT') ?? '8080'),
    database: url === undefined ? {dataDir} : {url: postgresUrl(url)},
    databasePlace: url === undefined ? `thư mục ${dataDir}` : `PostgreSQL ${withoutPassword(url)}`,
    releases: join(dataDir, 'widgets'),
    keys: keysOf(get('DANVAN_KEY'), get('DANVAN_OLD_KEYS'), url === undefined ? join(dataDir, 'key') : undefined),
    trustedProxies,
    publicUrl,
    retentionDays: countOf('RETENTION_DAYS', get('RETENTION_DAYS') ?? '365', 30),
    feedbackPerMinute: countOf('FEEDBACK_PER_MINUTE', get('FEEDBACK_PER_MINUTE') ?? '60', 1),
    logLevel: logLevelOf(get('LOG_LEVEL') ?? 'warn'),
  };
}

/**
 * Reads INBOX_URL, SMTP_URL, NOTICE_FROM and NOTICE_ALLOW_PRIVATE. An empty variable counts as absent.
 *
 * @throws ConfigError in Vietnamese for the person who starts the server
 */
export function readNotificationSettings(environment: Environment): NotificationSettings {
  const get = reader(environment);
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

function smtpOf(url: string | undefined, from: string | undefined): NotificationSettings['smtp'] {
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new ConfigError('SMTP_URL phải có dạng smtps://người-dùng:mật-khẩu@máy:465 hoặc smtp://máy:587.');
  }
  if (from === undefined || !isMailbox(from)) {
    throw new ConfigError('NOTICE_FROM phải là địa chỉ thư điện tử đứng tên gửi, ví dụ gop-y@example.vn.');
  }
  return {url, from};
}

/**
 * Reads INGEST_INTERVAL and INGEST_ALLOW_PRIVATE. An empty variable counts as absent.
 *
 * @throws ConfigError in Vietnamese for the person who starts the server
 */
export function readIngestSettings(environment: Environment): IngestSettings {
  const get = reader(environment);
  return {
    intervalMinutes: minutesOf(get('INGEST_INTERVAL') ?? '15'),
    allowPrivate: switchOf('INGEST_ALLOW_PRIVATE', get('INGEST_ALLOW_PRIVATE')),
  };
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes <= LONGEST_INTERVAL) return minutes;
  throw new ConfigError(
    `INGEST_INTERVAL phải là số phút từ 1 đến ${LONGEST_INTERVAL}, hoặc 0 để không đọc nguồn tin; hiện là «${text}».`,
  );
}

function switchOf(name: string, text: string | undefined): boolean {
  if (text === undefined || text === '0') return false;
  if (text === '1') return true;
  throw new ConfigError(`${name} phải là 0 hoặc 1; hiện là «${text}».`);
}

/** The file that a typed path means: npm runs a command elsewhere than it was typed, and tells in INIT_CWD where that was. */
export function typedPath(path: string, environment: Environment): string {
  return resolve(environment['INIT_CWD'] ?? '.', path);
}

function hostOf(host: string): string {
  if (isIP(host) || HOSTNAME.test(host)) return host;
  throw new ConfigError(`HOST phải là địa chỉ IP hoặc tên máy, ví dụ 127.0.0.1 hay 0.0.0.0; hiện là «${host}».`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigError(`PORT phải là số nguyên từ 0 đến 65535 (0: máy tự chọn cổng); hiện là «${text}».`);
}

function postgresUrl(url: string): string {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new ConfigError('DATABASE_URL phải có dạng postgresql://người-dùng:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu.');
}

function withoutPassword(url: string): string {
  const {protocol, username, host, pathname} = new URL(url);
  return `${protocol}//${username ? `${username}:***@` : ''}${host}${pathname}`;
}

const MAKE_KEY = `node -e "console.log(require('node:crypto').randomBytes(32).toString('base64'))"`;

function keysOf(current: string | undefined, old: string | undefined, file: string | undefined): KeySource {
  if (current !== undefined) {
    const olds = (old ?? '').split(',').filter(Boolean);
    return {current: keyOf('DANVAN_KEY', current), old: olds.map((key) => keyOf('DANVAN_OLD_KEYS', key.trim()))};
  }
  if (file !== undefined) return {file};
  throw new ConfigError(
    'DANVAN_KEY phải được đặt khi dùng DATABASE_URL: đó là khóa mã hóa phản hồi và thông tin liên hệ của người gửi, cất ngoài ' +
      `cơ sở dữ liệu. Tạo khóa bằng lệnh: ${MAKE_KEY} — rồi sao lưu khóa ở nơi an toàn.`,
  );
}

function keyOf(name: string, text: string): Buffer {
  const key = parseKey(text);
  if (key) return key;
  throw new ConfigError(`${name} phải là 32 byte viết dạng base64 (44 ký tự). Tạo khóa bằng lệnh: ${MAKE_KEY}`);
}

function proxyOf(text: string): string {
  const [address = '', bits] = text.trim().split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  if (family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))) return text.trim();
  throw new ConfigError(
    `TRUSTED_PROXIES phải là địa chỉ IP hoặc dải mạng, cách nhau bằng dấu phẩy; hiện có «${text}».`,
  );
}

function publicUrlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url && isPlain && isWeb(url)) return url.href.replace(/\/*$/, '/');
  throw new ConfigError(`PUBLIC_URL phải có dạng https://api.tinh.gov.vn/; hiện là «${text}».`);
}

/** A proxy passes on whatever a request says of the address, and the answers made with it are kept for everybody. */
function publicUrlMissing(): ConfigError {
  return new ConfigError(
    'PUBLIC_URL phải được đặt khi đã đặt TRUSTED_PROXIES: đó là địa chỉ mà người đọc dùng để vào máy chủ này qua proxy, ' +
      'ví dụ https://api.tinh.gov.vn/.',
  );
}

function countOf(name: string, text: string, least: number): number {
  const count = Number(text);
  if (/^\d{1,7}$/.test(text) && count >= least) return count;
  throw new ConfigError(`${name} phải là số nguyên từ ${least} trở lên; hiện là «${text}».`);
}

function logLevelOf(text: string): Config['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new ConfigError(`LOG_LEVEL phải là một trong: ${LOG_LEVELS.join(', ')}; hiện là «${text}».`);
}
