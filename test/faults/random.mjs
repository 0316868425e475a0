/**
 * A source of numbers in [0, 1) that gives the same ones for the same seed (mulberry32).
 *
 * @param {number} seed a 32-bit integer
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * One of the names, each as often as its weight says.
 *
 * @template {string} Name
 * @param {() => number} random
 * @param {Readonly<Record<Name, number>>} weights
 * @returns {Name}
 */
export function pick(random, weights) {
  const entries = Object.entries(weights);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0])[0];
}
