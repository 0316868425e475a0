/*
 * The worker that does a proof of work. It is built into a text (scripts/generate.mjs), from which proof.ts starts it: pages of other
 * origins may not start a worker from our address.
 *
 * It says `ready` once it runs and `working` while it works, then the solution, or `failed`.
 */
import {makeSolver, ownSubtle, type ChallengeParameters} from './proof-solver.js';

const solve = makeSolver(ownSubtle());
const tellThatItWorks = (): boolean => {
  postMessage('working');
  return false;
};

addEventListener('message', ({data}: MessageEvent<ChallengeParameters>) => {
  solve(data, tellThatItWorks).then(postMessage, () => postMessage('failed'));
});
postMessage('ready');
