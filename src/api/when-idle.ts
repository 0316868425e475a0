/** Calls back once the browser has nothing more urgent to do, at the latest after two seconds. */
export function whenIdle(callback: () => void): void {
  // Safari has no idle callbacks
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, {timeout: 2000});
  else setTimeout(callback, 200);
}
