/** What the third parameter of a reviver holds; TypeScript's own library does not know it yet. */
interface ReviverContext {
  source?: string;
}
type Reviver = (key: string, value: unknown, context?: ReviverContext) => unknown;

/** An integer that a double would round stays the digits that were on the wire. */
const keepDigits: Reviver = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? '')
    ? context?.source
    : value;

/** A bare number of sixteen digits or more; the reviver, which makes parsing slow, is for those alone. */
const LARGE_NUMBER = /(?:^|[\s:[,])\d{16}/;

/**
 * Parses JSON without rounding ids: integers beyond 2^53 come back as strings of their digits.
 *
 * Returns undefined for what is not JSON. Does not check the shape. Needs a platform that gives revivers
 * the source text (Node 21, workerd, browsers of 2025); an older one would round.
 *
 * @see [JSON.parse source text access](https://github.com/tc39/proposal-json-parse-with-source)
 */
export function parseLosslessJson(text: string): unknown {
  try {
    const reviver = LARGE_NUMBER.test(text) ? keepDigits : undefined;
    return JSON.parse(text, reviver) as unknown;
  } catch {
    return undefined;
  }
}

/** A JSON object whose members are yet to be checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, false for arrays and null. Says nothing of the members. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
