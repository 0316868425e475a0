import {execFile} from 'node:child_process';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {promisify} from 'node:util';
import {root} from '../../scripts/run.mjs';
import {environmentOf, newDataDir, serve} from '../../scripts/serve-for-tests.mjs';
import {launchBrowser} from './browser.mjs';

/** What a command of the operator prints for a site, whose server may run. */
async function operate(dataDir, ...words) {
  const main = join(root, 'server/dist/main.js');
  const {stdout} = await promisify(execFile)(process.execPath, [main, ...words], {env: environmentOf(dataDir)});
  return stdout;
}

/** The messages that the database in a folder holds, as the command for their export gives them. */
export async function messagesIn(dataDir) {
  const lines = await operate(dataDir, 'export', '--format', 'jsonl', '--personal', 'full');
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/**
 * Gives the tests of a file a demonstration site of their own: a data folder, a server on it and a browser, there before the first
 * test and gone after the last. A test that starts the server anew puts the new one in `server`.
 *
 * @param prepare - what else is to be there before the first test
 */
export function ownSite(prepare = () => undefined) {
  const site = {dataDir: undefined, server: undefined, browser: undefined};
  before(async () => {
    site.dataDir = await newDataDir();
    site.server = await serve(site.dataDir);
    site.browser = await launchBrowser();
    await prepare(site);
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.stop();
    if (site.dataDir) await rm(site.dataDir, {recursive: true, force: true});
  });
  return site;
}

/** Makes an officer's token for a site by the operator's command. */
export async function makeToken({dataDir}) {
  const printed = await operate(
    dataDir,
    ...['token', 'add', '--name', 'Trực ban', '--role', 'officer', '--unit', 'khanh-hoa'],
  );
  return /dv_[\w-]+/.exec(printed)[0];
}
