interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** The page's time in the hands of a test. */
export interface FakeTime {
  /** Lets so many milliseconds pass, and what is due in them happen in its order. */
  pass(ms: number): void;
  restore(): void;
}

/** Stops `performance.now` and `setTimeout` of the page until they are restored; frames and promises go on. */
export function stopTime(): FakeTime {
  const real = {setTimeout: window.setTimeout, clearTimeout: window.clearTimeout};
  const timers = new Map<number, Timer>();
  let now = 1_000_000;
  let last = 0;
  const setTimer = (run: () => void, ms = 0): number => {
    last += 1;
    timers.set(last, {due: now + ms, run});
    return last;
  };
  Object.assign(window, {setTimeout: setTimer, clearTimeout: (timer: number) => timers.delete(timer)});
  Object.defineProperty(performance, 'now', {value: () => now, configurable: true});
  const next = (until: number) =>
    [...timers].filter(([, {due}]) => due <= until).sort(([, one], [, other]) => one.due - other.due)[0];
  return {
    pass(ms) {
      const until = now + ms;
      for (let found = next(until); found; found = next(until)) {
        const [id, {due, run}] = found;
        timers.delete(id);
        now = due;
        run();
      }
      now = until;
    },
    restore() {
      Object.assign(window, real);
      Reflect.deleteProperty(performance, 'now');
    },
  };
}
