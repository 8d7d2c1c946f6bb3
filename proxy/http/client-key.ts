/** The eight groups of an IPv6 address as the URL parser writes it: no dots, no leading zeros, one `::` at most. */
function groupsOf(canonical: string): string[] {
  const [left = [], right = []] = canonical
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right];
}

/** `::ffff:192.0.2.1`, in whatever spelling, is `192.0.2.1` on a socket that listens to both families. */
function mappedIpv4(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined;
  const numbers = groups.slice(6).map((group) => parseInt(group, 16));
  return numbers.flatMap((number) => [number >> 8, number & 0xff]).join('.');
}

/**
 * The key under which an address is counted: IPv4 as it is, IPv6 by its /64, which is what one household has.
 *
 * Does not check that an IPv4 address is one, and never reads `X-Forwarded-For`: anyone can write that.
 */
export function clientKey(address: string | undefined): string {
  if (address?.includes(':') !== true) return address || 'unknown';
  // A zone names an interface of this machine and is no part of the address.
  const url = `http://[${address.replace(/%.*/, '')}]`;
  if (!URL.canParse(url)) return 'unknown';
  const groups = groupsOf(new URL(url).hostname.slice(1, -1));
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}
