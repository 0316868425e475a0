// A PostgreSQL cluster for one test run, made from the binaries found on the machine and removed afterwards.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {freePort} from './free-port.mjs';

const oldestRelease = 15;

/**
 * Starts a cluster that listens on 127.0.0.1 at a free port.
 * @returns the address of its database `postgres` and a function that stops and removes it, or undefined where no
 *   PostgreSQL of release 15 or later is installed
 */
export async function startPostgresCluster() {
  const binaries = findPostgres();
  if (!binaries) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'danvan-postgres-'));
  const user = unprivilegedUser();
  if (user) {
    chownSync(folder, user.uid, user.gid);
  }
  const data = join(folder, 'data');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'danvan', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    {...user, cwd: folder, stdio: 'ignore'},
  );
  const port = await freePort();
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', `unix_socket_directories=${folder}`];
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe']},
  );
  const stop = async () => {
    if (server.exitCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
    }
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    await untilReady(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {url: `postgresql://danvan@127.0.0.1:${port}/postgres`, stop};
}

/** The folder of the newest PostgreSQL programs that can be used, or undefined. */
export function findPostgres() {
  const packaged = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...list(packaged).map((release) => join(packaged, release, 'bin')),
  ];
  return folders
    .filter((folder) => isExecutable(join(folder, 'postgres')) && isExecutable(join(folder, 'initdb')))
    .map((folder) => ({folder, release: releaseOf(join(folder, 'postgres'))}))
    .filter(({release}) => release >= oldestRelease)
    .sort((a, b) => b.release - a.release)[0]?.folder;
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function releaseOf(postgres) {
  const printed = execFileSync(postgres, ['--version'], {encoding: 'utf8'});
  return Number(/ (\d+)/.exec(printed)?.[1] ?? 0);
}

/** PostgreSQL refuses to run as root, so root hands it to a user who may do less. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const name = ['postgres', 'nobody'].find((candidate) => idOf('-u', candidate) !== undefined);
  return name && {uid: idOf('-u', name), gid: idOf('-g', name)};
}

function idOf(flag, name) {
  try {
    return Number(execFileSync('id', [flag, name], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}));
  } catch {
    return undefined;
  }
}

/** Waits for the server's own word that it accepts connections; its log so far explains why it does not. */
function untilReady(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) {
        resolve();
      }
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log}`)));
  });
}
