/** Milliseconds. */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Says in words when a token expires, as a date and as the time that it was given for.
 *
 * Does not look at the clock: the span is counted from when the token arrived.
 */
export function expiryText(token: { issuedAt: number; expiresAt: number }, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return `${date.format(token.expiresAt)} (${span(token.expiresAt - token.issuedAt, locale)})`;
}

function span(ms: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (ms >= 2 * DAY_MS) return relative.format(Math.round(ms / DAY_MS), 'day');
  if (ms >= 2 * HOUR_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / MINUTE_MS), 'minute');
}
