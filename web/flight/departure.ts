import type { Browser, Store } from '../auth/browser.ts';
import type { Flow } from '../auth/providers.ts';

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
 * Takes what was begun last in this tab, once; nothing when there is none, or storage is blocked.
 *
 * Does not know whether the page was left, or anyone came back.
 */
export function takeDeparture({
  sessionStorage,
}: Pick<Browser, 'sessionStorage'>): Departure | undefined {
  try {
    return take(sessionStorage());
  } catch {
    return undefined;
  }
}

function take(store: Store): Departure | undefined {
  const value: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
  store.removeItem(KEY);
  const { at, kind, provider, responseType } = { ...(value as Partial<Record<string, unknown>>) };
  if (typeof at !== 'number') return undefined;
  if (kind === 'pasted-code' || kind === 'pasted-token') return { kind, at };
  // Other scripts of this origin may write here too.
  if (provider !== 'instagram' && provider !== 'facebook' && provider !== 'legacy')
    return undefined;
  if (responseType !== 'code' && responseType !== 'token') return undefined;
  return { kind: 'login', at, provider, responseType };
}
