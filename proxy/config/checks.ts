/** Pure. What is wrong with one value of the configuration, in words that never repeat the value. */
import { isLoopback } from './is-loopback.ts';

/** Says what is wrong with a value, or undefined when it is right. */
export type Check = (value: string) => string | undefined;

/** What templates, tutorials and shells leave behind where a value belongs. */
const PLACEHOLDER =
  /^(?:undefined|null|none|nil|nan|true|false|secret|password|todo|tbd|change[-_ ]?me|placeholder|x{3,}|\*+|\.{3}|<.*>|\[.*\]|\{.*\}|\$.*|(?:your|my|insert|replace)[-_ ].*)$/i;

/** Faults that any text can have. Does not know what the text is for. */
export const checkText: Check = (value) => {
  if (value.trim() === '') return 'is empty';
  if (/\s/.test(value)) return 'contains white space';
  if (!/^[\x21-\x7e]+$/.test(value)) return 'contains characters that are not printable ASCII';
  return PLACEHOLDER.test(value) ? 'is still a placeholder' : undefined;
};

/** Checks an app's id: Meta's are digits, those of 2011-2020 were 32 hex digits. */
export const checkClientId: Check = (value) =>
  checkText(value) ??
  (/^[\w.-]{3,64}$/.test(value) ? undefined : 'is not an app ID (digits, 3 to 64 characters)');

/** Checks an app's secret for its length only: only Meta knows whether it is the right one. */
export const checkClientSecret: Check = (value) =>
  checkText(value) ??
  (value.length >= 8 && value.length <= 256 ? undefined : 'is not 8 to 256 characters long');

function checkScheme(url: URL): string | undefined {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return undefined;
  return 'must begin with https:// (http:// only on localhost, 127.0.0.1 or [::1])';
}

/** Checks an address that is compared or called as it is written, without a fragment. */
export const checkUrl: Check = (value) => {
  const fault = checkText(value);
  if (fault !== undefined) return fault;
  if (value.includes('*')) return 'contains a wildcard';
  if (value.includes('#')) return 'contains a fragment (#)';
  if (!URL.canParse(value)) return 'is not a URL';
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return 'contains a user name or a password';
  return checkScheme(url) ?? checkSpelling(value, url);
};

/** Browsers send an address in one spelling: any other would be compared, byte for byte, in vain. */
function checkSpelling(value: string, url: URL): string | undefined {
  return value === url.href || `${value}/` === url.href
    ? undefined
    : 'is not written as a browser sends it (case, port, dots, encoding)';
}

/** Checks a bare origin: scheme, host and port, no path. */
export const checkOrigin: Check = (value) =>
  checkUrl(value) ??
  (new URL(value).origin === value ? undefined : 'must be an origin: scheme and host, no path');

/** Checks a full address of an upstream: without a query, since the proxy writes its own. */
export const checkEndpoint: Check = (value) =>
  checkUrl(value) ??
  (value.includes('?') ? 'contains a query' : undefined) ??
  (new URL(value).pathname === '/' ? 'has no path, but must be the full URL' : undefined);

/** Makes a check for a whole number between two bounds. */
export function checkInteger(min: number, max: number): Check {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `is not a whole number from ${min} to ${max}`;
}

/** Checks a comma-separated list of addresses, each of them exact and none of them twice. */
export const checkUrls: Check = (value) => {
  const urls = value.split(',');
  if (value === '') return 'is empty';
  if (new Set(urls).size !== urls.length) return 'contains the same URL twice';
  for (const [index, url] of urls.entries()) {
    const fault = checkUrl(url);
    if (fault !== undefined) return `URL ${index + 1} of ${urls.length} ${fault}`;
  }
  return undefined;
};
