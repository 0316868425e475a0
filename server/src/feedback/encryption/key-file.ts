import {randomBytes} from 'node:crypto';
import {closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {KEY_BYTES} from './encryption.js';

/** A key that is missing, damaged or not the one the data was encrypted with; the message is for who starts the server. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

const KEY = /^[A-Za-z0-9+/]{43}=$/;

/** A key as it is written: 32 bytes in base64; undefined when the text is none. */
export function parseKey(text: string): Buffer | undefined {
  return KEY.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** A new key as it is written. */
function makeKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** @throws KeyError when there is a file and no key in it; @returns undefined when there is no file */
export function readKeyFile(path: string): Buffer | undefined {
  if (!existsSync(path)) return undefined;
  const key = parseKey(readFileSync(path, 'utf8').trim());
  if (key) return key;
  throw new KeyError(
    `Tệp khóa ${path} bị hỏng: không chứa khóa 32 byte dạng base64. Hãy phục hồi tệp này từ bản sao lưu.`,
  );
}

/** Makes a key in a file for its owner's eyes only. When it returns, the key is on the disk; a file that is there stays. */
export function createKeyFile(path: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${makeKey()}\n`, {flag: 'w', mode: 0o600, flush: true});
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, {force: true});
  }
  syncFolder(dirname(path));
}

/** The name of a new file is on the disk only after its folder is. */
function syncFolder(folder: string): void {
  // Windows opens no folder; there the name is written with the file.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
