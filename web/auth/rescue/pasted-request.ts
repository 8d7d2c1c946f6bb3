/** Pure. A code without the host it was sent to: in a part of an address, in a request, or as a field of a log. */
import { decoded, tidied, valuesOf } from './copied.ts';
import { recogniseAnswer } from './pasted-answer.ts';
import { hasOnlyOwnQueries, isMeta, isOwnPath, namesHost } from './host-before-code.ts';
import { rescuedCode, type Rescued } from './rescued.ts';

/** What a code looks like where nothing names it. */
export const BARE_CODE = /^[\w-]{16,2048}$/;

/** The address on this page's host that a text is a part of: from its path, query or fragment on. */
export function partOf(text: string, redirectUri: string): URL[] {
  const before = text.replace(/[?#].*/s, '');
  const isPairs = /^[\w.-]+=/.test(before);
  if (!isPairs && !isOwnPath(before)) return [];
  const part = isPairs ? `?${text}` : text.replace(/^[\w-]+/, '');
  return URL.canParse(part, redirectUri) ? [new URL(part, redirectUri)] : [];
}

/** `GET /?code=… HTTP/1.1`, as it is sent and logged; and a code as a field of the exchange, or of a log. */
export function recogniseRequest(
  text: string,
  urls: URL[],
  redirectUri: string,
): Rescued | undefined {
  const [code, ...others] = valuesOf(text, 'code').map(decoded).map(tidied).filter(isLikelyCode);
  if (code === undefined || others.length > 0) return undefined;
  if (NAMES_PAGE.test(text)) return codeOfNamedPage(text, code, redirectUri);
  const base = hasOnlyOwnQueries(text) ? baseOf(text, urls, redirectUri) : undefined;
  return base === undefined ? undefined : codeAt(text, code, base, redirectUri);
}

/** Words such as `invalid_verification_code` are not codes. */
function isLikelyCode(value: string): boolean {
  return BARE_CODE.test(value) && /[A-Z\d]/.test(value);
}

const NAMES_PAGE = /redirect_?uri["'`\]]{0,2}\s{0,20}(?:=>|[=:])/i;

/** The exchange names the page that its code was sent to; one that cannot be read may be any. */
function codeOfNamedPage(text: string, code: string, redirectUri: string): Rescued | undefined {
  const named = valuesOf(text, 'redirect_?uri').map(decoded);
  const [page, ...pages] = named.filter((one) => URL.canParse(one));
  if (page === undefined || pages.length > 0) return undefined;
  return rescuedCode(code, page, page === redirectUri);
}

/** The host of a request, as a header or as logs and functions call it. */
const HOST_FIELD =
  /(?:^|[\s,{"'`])(?:v?host(?:name)?|domainName|:authority)["'`]?\s{0,3}[:=]\s{0,9}["'`]?([^\s"'`,;<>&)}]+)/i;
const HOST = /^(?:[\p{L}\p{M}\d_.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/iu;

/** What the path of a request is relative to; undefined where the text may mean another host than it says. */
function baseOf(text: string, urls: URL[], redirectUri: string): string | undefined {
  const own = new URL(redirectUri);
  const [, host] = HOST_FIELD.exec(text) ?? [];
  if (host === own.host) return redirectUri;
  if (host !== undefined) return HOST.test(host) ? `https://${host}/` : undefined;
  const isElsewhere = urls.some((url) => isForeign(url, own)) || namesHost(text, own);
  return isElsewhere ? undefined : redirectUri;
}

/** Of a text that names another page, a code without an address may be that page's. */
function isForeign({ origin, hostname, pathname }: URL, own: URL): boolean {
  return origin !== own.origin && !isMeta(hostname) && !/\/access_token\/?$/.test(pathname);
}

/** What may come before it is not in it: each character is read once. */
const PATH_WITH_CODE =
  /(?:^|[\s"'`(])(?:[\w-]{1,40}=)?(\/(?![/\\])[^\s"'`(<>]*[?&]code=[^\s"'`<>]+)/;

function codeAt(
  text: string,
  code: string,
  base: string,
  redirectUri: string,
): Rescued | undefined {
  const [, path] = PATH_WITH_CODE.exec(text) ?? [];
  if (path === undefined) return rescuedCode(code, base, base === redirectUri);
  if (!URL.canParse(path, base)) return undefined;
  const found = recogniseAnswer(new URL(path, base), redirectUri);
  return found === 'contradiction' ? undefined : found;
}
