/**
 * Keeps a picture's address only when a browser can do nothing with it but load a picture.
 *
 * Checked on the parsed address, where case, white space and relative forms are no disguise.
 */
export function safePictureUrl(value: unknown, simulated: boolean): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, hostname, href } = new URL(value);
  const local =
    simulated && protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || local ? href : undefined;
}

/** Keeps a link's address only when it leads to a web page over TLS; a script or a file has no way in. */
export function safeLink(value: unknown): string | undefined {
  return safePictureUrl(value, false);
}
