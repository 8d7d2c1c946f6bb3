import { readCallback } from './callback.ts';

/**
 * Where on this site a person goes after the login: a full address of the page's own origin, else nothing.
 *
 * Judged as the browser will read it, after parsing, so that no spelling leads elsewhere; an address that
 * reads as an answer to a login is refused too. Does not know whether there is a page.
 *
 * @see [RFC 9700 section 4.11](https://www.rfc-editor.org/rfc/rfc9700#section-4.11)
 */
export function returnPath(asked: string | null | undefined, pageUrl: string): string | undefined {
  if (!asked || !URL.canParse(asked, pageUrl)) return undefined;
  const { origin, protocol, pathname, search, hash } = new URL(asked, pageUrl);
  const page = new URL(pageUrl);
  // `blob:` addresses have their page's origin.
  if (origin !== page.origin || protocol !== page.protocol) return undefined;
  const address = origin + pathname + search + hash;
  return readCallback(address).kind === 'nothing' ? address : undefined;
}
