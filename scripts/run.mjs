import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {setPriority} from 'node:os';
import {join, resolve} from 'node:path';

/** The repository's folder. */
export const root = resolve(import.meta.dirname, '..');

/** The JavaScript file behind a command of an installed package, so that it runs without a shell on every system. */
export function commandFile(packageName, command = packageName.split('/').at(-1)) {
  const folder = join(root, 'node_modules', packageName);
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a program to its end with its output on this terminal.
 * @param options as of `spawn`; and `priority`, as of `os.setPriority`
 * @returns {Promise<number>} its exit code; 1 when it was killed or could not be started
 */
export function run(program, args, {priority, ...options} = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {cwd: root, stdio: 'inherit', ...options});
    if (priority !== undefined && child.pid) setPriority(child.pid, priority);
    child.on('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

/** Runs a script or a package's command file with this same Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** A command of this project: the package, its command and its arguments. */
export const tool = (packageName, args, command) => [commandFile(packageName, command), ...args];

/** `12,3 giây`, as a Vietnamese reader writes it. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây`;
