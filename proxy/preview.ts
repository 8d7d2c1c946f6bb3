/** Pure. Pages under names that nobody knows beforehand: one label of the host is free. */
import { checkUrl, type Check } from './setting.ts';

/** What follows the free label, of an address and of its origin. */
export interface Preview {
  redirectSuffix: string;
  originSuffix: string;
}

const PREFIX = 'https://';
/** A free label below these is anybody's: who hosts there takes whichever name is left. */
const SHARED = new Set(
  'pages.dev workers.dev netlify.app vercel.app github.io gitlab.io web.app firebaseapp.com herokuapp.com onrender.com surge.sh fly.dev azurestaticapps.net amplifyapp.com deno.dev glitch.me'.split(
    ' ',
  ),
);

const checkPattern: Check = (pattern) => {
  const host = /^https:\/\/\*\.([^/*:?#]+)[^*?]*$/.exec(pattern)?.[1];
  if (host === undefined) return 'is not https://*. and an exact host and path';
  if (!host.includes('.') || SHARED.has(host)) return 'leaves a name free that anybody can have';
  return checkUrl(pattern.replace('*', 'x'));
};

/** Checks a comma-separated list of patterns, each with its first label free and nothing else. */
export const checkPreviews: Check = (value) => {
  const patterns = value.split(',');
  for (const [index, pattern] of patterns.entries()) {
    const fault = checkPattern(pattern);
    if (fault !== undefined) return `pattern ${index + 1} of ${patterns.length} ${fault}`;
  }
  return undefined;
};

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
