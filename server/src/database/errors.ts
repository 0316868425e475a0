/** SQLSTATE codes a caller may act on. */
export const SQL_STATE = {
  uniqueViolation: '23505',
  insufficientPrivilege: '42501',
  queryCanceled: '57014',
  connectionFailure: '08006',
} as const;

/** Whether an error of either database carries the SQLSTATE and, if named, is about the constraint. */
export function hasSqlState(error: unknown, code: string, constraint?: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === code &&
    (constraint === undefined || ('constraint' in error && error.constraint === constraint))
  );
}

/** Why a database could not be opened, in words for the person who started the server. The cause is attached. */
export class DatabaseOpenError extends Error {
  override readonly name: string = 'DatabaseOpenError';
}

/** Another process has the data folder open. */
export class FolderLockedError extends DatabaseOpenError {
  override readonly name = 'FolderLockedError';
}

/** The data folder cannot be created, read or written. */
export class FolderUnusableError extends DatabaseOpenError {
  override readonly name = 'FolderUnusableError';
}

/** The data folder, or something in it, is open to other accounts of the machine and cannot be closed. */
export class FolderOpenError extends DatabaseOpenError {
  override readonly name = 'FolderOpenError';
}

/** The data was written by a newer release, or by one with another PostgreSQL inside. */
export class IncompatibleDataError extends DatabaseOpenError {
  override readonly name = 'IncompatibleDataError';
}

/** Nothing answers at the address, or it drops the connection. */
export class ServerUnreachableError extends DatabaseOpenError {
  override readonly name = 'ServerUnreachableError';
}

/** The PostgreSQL server is older than this program can use. */
export class ServerTooOldError extends DatabaseOpenError {
  override readonly name = 'ServerTooOldError';
}

/** The server refuses the user, the password or the database. */
export class AccessRefusedError extends DatabaseOpenError {
  override readonly name = 'AccessRefusedError';
}

/** A statement took too long, or waited too long for its turn, and was cut. Both databases use the same code. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly code = SQL_STATE.queryCanceled;

  constructor(milliseconds: number) {
    super(`Cơ sở dữ liệu không trả lời trong ${milliseconds / 1000} giây; câu lệnh đã bị ngắt.`);
  }
}

/** The embedded database stopped under a statement or a transaction; what was not committed is gone. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  readonly code = SQL_STATE.connectionFailure;

  constructor(cause?: unknown) {
    super('Cơ sở dữ liệu nhúng dừng đột ngột và đang được mở lại; thao tác dở dang không được lưu.', {cause});
  }
}
