import {LONGEST_ADDRESS} from '../../../../src/shared/formats.js';
import {webAddress as resolved} from '../../../../src/shared/web-address.js';

/** The address as a browser resolves it, where it is one of the web, names no user and is no longer than servers take. */
export function webAddress(address: string | null | undefined, base: string | undefined): string | undefined {
  const url = address ? resolved(address.trim(), base) : undefined;
  return url !== undefined && url.length <= LONGEST_ADDRESS ? url : undefined;
}
