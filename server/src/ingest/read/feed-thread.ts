import {Worker} from 'node:worker_threads';
import {type FeedOrigin, type FeedReading, unreadFeed} from './feed-entry.js';

/** What a thread is started for. */
export interface FeedTask {
  readonly bytes: Uint8Array;
  readonly origin: FeedOrigin;
}

/** How long and with how much memory a feed is read. */
export interface FeedBounds {
  /** 30 000 unless told: a feed of the greatest size takes some seconds on a slow machine. */
  readonly deadlineMs?: number;
  /** 512 unless told. */
  readonly megabytes?: number;
  /** Ends the reading when the server stops. */
  readonly signal?: AbortSignal | undefined;
}

const DEADLINE_MS = 30_000;
const MEGABYTES = 512;

/**
 * Reads a feed as `readFeed` does, in a thread of its own: whatever stands in it, readers are answered meanwhile, and what takes too long
 * or too much memory is refused as `too_heavy`.
 *
 * @throws the signal's reason where it ends the reading
 */
export async function readFeedApart(
  bytes: Uint8Array,
  origin: FeedOrigin,
  {deadlineMs = DEADLINE_MS, megabytes = MEGABYTES, signal}: FeedBounds = {},
): Promise<FeedReading> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./feed-worker.js', import.meta.url), {
    resourceLimits: {maxOldGenerationSizeMb: megabytes},
  });
  worker.postMessage({bytes, origin} satisfies FeedTask);
  const end = () => void worker.terminate();
  const timer = setTimeout(end, deadlineMs);
  signal?.addEventListener('abort', end, {once: true});
  try {
    return await new Promise<FeedReading>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(unreadFeed('too_heavy', origin));
        else reject(error);
      });
      worker.once('exit', () => {
        if (signal?.aborted) reject(new Error('The reading was given up.', {cause: signal.reason}));
        else resolve(unreadFeed('too_heavy', origin));
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}
