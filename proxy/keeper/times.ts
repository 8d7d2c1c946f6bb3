/** The keeper's spans of time, in milliseconds. */

/** One minute. */
export const MINUTE_MS = 60_000;
/** One hour. */
export const HOUR_MS = 60 * MINUTE_MS;
/** One day. */
export const DAY_MS = 24 * HOUR_MS;

/** Instagram refreshes a token that is 24 hours old; the hour is for clocks that differ. */
export const MIN_AGE_MS = 25 * HOUR_MS;

/** How long a token lasts when Instagram has not told its end yet. */
export const ASSUMED_LIFE_MS = 60 * DAY_MS;

/** How far two clocks may differ before the earlier one is not believed. */
export const SKEW_MS = 5 * MINUTE_MS;

/** An account whose token cannot be used is remembered for this long. */
export const FORGET_AFTER_MS = 30 * DAY_MS;

/** A time as replies and alerts have it. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
