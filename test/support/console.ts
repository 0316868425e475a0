/** Collects what is written to the console instead of showing it, until stopped. */
export function listenToConsole(method: 'warn' | 'error'): {
  readonly heard: readonly string[];
  stop(): readonly string[];
} {
  const heard: string[] = [];
  const original = window.console[method];
  window.console[method] = (...parts: unknown[]) => {
    heard.push(parts.map(String).join(' '));
  };
  return {
    heard,
    stop() {
      window.console[method] = original;
      return heard;
    },
  };
}
