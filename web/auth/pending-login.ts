import type { Store } from './browser.ts';
import type { ProviderName, ResponseType } from '../config/providers.ts';

/** A login that left for the consent page; kept in this tab's `sessionStorage`, under its `state`. */
export interface PendingLogin {
  provider: ProviderName;
  /** The app that the login was begun for; its code can be exchanged by that app alone. */
  clientId: string;
  responseType: ResponseType;
  /**
   * The proxy that the login was begun with; its code goes there and nowhere else.
   *
   * Absent in a record of an older build, whose answer is not exchanged: the person starts again.
   */
  proxyUrl?: string;
  redirectUri: string;
  /** The authorization server that was asked in the provider's place; its answer must name it. */
  iss?: string;
  /** What proves to that server that the code comes back to who asked for it (RFC 7636). */
  verifier?: string;
  /** Where on this site the person wants to be afterwards, as it was asked for: see `returnPath`. */
  returnTo?: string;
  /** Milliseconds since the epoch, by this device's clock. */
  createdAt: number;
}

/** How long a consent page may stay open. */
export const PENDING_MAX_AGE_MS = 10 * 60_000;
/** A record from further in the future than this was made before the clock was set back. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Before the `state` in the record's key: one record each, so that parallel logins never overwrite one another. */
export const PENDING_PREFIX = 'latchkey:pending:';

/**
 * Takes the login of this `state`, once: whatever it finds there is deleted.
 *
 * Does not look at its age: see `isLive`. Throws where storage is blocked.
 */
export function takePending(store: Store, state: string): PendingLogin | undefined {
  const login = parsePending(store.getItem(PENDING_PREFIX + state));
  store.removeItem(PENDING_PREFIX + state);
  return login;
}

/** Whether a login is young enough to be answered; a fact of this device's clock alone. */
export function isLive({ createdAt }: PendingLogin, now: number): boolean {
  const age = now - createdAt;
  return age <= PENDING_MAX_AGE_MS && age >= -CLOCK_TOLERANCE_MS;
}

const TEXTS = ['provider', 'clientId', 'responseType', 'redirectUri'];

/** Reads a record; undefined when it is not one of ours, since other scripts of this origin may write here too. */
export function parsePending(value: string | null): PendingLogin | undefined {
  try {
    const record = Object(JSON.parse(value ?? '')) as Partial<PendingLogin>;
    const { createdAt, ...texts } = record;
    const written = Object.values(texts).every((text) => typeof text === 'string');
    const complete = written && TEXTS.every((name) => name in texts);
    return complete && typeof createdAt === 'number' ? (record as PendingLogin) : undefined;
  } catch {
    return undefined;
  }
}
