import {webAddress} from '../shared/web-address.js';

/**
 * The one gate for addresses from outside on their way into `href` and `src`: resolves against the base and lets only web
 * addresses through.
 *
 * @returns the absolute address, or undefined, which leaves the attribute out
 */
export function safeAddress(address: string | null | undefined, base: URL | string): string | undefined {
  return address ? webAddress(address, base) : undefined;
}
