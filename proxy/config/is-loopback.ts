/**
 * Whether the host of a URL is this machine, in any spelling that a URL has.
 *
 * Takes no text: `LOCALHOST`, ` http://127.1/` and `[0:0:0:0:0:0:0:1]` are what the parser makes of them.
 */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
