/** Whether an address is one of the web, which alone may be opened, loaded or passed on. */
export const isWeb = ({protocol}: {readonly protocol: string}): boolean =>
  protocol === 'https:' || protocol === 'http:';

/**
 * Resolves an address as a browser does, which drops tabs, line breaks and control characters before it reads the scheme.
 *
 * @returns the absolute address; undefined where it is none of the web, or names a user
 */
export function webAddress(address: string, base?: string | URL): string | undefined {
  try {
    const url = new URL(address, base);
    return isWeb(url) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
