/** Pure. The redirect URIs by themselves, and beside those that the app dashboard shows. */
import { BUSINESS_LOGIN_SETTINGS, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** One finding for each address that may log in. */
export function examineRedirectUris({ redirectUris }: Subject): Finding[] {
  return redirectUris.map((uri) => ({
    check: 'redirect_uri',
    verdict: 'right',
    says: uri.startsWith('https:')
      ? `${uri} is https.`
      : `${uri} is http on this machine. Instagram may require https even here; npm start -- --https serves it.`,
  }));
}

/**
 * Compares what a person copied from the app dashboard, byte for byte, as Instagram does.
 *
 * Does not find out what is registered: nothing but the dashboard shows that.
 */
export function examineRegistered(subject: Subject, registered: readonly string[]): Finding[] {
  const { redirectUris, relayCallback } = subject;
  const known = [...redirectUris, ...(relayCallback === undefined ? [] : [relayCallback])];
  return registered.map((uri) => {
    if (known.includes(uri))
      return { check: 'registered', verdict: 'right', says: `${uri} matches, byte for byte.` };
    return {
      check: 'registered',
      verdict: 'wrong',
      says: `${uri} is registered but not configured.${difference(closest(known, uri), uri)}`,
      next: `Make the two match, in REDIRECT_URIS or in ${BUSINESS_LOGIN_SETTINGS}. Check it again after saving, because the dashboard may append a slash.`,
    };
  });
}

/** The one that shares the longest beginning and end: a slip is in between. */
function closest(known: readonly string[], uri: string): string | undefined {
  const shared = (one: string) =>
    firstDifference(one, uri) + firstDifference(reversed(one), reversed(uri));
  return known.toSorted((a, b) => shared(b) - shared(a))[0];
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** Where two texts begin to differ, counted in UTF-16 units; the length of both where they do not. */
export function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** The two under each other, and a mark under the first difference. */
function difference(configured: string | undefined, registered: string): string {
  if (configured === undefined) return '';
  const at = firstDifference(configured, registered);
  return [
    ' They differ from the marked character on:',
    `  configured  ${configured}`,
    `  registered  ${registered}`,
    `              ${' '.repeat(at)}^`,
  ].join('\n');
}
