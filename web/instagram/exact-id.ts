/**
 * Reads an id as its decimal digits; undefined for anything that is not an id, or may have been rounded on its way.
 *
 * `parseLossless` gives ids beyond 2^53 as strings, where a browser can.
 */
export function exactId(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? String(value)
    : undefined;
}
