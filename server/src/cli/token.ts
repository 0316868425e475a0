import {isUuid} from '../database/value-types.js';
import {normalized} from '../../../src/vietnamese/normalized.js';
import {
  addToken,
  hashToken,
  listTokens,
  makeToken,
  revokeToken,
  type StaffRole,
  type StoredToken,
} from '../feedback/staff/tokens.js';
import {type Command, readOptions, requireUnits, UsageError} from './command.js';

const ROLES: Readonly<Record<StaffRole, string>> = {
  reader: 'người đọc',
  officer: 'cán bộ',
  manager: 'quản lý',
};
const USUAL_DAYS = 90;
const MOST_DAYS = 366;
const DAY = 24 * 3_600_000;

export const tokenCommands: readonly Command[] = [
  {
    name: 'token add',
    usage: '--name "Họ tên" --role reader|officer|manager [--unit mã-đơn-vị …] [--days 90]',
    summary: 'cấp mã truy cập cho một cán bộ; mã chỉ hiện một lần',
    async run(args, {database: {db}, now, say}) {
      const options = readOptions(args, ['name', 'role', 'unit', 'days']);
      const name = nameOf(options.get('name'));
      const role = roleOf(options.get('role'));
      const days = daysOf(options.get('days'));
      const named = await requireUnits(db, options.all('unit'));
      const units = named.length === 0 ? undefined : named;
      const token = makeToken();
      const expiresAt = new Date(now.getTime() + days * DAY);
      const id = await addToken(db, {name, role, units, hash: hashToken(token), createdAt: now, expiresAt});
      say(`Mã truy cập của ${name} (${ROLES[role]}, ${unitsInWords(units)}), dùng đến hết ${dayOf(expiresAt)}:`);
      say(token);
      say(`Hãy trao mã này cho đúng người; máy chủ không hiện lại được. Thu hồi bằng: token revoke ${id}`);
    },
  },
  {
    name: 'token list',
    usage: '',
    summary: 'liệt kê các mã đã cấp',
    async run(args, {database: {db}, now, say}) {
      readOptions(args, []);
      const tokens = await listTokens(db);
      if (tokens.length === 0) say('Chưa cấp mã truy cập nào.');
      for (const token of tokens) {
        const {tokenId, name, role, units} = token;
        say([tokenId, name, ROLES[role], unitsInWords(units), stateOf(token, now)].join(' · '));
      }
    },
  },
  {
    name: 'token revoke',
    usage: '<id>',
    summary: 'thu hồi một mã; có hiệu lực ngay',
    async run(args, {database: {db}, now, say}) {
      const [id, ...more] = readOptions(args, []).words;
      if (id === undefined || more.length > 0) throw new UsageError('Cần đúng một id, xem bằng: token list.');
      const revoked = isUuid(id) && (await revokeToken(db, id, now));
      if (!revoked) throw new UsageError(`Không có mã nào còn dùng mang id «${id}»; xem bằng: token list.`);
      say('Đã thu hồi.');
    },
  },
];

function nameOf(text: string | undefined): string {
  const name = text === undefined ? undefined : normalized(text, 'NFC');
  // «none» stands for nobody where messages are looked for by their officer
  if (name !== undefined && name.length <= 100 && name !== 'none' && name !== '—') return name;
  throw new UsageError('Cần --name "Họ tên của cán bộ", tối đa 100 ký tự.');
}

function roleOf(text: string | undefined): StaffRole {
  const role = (['reader', 'officer', 'manager'] as const).find((known) => known === text);
  if (role) return role;
  throw new UsageError('Cần --role reader (người đọc), officer (cán bộ) hoặc manager (quản lý).');
}

function daysOf(text: string | undefined): number {
  const days = text === undefined ? USUAL_DAYS : Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError(`--days phải là số ngày từ 1 đến ${MOST_DAYS}.`);
}

function unitsInWords(units: readonly string[] | undefined): string {
  if (units === undefined) return 'mọi đơn vị';
  return units.length === 0 ? 'không còn đơn vị nào' : units.join(', ');
}

function stateOf({revokedAt, expiresAt}: StoredToken, now: Date): string {
  if (revokedAt) return `đã thu hồi ${dayOf(revokedAt)}`;
  return expiresAt <= now ? `hết hạn từ ${dayOf(expiresAt)}` : `dùng đến ${dayOf(expiresAt)}`;
}

function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('vi', {dateStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh'}).format(moment);
}
