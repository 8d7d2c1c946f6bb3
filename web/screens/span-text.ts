/** Milliseconds. */
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Says in words how long something lasts, in the unit that a person would count it in. */
export function spanText(ms: number, locale: string): string {
  const inUnit = (unit: string, length: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
      Math.round(ms / length),
    );
  if (ms >= 2 * DAY_MS) return inUnit('day', DAY_MS);
  if (ms >= 2 * HOUR_MS) return inUnit('hour', HOUR_MS);
  return inUnit('minute', MINUTE_MS);
}
