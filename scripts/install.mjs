import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {root, run, runNode} from './run.mjs';

const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules/.cache/danvan/lockfile.sha256');
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const lockHash = () => createHash('sha256').update(readFileSync(lockfile)).digest('hex');

function remember() {
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, lockHash());
}

/** Whether what npm says it installed is what the lockfile asks for; packages for other systems may be absent. */
function installedAsLocked() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = readJson(hidden).packages;
  return Object.entries(readJson(lockfile).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.link) return true;
    const found = installed[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional || wanted.peer);
  });
}

const upToDate = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();

/** npm is started through Node where npm itself runs us, since Windows cannot start `npm.cmd` without a shell. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return runNode([cli, ...args]);
  return process.platform === 'win32' ? run('npm.cmd', args, {shell: true}) : run('npm', args);
}

/**
 * Installs the locked packages when they are missing or other than the lockfile says.
 * @returns {Promise<boolean>} whether they are there now
 */
export async function ensureInstalled() {
  if (upToDate()) return true;
  if (!installedAsLocked()) {
    console.log('Đang cài các gói cần thiết (npm ci)…');
    if ((await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])) !== 0) {
      console.error('Không cài được các gói. Hãy kiểm tra kết nối mạng tới kho gói npm rồi chạy lại.');
      return false;
    }
  }
  remember();
  return true;
}
