import type { Browser } from '../auth/browser.ts';
import type { Flow } from '../config/providers.ts';
import { fieldsOf } from '../auth/token.ts';

/** What began the way to a token, and when: milliseconds since the epoch, by this device's clock. */
export type Departure =
  ({ kind: 'login'; at: number } & Flow) | { kind: 'pasted-code' | 'pasted-token'; at: number };

/** One for each tab: the last that was begun. */
const KEY = 'latchkey:departure';

/**
 * Remembers what was begun, across the redirect: no code, no state, no token.
 *
 * A storage that is full or blocked is no reason to stop: then the recorder has one leg less to show.
 */
export function noteDeparture(
  { sessionStorage }: Pick<Browser, 'sessionStorage'>,
  departure: Departure,
): void {
  try {
    sessionStorage().setItem(KEY, JSON.stringify(departure));
  } catch {
    // The login itself says so, where it matters.
  }
}

/**
 * What was begun last in this tab; undefined when there is none, or storage is blocked.
 *
 * Does not know whether the page was left, or anyone came back.
 */
export function lastDeparture({
  sessionStorage,
}: Pick<Browser, 'sessionStorage'>): Departure | undefined {
  try {
    return parse(JSON.parse(sessionStorage().getItem(KEY) ?? 'null'));
  } catch {
    return undefined;
  }
}

function parse(value: unknown): Departure | undefined {
  const { at, kind, provider, responseType, relay, more } = fieldsOf(value);
  if (typeof at !== 'number') return undefined;
  if (kind === 'pasted-code' || kind === 'pasted-token') return { kind, at };
  // Other scripts of this origin may write here too.
  if (provider !== 'instagram' && provider !== 'facebook' && provider !== 'legacy')
    return undefined;
  if (responseType !== 'code' && responseType !== 'token') return undefined;
  return { kind: 'login', at, provider, responseType, ...relayOf(relay), ...moreOf(more) };
}

function moreOf(value: unknown): Pick<Flow, 'more'> {
  const texts = Object.entries(fieldsOf(value)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.length === 0 ? {} : { more: Object.fromEntries(texts) };
}

function relayOf(value: unknown): Pick<Flow, 'relay'> {
  const { issuer, authorizeUrl } = fieldsOf(value);
  const relayed = typeof issuer === 'string' && typeof authorizeUrl === 'string';
  return relayed ? { relay: { issuer, authorizeUrl } } : {};
}
