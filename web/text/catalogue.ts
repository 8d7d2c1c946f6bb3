import type { card } from './en/card.ts';
import type { flight } from './en/flight.ts';
import type { inspect } from './en/inspect.ts';
import type { media } from './en/media.ts';
import type { token } from './en/token.ts';

/**
 * Every text that a person reads, by the part of the page that it belongs to: a translation is one of these.
 *
 * A part that has no entry here cannot be translated, and a translation that lacks a text does not compile.
 */
export interface Catalogue {
  card: typeof card;
  flight: typeof flight;
  inspect: typeof inspect;
  media: typeof media;
  token: typeof token;
}
