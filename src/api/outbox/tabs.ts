import {makeIdempotencyKey} from '../feedback.js';
import {OUTBOX_NAME} from '../device-storage.js';

/** Tells the other tabs of the site that something in the outbox has changed, and hears it from them. */
export interface TabChannel {
  post(): void;
  close(): void;
}

const CHANGED_KEY = `${OUTBOX_NAME}:changed`;

function byChannel(onChange: () => void): TabChannel {
  const channel = new BroadcastChannel(OUTBOX_NAME);
  channel.addEventListener('message', onChange);
  return {post: () => channel.postMessage('changed'), close: () => channel.close()};
}

function byStorage(onChange: () => void): TabChannel {
  const onStorage = ({key}: StorageEvent) => {
    if (key === CHANGED_KEY) onChange();
  };
  addEventListener('storage', onStorage);
  return {
    post: () => {
      try {
        localStorage.setItem(CHANGED_KEY, String(Math.random()));
      } catch {
        // Tabs without storage have no outbox in common either.
      }
    },
    close: () => removeEventListener('storage', onStorage),
  };
}

/** Opens the channel between tabs; where the browser has none or refuses one, storage; without either, each tab learns when it looks. */
export function openTabChannel(onChange: () => void): TabChannel {
  try {
    return byChannel(onChange);
  } catch {
    return byStorage(onChange);
  }
}

/** Runs a task while no other tab runs one; resolves to undefined when its turn did not come in time. */
export type SendLock = <T>(task: () => Promise<T>) => Promise<T | undefined>;

/** How long to wait for another tab's turn to end, in milliseconds: as long as two slow requests. */
const TIMEOUT_MS = 45_000;

const LEASE_KEY = `${OUTBOX_NAME}:lease`;
const LEASE_MS = 30_000;
const RENEW_MS = 5_000;
/** Long enough for two tabs that took the lease in the same moment to see who wrote last. */
const SETTLE_MS = 60;
const LOOK_AGAIN_MS = 250;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const isNotMyTurn = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Without any means to know of other tabs, at least this page sends one message after the other; the key of each keeps the API from
 * storing it twice.
 */
const lockOfPage: SendLock = (task) => {
  const result = turn.then(task);
  turn = result.catch(() => undefined);
  return result;
};

/** A lock of the browser: released by itself when the tab goes away. One that the browser refuses, as in a sandboxed frame, holds nothing up. */
const lockOfBrowser =
  (locks: LockManager): SendLock =>
  async (task) => {
    const wait = {isOver: false};
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
    try {
      return await locks.request(OUTBOX_NAME, {signal: controller.signal}, () => {
        wait.isOver = true;
        clearTimeout(timer);
        return task();
      });
    } catch (error) {
      if (wait.isOver) throw error;
      return isNotMyTurn(error) ? undefined : await lockOfPage(task);
    } finally {
      clearTimeout(timer);
    }
  };

interface Lease {
  readonly owner: string;
  readonly until: number;
}

const isLease = (value: unknown): value is Lease =>
  typeof value === 'object' &&
  value !== null &&
  'owner' in value &&
  typeof value.owner === 'string' &&
  'until' in value &&
  typeof value.until === 'number';

function lease(storage: Storage): Lease | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(LEASE_KEY) ?? 'null');
    return isLease(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A lease that reaches further than any tab takes one was written by a clock that has jumped since. */
function isHeld(found: Lease | undefined, now: number): boolean {
  return found !== undefined && found.until > now && found.until <= now + LEASE_MS;
}

async function takeLease(storage: Storage, owner: string): Promise<boolean> {
  if (isHeld(lease(storage), Date.now())) return false;
  writeLease(storage, owner);
  await pause(SETTLE_MS);
  return lease(storage)?.owner === owner;
}

function writeLease(storage: Storage, owner: string): void {
  storage.setItem(LEASE_KEY, JSON.stringify({owner, until: Date.now() + LEASE_MS}));
}

/** A lease in localStorage, for pages on plain http, where browsers give no locks. */
export const lockByLease =
  (storage: Storage): SendLock =>
  async (task) => {
    const owner = makeIdempotencyKey();
    const giveUpAt = performance.now() + TIMEOUT_MS;
    while (!(await takeLease(storage, owner))) {
      if (performance.now() > giveUpAt) return undefined;
      await pause(LOOK_AGAIN_MS * (1 + Math.random()));
    }
    const renewal = setInterval(() => writeLease(storage, owner), RENEW_MS);
    try {
      return await task();
    } finally {
      clearInterval(renewal);
      if (lease(storage)?.owner === owner) storage.removeItem(LEASE_KEY);
    }
  };

/** A storage that takes what it is given, or undefined. */
function workingStorage(): Storage | undefined {
  try {
    localStorage.setItem(`${LEASE_KEY}:try`, '1');
    localStorage.removeItem(`${LEASE_KEY}:try`);
    return localStorage;
  } catch {
    return undefined;
  }
}

/** The best lock that this page can have. */
export function sendLock(): SendLock {
  if ('locks' in navigator) return lockOfBrowser(navigator.locks);
  const storage = workingStorage();
  return storage ? lockByLease(storage) : lockOfPage;
}
