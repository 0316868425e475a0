import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {root} from './run.mjs';

/** What a server or a command on a data folder sees: never the database that the shell names. */
export function environmentOf(dataDir, more = {}) {
  const env = {...process.env, DATA_DIR: dataDir, ...more};
  delete env.DATABASE_URL;
  return env;
}

/**
 * Starts the built server on a data folder of its own and a free port (or the given one), for tests and measurements.
 * @returns its address, and a function that stops it as Ctrl-C does
 */
export async function serve(dataDir, port = 0, environment = {}) {
  const env = environmentOf(dataDir, {PORT: String(port), HOST: '127.0.0.1', ...environment});
  const child = spawn(process.execPath, [...process.execArgv, join(root, 'server/dist/main.js')], {
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
