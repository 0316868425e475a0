import {parentPort} from 'node:worker_threads';
import type {FeedTask} from './feed-thread.js';
import {readFeed} from './read-feed.js';

parentPort?.once('message', ({bytes, origin}: FeedTask) => parentPort?.postMessage(readFeed(bytes, origin)));
