import {SEEDS, textOf} from './seeds.mjs';

const SHORT = 1000;
/** How much longer the other text is. */
const TIMES = 10;
/** So much longer may it take; ten times is what reading each character once costs. */
export const MOST_RATIO = 15;
/** What takes less is repeated, or the clock would be measured. */
const SHORTEST_MS = 0.5;
const ROUNDS = 4;
/** A compiler or the collection of garbage may come between: what is beyond the bound counts only when it stays so. */
const CHECKS = 5;

/** Of the processor, in milliseconds: other programs on the machine do not count. */
function timeOf(read, text, runs) {
  const start = process.cpuUsage();
  for (let run = 0; run < runs; run++) read(text);
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least time for each text, by turns and for as many characters of either, so that both meet the same memory. */
function measureTexts(read, text, longText) {
  let [short, long] = [Infinity, Infinity];
  const runs = Math.ceil(SHORTEST_MS / Math.max(0.01, timeOf(read, longText, 1)));
  const isProven = (round) => round >= ROUNDS && (long <= MOST_RATIO * short || round >= ROUNDS * CHECKS);
  for (let round = 0; !isProven(round); round++) {
    short = Math.min(short, timeOf(read, text, runs * TIMES) / (runs * TIMES));
    long = Math.min(long, timeOf(read, longText, runs) / runs);
  }
  return {short, long, ratio: long / short};
}

/** How a parser's time grows with each of the texts: where it grows most, and where it is longest. */
export function measureParser(read) {
  let worst = {seed: '', ratio: 0};
  let slowest = {seed: '', long: 0};
  for (const seed of SEEDS) {
    const [text, longText] = [SHORT, SHORT * TIMES].map((length) => textOf(seed, length));
    const {ratio, long} = measureTexts(read, text, longText);
    const name = JSON.stringify(seed.around.join(seed.seed));
    if (ratio > worst.ratio) worst = {seed: name, ratio};
    if (long > slowest.long) slowest = {seed: name, long};
  }
  return {worst, slowest};
}
