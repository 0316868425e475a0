import {randomBytes, randomUUID} from 'node:crypto';
import {isIP} from 'node:net';
import {isUuid} from '../database/value-types.js';
import {isMailbox} from '../../../src/shared/formats.js';
import {readNotificationSettings} from '../config.js';
import {openEncryption} from '../feedback/encryption/open-encryption.js';
import {secretField} from '../feedback/notifications/sender.js';
import {addNoticeTarget, listNoticeTargets, removeNoticeTarget} from '../feedback/notifications/targets.js';
import {isPublic} from '../ingest/net/public-address.js';
import {type Command, readOptions, requireUnits, UsageError} from './command.js';

export const noticeCommands: readonly Command[] = [
  {
    name: 'notice add',
    usage: '--unit mã-đơn-vị --webhook https://… | --email địa-chỉ',
    summary: 'báo cho đơn vị khi có phản hồi mới hoặc khi một trang im lặng bất thường',
    async run(args, {config, environment, database, now, say}) {
      const {db} = database;
      const options = readOptions(args, ['unit', 'webhook', 'email']);
      const [unit, ...more] = await requireUnits(db, options.all('unit'));
      if (unit === undefined || more.length > 0) throw new UsageError('Cần đúng một --unit mã-đơn-vị.');
      const {allowPrivate, smtp} = readNotificationSettings(environment);
      const webhook = options.get('webhook');
      const email = options.get('email');
      if ((webhook === undefined) === (email === undefined)) {
        throw new UsageError('Cần --webhook hoặc --email, một trong hai.');
      }
      const target = {id: randomUUID(), unit_id: unit, created_at: now};
      if (email !== undefined) {
        if (!isMailbox(email)) throw new UsageError(`«${email}» không phải địa chỉ thư điện tử.`);
        await addNoticeTarget(db, {...target, kind: 'email', address: email, secret: null});
        say(`Sẽ báo đến ${email}. Bỏ bằng: notice remove ${target.id}`);
        if (!smtp) say('Lưu ý: chưa đặt SMTP_URL, nên thư chưa gửi được.');
        return;
      }
      const address = webhookOf(webhook ?? '', allowPrivate);
      const secret = randomBytes(32).toString('base64url');
      const encryption = await openEncryption(database, config.keys);
      const encrypted = encryption.encrypt(secret, secretField(target.id));
      await addNoticeTarget(db, {...target, kind: 'webhook', address, secret: encrypted});
      say(`Sẽ báo đến ${address}. Bỏ bằng: notice remove ${target.id}`);
      say('Khóa để bên nhận kiểm tra chữ ký (chỉ hiện lần này):');
      say(secret);
    },
  },
  {
    name: 'notice list',
    usage: '',
    summary: 'liệt kê các nơi nhận thông báo và số thông báo đang chờ',
    async run(args, {database: {db}, say}) {
      readOptions(args, []);
      const targets = await listNoticeTargets(db);
      if (targets.length === 0) say('Chưa có nơi nhận thông báo nào.');
      for (const {id, unit_id, kind, address, waiting, last_error} of targets) {
        const state = `${waiting ?? 0} thông báo đang chờ${last_error === null ? '' : `, lỗi gần nhất: ${last_error}`}`;
        say([id, unit_id, kind === 'email' ? 'thư điện tử' : 'webhook', address, state].join(' · '));
      }
    },
  },
  {
    name: 'notice remove',
    usage: '<id>',
    summary: 'bỏ một nơi nhận cùng các thông báo đang chờ gửi đến đó',
    async run(args, {database: {db}, say}) {
      const [id, ...more] = readOptions(args, []).words;
      if (id === undefined || more.length > 0) throw new UsageError('Cần đúng một id, xem bằng: notice list.');
      const removed = isUuid(id) && (await removeNoticeTarget(db, id));
      if (!removed) throw new UsageError(`Không có nơi nhận nào mang id «${id}»; xem bằng: notice list.`);
      say('Đã bỏ.');
    },
  },
];

function webhookOf(text: string, allowPrivate: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const wanted = allowPrivate ? /^https?:$/ : /^https:$/;
  if (!url || !wanted.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new UsageError('--webhook phải là địa chỉ https://…, không kèm tên và mật khẩu.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) {
    throw new UsageError(
      '--webhook trỏ vào mạng nội bộ; nếu đúng là muốn vậy, đặt NOTICE_ALLOW_PRIVATE=1 cho máy chủ và cho lệnh này.',
    );
  }
  return url.href;
}
