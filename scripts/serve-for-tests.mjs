import {spawn} from 'node:child_process';
import {cpSync, rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './run.mjs';

/** What a server or a command on a data folder sees: never the database that the shell names. */
export function environmentOf(dataDir, more = {}) {
  const env = {...process.env, DATA_DIR: dataDir, ...more};
  delete env.DATABASE_URL;
  return env;
}

/** What tests, which start many servers for seconds, give those for V8; not all flags, as a program given by `-e` would start itself. */
const V8_FLAGS = process.execArgv.filter((flag) => flag === '--liftoff-only');

/**
 * Starts the built server on a data folder of its own and a free port (or the given one), for tests and measurements.
 * @returns its address, and a function that stops it as Ctrl-C does
 */
export async function serve(dataDir, port = 0, environment = {}) {
  const env = environmentOf(dataDir, {PORT: String(port), HOST: '127.0.0.1', ...environment});
  const child = spawn(process.execPath, [...V8_FLAGS, join(root, 'server/dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    void ended.then((code) => reject(new Error(`Máy chủ dừng với mã ${code}: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
  });
  return {
    address,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Names a data folder that holds the sample content, of which tests take copies: to fill one takes ten times as long. */
const FILLED = 'FILLED_DATA_DIR';

let filled;

/** An environment in which {@link newDataDir} copies one folder, filled once in this process and there as long as it. */
export async function filledDataDir() {
  filled ??= fill();
  return {[FILLED]: await filled};
}

async function fill() {
  const folder = await mkdtemp(join(tmpdir(), 'danvan-filled-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
  await (await serve(folder)).stop();
  return folder;
}

/** Makes a data folder for a server whose database has the sample content, or will have it once it is started. */
export async function newDataDir() {
  const folder = await mkdtemp(join(tmpdir(), 'danvan-data-'));
  const from = process.env[FILLED];
  if (from) cpSync(from, folder, {recursive: true});
  return folder;
}

/** Starts a server of a test's or a measurement's own on a free port of 127.0.0.1; closing it ends what is under way. */
export async function listen(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return {address: `http://127.0.0.1:${server.address().port}`, close};
}
