import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  host: string;
  pid: number;
  /** When it started, in the words of its system; null where the system does not tell. */
  started: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return {host: hostname(), pid: process.pid, started: startOf(process.pid)};
}

/** Whether a process may still be running. One on another host cannot be looked at and counts as running. */
export function mayBeRunning({host, pid, started}: ProcessIdentity): boolean {
  if (host !== hostname()) {
    return true;
  }
  if (!exists(pid)) {
    return false;
  }
  const startedNow = startOf(pid);
  return started === null || startedNow === null || started === startedNow;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the 20th field after it is the start in ticks since boot.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot}/${ticks}`;
    }
    const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: {...process.env, LC_ALL: 'C', TZ: 'UTC'},
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim() || null;
  } catch {
    return null;
  }
}
