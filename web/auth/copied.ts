/** Pure. What comes along when an address or a token is copied out of something. */

const QUOTES = /^["'`“‘«\s]+|["'`”’»;,\s]+$/g;
/** The name of a variable, of a field or of a header, and what begins the value. */
const NAME = /^([\w\s.-]+["'`”’»]?[=:])?["'`“‘«\s]*(bearer\s+)?/i;
const ADDRESS = /^[a-z][a-z\d+.-]*:\/\//i;
const HOST = /^(localhost|[\w-]+\.[\w.-]+)(:\d+)?[/?#]/i;

/** The text without the quotes and the white space around it, and without what ends a line of code. */
export function trimmed(text: string): string {
  return text.replace(QUOTES, '');
}

/** What stands behind a name or behind `Bearer`; white space inside of it stays. */
export function valueIn(text: string): string {
  return text.replace(NAME, '');
}

/**
 * An address, also without its scheme, or the part of one from its path, query or fragment on.
 *
 * What has a host of its own is never taken for an address of this page.
 */
export function addressIn(text: string, page: string): URL | undefined {
  const address = ADDRESS.test(text) ? text : HOST.test(text) ? withScheme(text, page) : part(text);
  return URL.canParse(address, page) ? new URL(address, page) : undefined;
}

/** Browsers do not show it; this page's is known. */
function withScheme(text: string, page: string): string {
  const { protocol, host } = new URL(page);
  return `${text.startsWith(host) ? protocol : 'https:'}//${text}`;
}

function part(text: string): string {
  const [found] = /(^\/|[?#]).*/.exec(text) ?? [];
  return found ?? (text.startsWith('access_token=') ? `#${text}` : `?${text}`);
}
