import {isIPv4} from 'node:net';

const GROUPS = 8;
/** An address of IPv4 as a socket of IPv6 tells it. */
const MAPPED = /^::ffff:/i;

/**
 * The network that an address belongs to, as far as one sender can be told from another: /24 of IPv4, /56 of IPv6 (what a
 * provider gives to one household).
 */
export function addressPrefix(address: string): string {
  const [plain = ''] = address.split('%', 1);
  const ipv4 = plain.replace(MAPPED, '');
  if (isIPv4(ipv4)) return `${ipv4.slice(0, ipv4.lastIndexOf('.'))}.0/24`;
  const [left = '', right] = plain.split('::');
  const head = groupsOf(left);
  const tail = groupsOf(right ?? '');
  const zeros = Array.from({length: Math.max(0, GROUPS - head.length - tail.length)}, () => 0);
  const [one = 0, two = 0, three = 0, four = 0] = [...head, ...zeros, ...tail];
  return `${[one, two, three, four & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

/**
 * Where a request comes from, as far as limits tell one sender from another: an address of IPv4 whole, one of IPv6 by its network.
 * One household has one address of IPv4, but as many of IPv6 as it likes.
 */
export function placeOf(address: string): string {
  const plain = address.replace(MAPPED, '');
  return isIPv4(plain) ? plain : addressPrefix(address);
}

function groupsOf(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16) || 0);
}
