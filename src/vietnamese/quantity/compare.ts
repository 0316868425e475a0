import type {Change, Progress, Summand} from './types.js';

/** How a figure moved from one period to the next, as far as the reports prove it. */
export function changeBetween(_previous: Summand, _current: Summand): Change {
  return {refusal: 'unproven'};
}

/** How far a figure has come toward its target. */
export function progressToward(_value: Summand, _target: Summand): Progress {
  return {refusal: 'unproven'};
}
