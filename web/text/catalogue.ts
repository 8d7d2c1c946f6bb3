import type { token } from './en/token.ts';

/**
 * Every text that a person reads, by the part of the page that it belongs to: a translation is one of these.
 *
 * A part that has no entry here cannot be translated, and a translation that lacks a text does not compile.
 */
export interface Catalogue {
  token: typeof token;
}
