/** Whether an address is one of the web, which alone may be opened, loaded or passed on. */
export const isWeb = ({protocol}: {readonly protocol: string}): boolean =>
  protocol === 'https:' || protocol === 'http:';

/**
 * The one gate for addresses from outside on their way into `href` and `src`: resolves as a browser does, which drops tabs, line breaks
 * and control characters before it reads the scheme, and lets only web addresses through.
 *
 * @returns the absolute address; undefined where there is none, or none of the web, or one that names a user
 */
export function webAddress(address: string | null | undefined, base?: string | URL): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address, base);
    return isWeb(url) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
