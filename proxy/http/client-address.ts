/** Pure. Who calls, where proxies of one's own stand before this one. */

/** An IPv6 address with its zone is shorter. */
const MAX_ENTRY_CHARACTERS = 80;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function isAddress(text: string): boolean {
  return IPV4.test(text) || (text.includes(':') && URL.canParse(`http://[${text}]`));
}

/** Reads one entry: an address, perhaps in quotes, in brackets or with a port. */
function parseEntry(entry: string): string | undefined {
  if (entry.length > MAX_ENTRY_CHARACTERS) return undefined;
  const bare = entry.trim().replace(/^"(.*)"$/, '$1');
  const [, bracketed, v4] = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(bare) ?? [];
  const address = bracketed ?? v4 ?? bare;
  return isAddress(address) ? address : undefined;
}

/**
 * The address of a client: the `trustedProxies`-th from the right of `X-Forwarded-For`, or the socket's peer.
 *
 * Everything further left was written by the caller and is never looked at. Where there are fewer entries, or
 * that one is no address, the request did not come through those proxies: the peer counts, so that all who come
 * that way share one count and no caller can choose its own.
 *
 * @see [X-Forwarded-For](https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For)
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string | undefined {
  if (trustedProxies === 0 || forwardedFor === null) return peer;
  const entry = forwardedFor.split(',').at(-trustedProxies);
  return (entry === undefined ? undefined : parseEntry(entry)) ?? peer;
}
