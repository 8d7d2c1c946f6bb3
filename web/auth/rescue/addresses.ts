/** Pure. Finds the addresses in a text. Each step takes linear time. */
import { decoded, isOpening, trimmed } from './copied.ts';

/** A run of what an address is made of: no white space, quotes, brackets, or signs that are not ASCII. */
const PIECE =
  /(?:\[[\da-f:.]{2,45}\])?[!#-&(-;=?-Z_a-z~\p{L}\p{N}\p{M}]+(?:\[[\da-f:.]{2,45}\][!#-&(-;=?-Z_a-z~]*)?/giu;
const SCHEME = /[a-z][a-z\d+.-]{0,40}:\/\//i;
/** An app's own scheme, with one slash. */
const APP_SCHEME = /^[a-z][a-z\d+.-]{0,60}:\/(?!\/)/i;
const HOST =
  /^(?:localhost|\[[\da-f:.]{2,45}\]|[\p{L}\p{M}\d_-]+(?:\.[\p{L}\p{M}\d_-]+)+|[\w-]+(?=:\d))(?::\d{1,5})?(?=[/?#])/iu;
const ENCODED = /%(?:25)*3[AF]/i;
/** Shims may stand behind one another. */
const MAX_DEPTH = 3;

/** The addresses in a text, also without a scheme; of one that leads on to another, that one. */
export function addressesIn(text: string, page: string, depth = MAX_DEPTH): URL[] {
  return [...text.matchAll(PIECE)].flatMap(({ 0: piece, index }) => {
    const isStart = index === 0 || isOpening(text.charAt(index - 1));
    const url = addressOf(unencoded(piece), page, isStart);
    return url === undefined ? [] : [target(url, page, depth)];
  });
}

function unencoded(piece: string): string {
  let text = piece;
  for (let left = MAX_DEPTH; left > 0 && ENCODED.test(text) && !/:\/\/|\?/.test(text); left -= 1)
    text = decoded(text);
  return text;
}

/** Without a scheme, an address begins where the text before it ends: `😀my.site` is not `my.site`. */
function addressOf(piece: string, page: string, isStart: boolean): URL | undefined {
  const scheme = SCHEME.exec(piece);
  const found = unwrapped(scheme ? piece.slice(scheme.index) : piece);
  const [host] = isStart ? (HOST.exec(found) ?? []) : [];
  const address = host === undefined || scheme ? found : `${schemeOf(host, page)}//${found}`;
  const whole = scheme ?? host ?? APP_SCHEME.exec(found);
  return whole && URL.canParse(address) ? new URL(address) : undefined;
}

function unwrapped(piece: string): string {
  return /^\[[\da-f:.]{2,45}\]/i.test(piece)
    ? `[${trimmed(piece)}`
    : trimmed(piece).replace(/^\/\/(?!\/)/, '');
}

/** Browsers do not show it; this page's is known. */
function schemeOf(shown: string, page: string): string {
  const { protocol, host } = new URL(page);
  return shown === host ? protocol : 'https:';
}

/** Whether an address has an answer in it, by the names alone. */
function isAnswer({ searchParams, hash }: URL): boolean {
  return searchParams.has('code') || searchParams.has('error') || hash.includes('access_token=');
}

/** Where a link shim leads: to the address in its query, or behind its own path. */
function target(url: URL, page: string, depth: number): URL {
  if (depth === 0) return url;
  const behind = SCHEME.exec(url.pathname);
  const rest = url.pathname.slice(behind?.index) + url.search + url.hash;
  // Proofpoint's end of an address.
  const nested = behind ? [rest.split('__;')[0] ?? ''] : [];
  const asked = isAnswer(url) ? [] : [...url.searchParams.values()];
  const inner = [...nested, ...asked].flatMap((text) => addressesIn(text, page, depth - 1));
  return inner.find(isAnswer) ?? url;
}
