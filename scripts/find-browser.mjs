import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';

const ADVICE =
  'Không tìm thấy trình duyệt để kiểm thử: hãy cài Chrome, Chromium hoặc Edge (Debian, Ubuntu: sudo apt-get install chromium), ' +
  'hoặc đặt biến CHROME_PATH trỏ tới tệp chạy của trình duyệt.';

/** How tests start it. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a third of the processors' time goes into processes that pages of tests can do without
  '--disable-features=SpareRendererForSitePerProcess',
  '--enable-features=NetworkServiceInProcess2',
  '--in-process-gpu',
];

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

function candidates() {
  if (process.platform === 'darwin') return MAC.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (process.platform === 'win32') {
    const homes = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    );
    return homes.flatMap((home) => WINDOWS.map((path) => join(home, path)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The browser that tests run in: `CHROME_PATH`, else an installed Chromium, Chrome or Edge, else undefined. */
export function findBrowser() {
  const {CHROME_PATH} = process.env;
  if (CHROME_PATH) {
    if (!existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH trỏ tới «${CHROME_PATH}» nhưng không có tệp đó.`);
    return CHROME_PATH;
  }
  return candidates().find((path) => existsSync(path));
}

const MANAGERS = [
  {
    program: 'apt-get',
    commands: [['update'], ['-o', 'DPkg::Lock::Timeout=400', 'install', '-y', '--no-install-recommends', 'chromium']],
  },
  {program: 'dnf', commands: [['install', '-y', 'chromium']]},
  {program: 'apk', commands: [['add', '--no-cache', 'chromium']]},
  {program: 'pacman', commands: [['-Sy', '--noconfirm', 'chromium']]},
];

const succeeds = (program, args, stdio = 'ignore') => spawnSync(program, args, {stdio}).status === 0;

/** Asks the system's package manager for Chromium, as far as this user may. */
function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (process.platform !== 'linux' || (!isRoot && !succeeds('sudo', ['-n', 'true']))) return;
  const manager = MANAGERS.find(({program}) => succeeds(program, ['--version']));
  if (!manager) return;
  console.log(`Đang cài trình duyệt Chromium bằng ${manager.program}…`);
  for (const args of manager.commands) {
    const [program, ...rest] = isRoot ? [manager.program, ...args] : ['sudo', '-n', manager.program, ...args];
    succeeds(program, rest, ['ignore', 'ignore', 'inherit']);
  }
}

/**
 * The browser that tests run in, installed first if need be and possible.
 * @throws {Error} one sentence that says what to install
 */
export function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  installBrowser();
  const installed = findBrowser();
  if (!installed) throw new Error(ADVICE);
  return installed;
}
