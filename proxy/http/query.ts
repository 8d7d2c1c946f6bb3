/** Pure. The pairs of a query or a form, in which no name may occur twice. */

/** The parameters that have a value, and whether any name occurred more than once. */
export interface Pairs {
  fields: ReadonlyMap<string, string>;
  /** Of all of them, those without a value included. */
  names: ReadonlySet<string>;
  repeated: ReadonlySet<string>;
}

/** Reads a text of pairs, once over, however many there are: anyone may send as many as fit. An empty value counts as absent. */
export function parsePairs(text: string): Pairs {
  const fields = new Map<string, string>();
  const names = new Set<string>();
  const repeated = new Set<string>();
  for (const [name, value] of new URLSearchParams(text)) {
    (names.has(name) ? repeated : names).add(name);
    if (value !== '') fields.set(name, value);
  }
  return { fields, names, repeated };
}

/**
 * Reads the query of an address.
 *
 * @see [RFC 6749 section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1)
 */
export function parseQuery(url: string): Pairs {
  const start = url.indexOf('?');
  return parsePairs(start === -1 ? '' : url.slice(start + 1));
}
