/**
 * Reads JSON without rounding the whole numbers beyond 2^53: they come out as their own digits, a string.
 *
 * Where the browser does not show a number's source text, such a number is left out instead.
 *
 * @see [JSON.parse source text access](https://tc39.es/proposal-json-parse-with-source/)
 */
export function parseLossless(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return /^\d+$/.test(context?.source ?? '') ? context?.source : fraction(value);
  }) as unknown;
}

function fraction(value: number): number | undefined {
  return Number.isInteger(value) ? undefined : value;
}
