import {chmodSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {FolderOpenError} from '../errors.js';

/** What the group and all other accounts may do, in a file's mode. */
export const OTHERS = 0o077;

/**
 * Closes a data folder to the other accounts of the machine: it becomes 0700. Does nothing on Windows, which has no modes.
 *
 * @returns whether it was open
 * @throws FolderOpenError when only its owner can close it, or when its disk keeps no modes
 */
export function closeFolder(folder: string): boolean {
  return process.platform !== 'win32' && close(folder, 0o700);
}

/**
 * Closes what is in a closed folder: all folders become 0700, all files 0600. A link is not followed, for whoever could write there
 * may have laid it; where it leads has to be closed already.
 *
 * @throws FolderOpenError as above
 */
export function closeContent(folder: string): void {
  if (process.platform === 'win32') return;
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) {
      if (isOpen(path)) throw stillOpen(path);
    } else if (entry.isDirectory()) {
      // closed before it is looked into, so that nobody else can exchange what is in it
      close(path, 0o700);
      closeContent(path);
    } else {
      close(path, 0o600);
    }
  }
}

function close(path: string, mode: number): boolean {
  if (!isOpen(path)) return false;
  try {
    chmodSync(path, mode);
  } catch (cause) {
    throw stillOpen(path, cause);
  }
  if (isOpen(path)) throw stillOpen(path);
  return true;
}

function isOpen(path: string): boolean {
  return ((statSync(path, {throwIfNoEntry: false})?.mode ?? 0) & OTHERS) !== 0;
}

function stillOpen(path: string, cause?: unknown): FolderOpenError {
  return new FolderOpenError(
    `Tài khoản khác trên máy vào được ${path}, nơi có phản hồi của người dân, và chương trình không tự đóng được. ` +
      'Hãy giao thư mục dữ liệu cho tài khoản chạy máy chủ (chown -R) và đóng lại (chmod -R go=), hoặc chọn thư mục khác bằng DATA_DIR.',
    {cause},
  );
}
