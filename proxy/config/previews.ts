/** Pure. Pages under names that are not known beforehand: one label of the host is free. */
import { checkUrl, type Check } from './checks.ts';

/** What follows the free label, of an address and of its origin. */
export interface Preview {
  redirectSuffix: string;
  originSuffix: string;
}

const PREFIX = 'https://';
/** Fewer labels are a suffix of many sites: `*.run.app`, `*.co.uk`, `*.example.com`. */
const MIN_LABELS = 3;

/** Tells whether strangers get names below a host. */
export type IsPublicSuffix = (host: string) => boolean;

/** What is wrong with the host behind the free label, as a browser spells it. */
function checkHost(host: string, isPublicSuffix: IsPublicSuffix): string | undefined {
  const labels = host.split('.');
  if (labels.includes('')) return 'has an empty label or a dot at the end of its host';
  if (labels.length < MIN_LABELS)
    return 'is too wide. At least three labels must follow *. (https://*.my-site.pages.dev/)';
  return isPublicSuffix(host)
    ? 'allows names that anyone can register, because its host is a public suffix'
    : undefined;
}

function checkPattern(pattern: string, isPublicSuffix: IsPublicSuffix): string | undefined {
  const host = /^https:\/\/\*\.([^/*:?#@]+)(?:[/:#][^*?]*)?$/.exec(pattern)?.[1];
  if (host === undefined) return 'is not https://*. and an exact host and path';
  // In any other spelling than a browser's the list would not know the host.
  return checkUrl(pattern.replace('*', 'x')) ?? checkHost(host, isPublicSuffix);
}

/**
 * Makes the check of a comma-separated list of patterns, each with its first label free and nothing else.
 *
 * Without a list of public suffixes, for which a Worker has no room, only the number of labels is looked at.
 */
export function checkPreviews(isPublicSuffix: IsPublicSuffix): Check {
  return (value) => {
    const patterns = value.split(',');
    for (const [index, pattern] of patterns.entries()) {
      const fault = checkPattern(pattern, isPublicSuffix);
      if (fault !== undefined) return `pattern ${index + 1} of ${patterns.length} ${fault}`;
    }
    return undefined;
  };
}

/** Reads a list that `checkPreviews` has found right. */
export function parsePreviews(value: string): Preview[] {
  return value.split(',').map((pattern) => ({
    redirectSuffix: pattern.slice(PREFIX.length + 1),
    originSuffix: new URL(pattern.replace('*', 'x')).origin.slice(PREFIX.length + 1),
  }));
}

/** True for `https://`, one label in lower case, and the suffix byte for byte. */
function hasFreeLabel(text: string, suffix: string): boolean {
  if (!text.startsWith(PREFIX) || !text.endsWith(suffix)) return false;
  const label = text.slice(PREFIX.length, text.length - suffix.length);
  return /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(label);
}

/** Tells whether an address is a preview's. Never normalises it. */
export function isPreviewUri(previews: readonly Preview[], uri: string): boolean {
  return previews.some(({ redirectSuffix }) => hasFreeLabel(uri, redirectSuffix));
}

/** Tells whether an `Origin` is a preview's. */
export function isPreviewOrigin(previews: readonly Preview[], origin: string): boolean {
  return previews.some(({ originSuffix }) => hasFreeLabel(origin, originSuffix));
}
