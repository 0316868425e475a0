import {lookup} from 'node:dns';
import {BlockList, isIP, type LookupFunction} from 'node:net';

const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv6');
}

/** An address of this machine or of an inner network, which nothing may reach unless the service's owner says so. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  readonly code = 'EPRIVATE';
}

/** Whether an IP address is one of the open internet. IPv4 inside IPv6 counts as IPv4. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !INSIDE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Looks a host up as usual but gives out public addresses only, so that a name cannot point inside after it was checked. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, {...options, all: true}, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const found = addresses.filter(({address}) => isPublic(address));
    const [first] = found;
    if (!first) callback(new PrivateAddressError(`${hostname} leads to an inner network`), '', 0);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
