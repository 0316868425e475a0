const LONGEST_ADDRESS = 2_000;

/** The address as a browser resolves it, where it is one of the web and names no user; else undefined. */
export function webAddress(address: string | null | undefined, base: string | undefined): string | undefined {
  if (!address) return undefined;
  try {
    const url = new URL(address.trim(), base);
    const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password;
    return isWeb && url.href.length <= LONGEST_ADDRESS ? url.href : undefined;
  } catch {
    return undefined;
  }
}
