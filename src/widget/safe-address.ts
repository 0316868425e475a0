const ALLOWED = new Set(['https:', 'http:']);

/**
 * The one gate for addresses from outside on their way into `href` and `src`: resolves against the base as a browser does
 * (which drops tabs, line breaks and control bytes before reading the scheme) and lets only web addresses through.
 *
 * @returns the absolute address, or undefined, which leaves the attribute out
 */
export function safeAddress(address: string | null | undefined, base: URL | string): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, base);
    return ALLOWED.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
