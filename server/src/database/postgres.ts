import {type Dialect, PostgresDialect} from 'kysely';
import pg from 'pg';
import {AccessRefusedError, DatabaseOpenError, ServerTooOldError, ServerUnreachableError} from './errors.js';
import {ELEMENT_PARSERS, type ValueParser, VALUE_PARSERS} from './value-types.js';

type TypeNumber = Parameters<typeof pg.types.getTypeParser>[0];

/** The oldest major release whose SQL the schema needs. */
const OLDEST_RELEASE = 15;

/** The patience with a PostgreSQL server, in milliseconds. */
export interface PostgresLimits {
  deadlineMs: number;
  waitMs: number;
}

/**
 * Connects to a PostgreSQL server.
 * @param url - a connection address, `postgresql://user:password@host:port/database`
 * @param limits - how long one statement may take, and how long one may wait for a connection
 * @throws ServerUnreachableError, ServerTooOldError, AccessRefusedError
 */
export async function connectToPostgres(url: string, {deadlineMs, waitMs}: PostgresLimits): Promise<Dialect> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: waitMs,
    statement_timeout: deadlineMs,
    idle_in_transaction_session_timeout: 3 * deadlineMs,
    application_name: 'danvan-server',
    types: {getTypeParser},
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    const {rows} = await pool.query<{release: number}>(
      `select current_setting('server_version_num')::int / 10000 as release`,
    );
    const release = rows[0]?.release ?? 0;
    if (release < OLDEST_RELEASE) {
      throw new ServerTooOldError(
        `Máy chủ PostgreSQL ở ${placeOf(url)} là bản ${release}; chương trình cần bản ${OLDEST_RELEASE} trở lên.`,
      );
    }
  } catch (error) {
    await pool.end();
    throw error instanceof DatabaseOpenError ? error : explain(error, url);
  }
  return new PostgresDialect({pool});
}

const REFUSALS: Readonly<Record<string, string>> = {
  '28P01': 'sai tên người dùng hoặc mật khẩu',
  '28000': 'người dùng này không được phép kết nối',
  '3D000': 'không có cơ sở dữ liệu mang tên này',
  '42501': 'người dùng này không có quyền dùng cơ sở dữ liệu',
};

function explain(error: unknown, url: string): DatabaseOpenError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const refusal = REFUSALS[code] ?? (isMissingPassword(error) ? 'địa chỉ DATABASE_URL thiếu mật khẩu' : undefined);
  if (refusal !== undefined) {
    return new AccessRefusedError(
      `Máy chủ PostgreSQL ở ${placeOf(url)} từ chối: ${refusal}. Hãy kiểm tra DATABASE_URL.`,
      {cause: error},
    );
  }
  return new ServerUnreachableError(
    `Không kết nối được máy chủ PostgreSQL ở ${placeOf(url)}. Hãy kiểm tra máy chủ đang chạy và DATABASE_URL đúng.`,
    {cause: error},
  );
}

// The driver has no code for an address without password to a server that asks for one.
function isMissingPassword(error: unknown): boolean {
  return error instanceof Error && /password must be a.* string/.test(error.message);
}

/** Host, port and database of an address: what may be shown of it. */
function placeOf(url: string): string {
  try {
    const {host, pathname} = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'địa chỉ đã cho';
  }
}

function getTypeParser(oid: TypeNumber, format?: 'text' | 'binary'): unknown {
  const element = ELEMENT_PARSERS[oid];
  return (
    VALUE_PARSERS[oid] ??
    (element && ((text: string) => parseList(text, element))) ??
    pg.types.getTypeParser(oid, format)
  );
}

/** Parses `{1,NULL,"2026-11-23 08:55:00+07"}`. Numbers and dates hold no comma, quote or brace of their own. */
function parseList(text: string, element: ValueParser): unknown[] {
  const entries = text === '{}' ? [] : text.slice(1, -1).split(',');
  return entries.map((entry) => (entry === 'NULL' ? null : element(entry.replaceAll('"', ''))));
}
