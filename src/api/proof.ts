import {ApiError} from './api-error.js';
import {exchange} from './exchange.js';
import {makeSolver, type Puzzle, type Solution} from './proof-solver.js';

/** What the service gives: the puzzle, and whatever else belongs to it and goes back unchanged. */
interface Challenge {
  readonly parameters: Puzzle;
}

/** How long a worker may take to start, in milliseconds; a page's policy may forbid it without a word. */
const WORKER_START_MS = 3_000;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function isPuzzle(value: unknown): value is Puzzle {
  return (
    isObject(value) &&
    ['algorithm', 'nonce', 'salt', 'keyPrefix'].every((name) => typeof value[name] === 'string') &&
    ['cost', 'keyLength'].every((name) => typeof value[name] === 'number')
  );
}

const isChallenge = (value: unknown): value is Challenge => isObject(value) && isPuzzle(value['parameters']);

const isSolution = (value: unknown): value is Solution =>
  isObject(value) && typeof value['counter'] === 'number' && typeof value['derivedKey'] === 'string';

/** The browser's key derivation; undefined on plain http. */
const ownSubtle = (): SubtleCrypto | undefined => (isSecureContext ? crypto.subtle : undefined);

const WORKER_SCRIPT = (): string => `
  const solve = (${makeSolver.toString()})(isSecureContext ? crypto.subtle : undefined);
  postMessage('ready');
  onmessage = ({data}) => solve(data, () => false).then(postMessage, (error) => postMessage({error: String(error)}));
`;

/** Starts the worker from the text of the solver: pages of other origins may not start one from our address. */
function startWorker(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(new Blob([WORKER_SCRIPT()], {type: 'text/javascript'}));
    const refuse = () => {
      clearTimeout(timer);
      worker?.terminate();
      URL.revokeObjectURL(address);
      reject(new Error('No worker here'));
    };
    const timer = setTimeout(refuse, WORKER_START_MS);
    let worker: Worker | undefined;
    try {
      worker = new Worker(address);
    } catch {
      refuse();
      return;
    }
    const started = worker;
    started.addEventListener('error', refuse, {once: true});
    started.addEventListener(
      'message',
      () => {
        clearTimeout(timer);
        URL.revokeObjectURL(address);
        resolve(started);
      },
      {once: true},
    );
  });
}

function solveIn(worker: Worker, puzzle: Puzzle, signal: AbortSignal): Promise<Solution> {
  return new Promise<Solution>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Given up')), {once: true});
    worker.addEventListener('error', ({message}) => reject(new Error(message)));
    worker.addEventListener('message', ({data}: MessageEvent<unknown>) =>
      isSolution(data) ? resolve(data) : reject(new Error('The worker found no solution')),
    );
    worker.postMessage(puzzle);
  }).finally(() => worker.terminate());
}

/** Solves a puzzle beside the page where that is allowed, else in the page, slice by slice. */
export async function solve(puzzle: Puzzle, signal: AbortSignal): Promise<Solution> {
  const worker = await startWorker().catch(() => undefined);
  return worker ? solveIn(worker, puzzle, signal) : makeSolver(ownSubtle())(puzzle, () => signal.aborted);
}

/**
 * Asks the API for a proof of work and does it.
 *
 * @returns what goes along as `proof`: the challenge with its solution, as the ALTCHA protocol encodes them
 * @throws {ApiError} when there is no challenge, or none that can be solved
 */
export async function proofFor(base: URL, signal: AbortSignal): Promise<string> {
  const {body: challenge} = await exchange(new URL('v1/challenge', base).href, {cache: 'no-store'}, signal);
  if (!isChallenge(challenge)) throw new ApiError('unreadable', [], 'No challenge in the answer.');
  try {
    const solution = await solve(challenge.parameters, signal);
    return btoa(JSON.stringify({challenge, solution}));
  } catch (cause) {
    throw new ApiError('unreadable', [], String(cause));
  }
}
