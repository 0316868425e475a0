import {addOrigin, listOrigins, removeOrigin, webOrigin} from '../units/origins.js';
import {type Command, readOptions, requireUnits, UsageError} from './command.js';

const WHICH = '--unit mã-đơn-vị --origin https://trang.vidu.vn';

export const originCommands: readonly Command[] = [
  {
    name: 'origin add',
    usage: WHICH,
    summary: 'cho phép một trang gửi phản hồi tới đơn vị; khi đã có trang đăng ký, mọi trang khác bị từ chối',
    async run(args, {database: {db}, say}) {
      const {unit, origin} = readWhich(args);
      await requireUnits(db, [unit]);
      await addOrigin(db, unit, origin);
      say(`Các trang được gửi phản hồi tới ${unit}: ${(await listOrigins(db, unit)).map(nameOf).join(', ')}.`);
    },
  },
  {
    name: 'origin list',
    usage: '',
    summary: 'liệt kê các trang đã đăng ký',
    async run(args, {database: {db}, say}) {
      readOptions(args, []);
      const origins = await listOrigins(db);
      if (origins.length === 0) say('Chưa đăng ký trang nào: mọi trang đều được gửi phản hồi.');
      for (const {unit_id, origin} of origins) say(`${unit_id} · ${origin}`);
    },
  },
  {
    name: 'origin remove',
    usage: WHICH,
    summary: 'bỏ đăng ký một trang',
    async run(args, {database: {db}, say}) {
      const {unit, origin} = readWhich(args);
      if (!(await removeOrigin(db, unit, origin))) throw new UsageError(`Đơn vị ${unit} không có trang ${origin}.`);
      const left = await listOrigins(db, unit);
      say(left.length === 0 ? 'Đã bỏ. Không còn trang nào: mọi trang đều được gửi phản hồi.' : 'Đã bỏ.');
    },
  },
];

function readWhich(args: readonly string[]): {unit: string; origin: string} {
  const options = readOptions(args, ['unit', 'origin']);
  const unit = options.get('unit');
  const origin = webOrigin(options.get('origin'));
  if (unit !== undefined && origin !== null) return {unit, origin};
  throw new UsageError('Cần --unit mã-đơn-vị và --origin là địa chỉ trang, như https://congan.vidu.vn.');
}

function nameOf({origin}: {readonly origin: string}): string {
  return origin;
}
