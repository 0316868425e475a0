import {canonicalAddress} from '../../../src/shared/canonical-address.js';
import {invalidParameter} from './errors.js';
import type {Client} from './mount.js';

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The address, with a closing slash, under which a client reaches this service: the configured one; else what the request says. That may
 * be invented, so an answer made with it is kept for this one host and by no shared cache, and nothing else is ever decided by it.
 *
 * @param configured - the public address, where the service was told; behind a proxy it always is
 * @throws Problem 400 when the request names no host
 */
export function publicUrlOf(
  {protocol, host}: Pick<Client, 'protocol' | 'host'>,
  configured: string | undefined,
): string {
  if (configured !== undefined) return configured;
  const address = `${protocol}://${host}/`;
  if (!HOST.test(host) || !/^https?$/.test(protocol) || !URL.canParse(address)) {
    throw invalidParameter('Host', 'Tiêu đề Host của yêu cầu không phải tên máy hợp lệ.');
  }
  return new URL(address).href;
}

/**
 * The forms in which the address of an article can be stored: articles written here have the path alone.
 *
 * @param own - see {@link publicUrlOf}
 * @returns empty where this is no web address
 */
export function addressVariants(address: string, own: string): string[] {
  const canonical = canonicalAddress(address, own);
  const here = canonicalAddress('/', own);
  if (canonical === undefined || here === undefined) return [];
  return canonical.startsWith(`${here}/`) ? [canonical, canonical.slice(here.length)] : [canonical];
}
