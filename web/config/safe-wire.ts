/**
 * Whether the host of a URL is this machine, in any spelling that a URL has.
 *
 * Takes no text: `LOCALHOST` and `[0:0:0:0:0:0:0:1]` are what the parser makes of them.
 */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Whether codes and tokens may travel to a URL: over TLS, or inside this machine. Does not check who answers there. */
export function isSafeWire(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}
