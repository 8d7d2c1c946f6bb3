/** Pure. The query of a request, in which no name may occur twice. */

/** The parameters that have a value, and whether any name occurred more than once. */
export interface Query {
  fields: ReadonlyMap<string, string>;
  /** Of all of them, those without a value included. */
  names: ReadonlySet<string>;
  repeated: ReadonlySet<string>;
}

/**
 * Reads the query of an address; an empty value counts as absent.
 *
 * @see [RFC 6749 section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1)
 */
export function parseQuery(url: string): Query {
  const start = url.indexOf('?');
  const pairs = start === -1 ? [] : [...new URLSearchParams(url.slice(start + 1))];
  const names = new Set<string>();
  const repeated = new Set<string>();
  // Once over, however many there are: anyone may ask with as many as fit.
  for (const [name] of pairs) (names.has(name) ? repeated : names).add(name);
  return { fields: new Map(pairs.filter(([, value]) => value !== '')), names, repeated };
}
