/** Pure apart from its own counter: the same seed gives the same strings in the same order. Not for secrets. */

/** A source of repeatable strings. */
export interface Random {
  /** `length` characters of `0-9a-f`. */
  hex(length: number): string;
  /** `length` characters of `A-Za-z0-9`. */
  text(length: number): string;
}

const HEX = '0123456789abcdef';
const TEXT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Mulberry32: gives integers from 0 to 2^32. 32 bits of state are plenty for a simulation, and it is the same on every engine.
 *
 * Nothing that it gives is unguessable.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * Makes a repeatable source of strings out of a seed.
 *
 * Does not promise anything to be unguessable: codes and tokens of the simulation open nothing.
 */
export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(next() % alphabet.length)).join('');
  return { hex: (length) => pick(HEX, length), text: (length) => pick(TEXT, length) };
}
