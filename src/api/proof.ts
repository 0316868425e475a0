import {hasStrings, isObject} from '../shared/guards.js';
import {ApiError} from './api-error.js';
import {exchange} from './client.js';
import {PROOF_WORKER_SCRIPT} from './generated/proof-worker-script.js';
import {makeSolver, ownSubtle, type ChallengeParameters, type Solution} from './proof-solver.js';

/** What the service gives: the parameters of the work, and whatever else belongs to it and goes back unchanged. */
interface Challenge {
  readonly parameters: ChallengeParameters;
}

/** How long a worker may say nothing, in milliseconds; a page's policy may forbid it without a word. */
const TIMEOUT_MS = 5_000;

function isParameters(value: unknown): value is ChallengeParameters {
  return (
    hasStrings(value, 'algorithm', 'nonce', 'salt', 'keyPrefix') &&
    ['cost', 'keyLength'].every((name) => typeof value[name] === 'number')
  );
}

const isChallenge = (value: unknown): value is Challenge => isObject(value) && isParameters(value['parameters']);

const isSolution = (value: unknown): value is Solution =>
  isObject(value) && typeof value['counter'] === 'number' && typeof value['derivedKey'] === 'string';

/** Whether it begins as the challenge asks, which no key does that was derived wrongly. */
const solves = (value: unknown, {keyPrefix}: ChallengeParameters): value is Solution =>
  isSolution(value) && value.derivedKey.startsWith(keyPrefix.toLowerCase());

/**
 * Solves a challenge beside the page, so that the page stays quick.
 *
 * @throws when there is no worker here, when it fails, falls silent or gives something else than a solution, and once it is given up
 */
async function solveInWorker(parameters: ChallengeParameters, signal: AbortSignal): Promise<Solution> {
  const address = URL.createObjectURL(new Blob([PROOF_WORKER_SCRIPT], {type: 'text/javascript'}));
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout>;
  return new Promise<Solution>((resolve, reject) => {
    const fail = () => reject(new Error('No solution from the worker'));
    const waitOn = () => {
      clearTimeout(timer);
      timer = setTimeout(fail, TIMEOUT_MS);
    };
    waitOn();
    if (signal.aborted) fail();
    signal.addEventListener('abort', fail, {once: true});
    const started = new Worker(address);
    worker = started;
    started.addEventListener('error', fail);
    started.addEventListener('messageerror', fail);
    started.addEventListener('message', ({data}: MessageEvent<unknown>) => {
      waitOn();
      if (data === 'ready') started.postMessage(parameters);
      else if (solves(data, parameters)) resolve(data);
      else if (data !== 'working') fail();
    });
  }).finally(() => {
    clearTimeout(timer);
    worker?.terminate();
    URL.revokeObjectURL(address);
  });
}

/** Solves a challenge beside the page, and where that fails at any moment, in the page, slice by slice. */
export function solve(parameters: ChallengeParameters, signal: AbortSignal): Promise<Solution> {
  return solveInWorker(parameters, signal).catch(() => makeSolver(ownSubtle())(parameters, () => signal.aborted));
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
