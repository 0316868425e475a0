import {openEncryption} from '../feedback/encryption/open-encryption.js';
import {eraseOld, KEY_DAYS} from '../feedback/retention.js';
import {type Command, readOptions} from './command.js';

export const retentionCommand: Command = {
  name: 'retention',
  usage: '',
  summary: 'xóa dữ liệu cá nhân đã hết thời hạn lưu giữ (RETENTION_DAYS); máy chủ cũng tự làm mỗi ngày',
  async run(args, {config, database, now, say}) {
    readOptions(args, []);
    // what a release before stored in plain is encrypted first: the database takes no change of it otherwise
    await openEncryption(database, config.keys);
    const {messages, keys, proofs} = await eraseOld(database.db, now, config.retentionDays);
    if (messages > 0) database.purgeSoon();
    say(`Đã xóa dữ liệu cá nhân của ${messages} phản hồi quá ${config.retentionDays} ngày.`);
    say(`Đã xóa ${keys} mã lần gửi quá ${KEY_DAYS} ngày và ${proofs} phép tính đã hết hạn.`);
  },
};
