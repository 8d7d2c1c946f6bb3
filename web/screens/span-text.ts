/** Milliseconds. */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Says in words in how long something will be, in the unit that a person would count it in. */
export function spanText(ms: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (ms >= 2 * DAY_MS) return relative.format(Math.round(ms / DAY_MS), 'day');
  if (ms >= 2 * HOUR_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.round(ms / MINUTE_MS), 'minute');
}
