import type { LegacyUser } from '../../proxy/contract.ts';
import type { ProviderName } from '../config/providers.ts';

/**
 * An access token and what is known about it.
 *
 * Does not promise that the token still works: only a request with it can tell.
 */
export interface Token {
  provider: ProviderName;
  accessToken: string;
  /** Milliseconds since the epoch, by this device's clock, at which the token arrived. */
  issuedAt: number;
  /** Milliseconds since the epoch, by this device's clock; absent when the provider did not say. */
  expiresAt?: number;
  /** What was granted; absent when the provider did not say, empty when nothing was. */
  scopes?: readonly string[];
  /** The app-scoped id, exact to the last digit. */
  userId?: string;
  /** Present when the token can be refreshed. */
  refreshToken?: string;
  /** The classic API's reply carries the user. */
  user?: LegacyUser;
  /** Facebook's other end: from then on the token reads nothing more; milliseconds since the epoch. */
  dataAccessEndsAt?: number;
  /** This is the one-hour token: the 60-day step failed after the code was spent. */
  warning?: 'long_lived_failed';
}

/** Fields of a reply that nothing is known about yet. */
export type Fields = Readonly<Partial<Record<string, unknown>>>;

/**
 * Reads JSON that must be an object; anything else has no fields.
 *
 * Own fields only: spread keeps a `__proto__` that came over the wire from becoming one.
 */
export function fieldsOf(value: unknown): Fields {
  // Of a text or a list the fields have numbers for names, which no reply is asked for.
  return { ...Object(value) } as Fields;
}

/** IDs are strings of digits; a number may have been rounded on its way, so it is not an ID. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/** What a token without a usable lifetime is given: the shortest that Instagram issues. */
const DEFAULT_LIFETIME_S = 3600;
/** No provider gives more than 60 days; beyond ten years a number is a mistake. */
const MAX_LIFETIME_S = 10 * 365 * 86_400;

/**
 * Reads `expires_in`: seconds, or undefined when the provider did not say.
 *
 * An invalid value counts as one hour, so that no date and no timer is ever made of it. Zero is
 * Facebook's "no expiry known".
 *
 * @see [RFC 6749 section 4.2.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.2.2)
 */
export function lifetimeSeconds(expiresIn: unknown): number | undefined {
  if (expiresIn === undefined || expiresIn === null || expiresIn === 0) return undefined;
  const seconds = Number.isSafeInteger(expiresIn) ? Number(expiresIn) : 0;
  return seconds > 0 && seconds <= MAX_LIFETIME_S ? seconds : DEFAULT_LIFETIME_S;
}

/**
 * When a token ends by this device's clock; a delta, never a comparison with a server's clock.
 *
 * Empty when the provider did not say, to be spread into a token.
 */
export function expiry(expiresIn: unknown, now: number): { expiresAt?: number } {
  const seconds = lifetimeSeconds(expiresIn);
  return seconds === undefined ? {} : { expiresAt: now + seconds * 1000 };
}
