import {isIPv4} from 'node:net';

const GROUPS = 8;

/**
 * The network that an address belongs to, as far as one sender can be told from another: /24 of IPv4, /56 of IPv6 (what a
 * provider gives to one household).
 */
export function addressPrefix(address: string): string {
  const [plain = ''] = address.split('%', 1);
  const ipv4 = plain.replace(/^::ffff:/i, '');
  if (isIPv4(ipv4)) return `${ipv4.slice(0, ipv4.lastIndexOf('.'))}.0/24`;
  const [left = '', right] = plain.split('::');
  const head = groupsOf(left);
  const tail = groupsOf(right ?? '');
  const zeros = Array.from({length: Math.max(0, GROUPS - head.length - tail.length)}, () => 0);
  const [one = 0, two = 0, three = 0, four = 0] = [...head, ...zeros, ...tail];
  return `${[one, two, three, four & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

/** The place that an address belongs to: one household has one address of IPv4, but as many of IPv6 as it likes. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  return isIPv4(plain) ? plain : addressPrefix(address);
}

function groupsOf(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16) || 0);
}
