import type { Token } from './token.ts';

/**
 * Reads Facebook's end of all reading, about 90 days after the login, whatever becomes of the token.
 *
 * Seconds since the epoch on the wire, though Meta's page calls it ISO 8601. Empty where there is none that makes a date.
 */
export function dataAccess(fields: URLSearchParams): Pick<Token, 'dataAccessEndsAt'> {
  const seconds = fields.get('data_access_expiration_time') ?? '';
  return /^[1-9]\d{8,10}$/.test(seconds) ? { dataAccessEndsAt: Number(seconds) * 1000 } : {};
}
