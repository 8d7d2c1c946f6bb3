/** Pure. How much of Instagram's own words may be shown. */
import type { ProviderError } from '../contract.ts';
import type { RawProviderError } from './error.ts';

const MAX_CHARACTERS = 200;
const REMOVED = '[removed]';

/** What tokens and secrets look like, for those that were not in the request; `IGApiException` is not one. */
const LOOKS_SECRET =
  /\b(?:IG[A-Z]{2}|EAA|THQ)[\w-]{8,}|\b\d+\.[0-9a-f]{7}\.[0-9a-f]{32}\b|\b[0-9a-fA-F]{32,}\b|\b[\w-]{64,}\b/g;

/** Control, format (bidi overrides among them), surrogate and unassigned characters. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** Shorter than anything secret: such a value was made up by the caller, and may be a part of any word. */
const MIN_SECRET_CHARACTERS = 8;

/** Takes a value out of a text: everywhere, or where it is a word of its own if it is as short as one. */
function without(text: string, value: string): string {
  if (value === '') return text;
  if (value.length >= MIN_SECRET_CHARACTERS || /\W/.test(value)) {
    return text.replaceAll(value, REMOVED);
  }
  return text.replace(/\w+/g, (word) => (word === value ? REMOVED : word));
}

function clean(text: string, sensitive: readonly string[]): string {
  const spellings = sensitive.flatMap((value) => [value, encodeURIComponent(value)]);
  const redacted = spellings.reduce(without, text.slice(0, 10_000));
  const printable = redacted
    .replace(LOOKS_SECRET, REMOVED)
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // A pair of surrogates that the cut would halve goes as a whole.
  return printable.slice(0, MAX_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Makes Instagram's words fit to be shown: 200 printable characters, without the values it is told and without
 * anything that looks like a token. Cuts last, so that no half of a secret escapes.
 *
 * Does not make them safe as HTML.
 */
export function redact(error: RawProviderError, sensitive: readonly string[]): ProviderError {
  const shown: ProviderError = {};
  if (error.type !== undefined) shown.type = clean(error.type, sensitive);
  if (error.code !== undefined) shown.code = error.code;
  if (error.subcode !== undefined) shown.subcode = error.subcode;
  if (error.message !== undefined) shown.message = clean(error.message, sensitive);
  if (error.fbtraceId !== undefined) shown.fbtrace_id = clean(error.fbtraceId, sensitive);
  return shown;
}
