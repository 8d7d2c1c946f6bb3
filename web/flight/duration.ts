/** Milliseconds. */
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Writes a short time as a person reads it: `88ms`, `3.2s`, `4m`. */
export function duration(ms: number, locale: string): string {
  const [value, unit, digits] =
    ms < SECOND_MS
      ? ([ms, 'millisecond', 0] as const)
      : ms < 2 * MINUTE_MS
        ? ([ms / SECOND_MS, 'second', 1] as const)
        : ([ms / MINUTE_MS, 'minute', 0] as const);
  const options = { style: 'unit', unit, unitDisplay: 'narrow' } as const;
  return new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: digits }).format(value);
}
