import { isSafeWire } from '../config/safe-wire.ts';

/**
 * Keeps a picture's address only when a browser can do nothing with it but load a picture.
 *
 * Checked on the parsed address, where case, white space and relative forms are no disguise.
 */
export function safePictureUrl(value: unknown, simulated: boolean): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.protocol === 'https:' || (simulated && isSafeWire(url)) ? url.href : undefined;
}

/** Keeps a link's address only when it leads to a web page over TLS; a script or a file has no way in. */
export function safeLink(value: unknown): string | undefined {
  return safePictureUrl(value, false);
}
