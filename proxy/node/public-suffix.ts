/** Pure. The public suffix list, which is too large for the Worker: commands and the Node proxy ask it. */
import { parse } from 'tldts';
import { checkPreviews } from '../config/previews.ts';

/** Any customer gets a name below the suffix, so that this one may be a stranger's. */
const ANY_LABEL = 'latchkey-any-label';

function isSuffix(host: string): boolean {
  return parse(host, { allowPrivateDomains: true }).publicSuffix === host;
}

/**
 * True for a host below which strangers get names of their own: a public suffix, ICANN's or a hosting provider's.
 *
 * A wildcard rule counts at its parent too (`compute.amazonaws.com`), because every name there is a suffix.
 *
 * @see [Public Suffix List](https://publicsuffix.org/list/)
 */
export function isPublicSuffix(host: string): boolean {
  return isSuffix(host) || isSuffix(`${ANY_LABEL}.${host}`);
}

/** Says what is wrong with `PREVIEW_REDIRECT_URIS`, in one sentence, before a Worker that has no list gets them. */
export function findPreviewFault(patterns: string | undefined): string | undefined {
  const problem = patterns ? checkPreviews(isPublicSuffix)(patterns) : undefined;
  return problem === undefined ? undefined : `PREVIEW_REDIRECT_URIS ${problem}.`;
}
