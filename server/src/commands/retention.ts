import {eraseOld, KEY_DAYS} from '../store/retention.js';
import type {Command} from './command.js';
import {readOptions} from './options.js';

export const retentionCommand: Command = {
  name: 'retention',
  usage: '',
  summary: 'xóa dữ liệu cá nhân đã hết thời hạn lưu giữ (RETENTION_DAYS); máy chủ cũng tự làm mỗi ngày',
  async run(args, {config, database: {db}, now, say}) {
    readOptions(args, []);
    const {messages, keys, proofs} = await eraseOld(db, now, config.retentionDays);
    say(`Đã xóa dữ liệu cá nhân của ${messages} phản hồi quá ${config.retentionDays} ngày.`);
    say(`Đã xóa ${keys} mã lần gửi quá ${KEY_DAYS} ngày và ${proofs} phép tính đã hết hạn.`);
  },
};
