/** How two addresses differ, as far as there is a name for it. */
export type DifferenceKind = 'slash' | 'scheme' | 'www' | 'case' | 'space' | 'other';

/** Where two texts part, and how. */
export interface Difference {
  /** The index of the first character that is not the same. */
  at: number;
  /** How many characters at their ends are the same again. */
  alike: number;
  kind: DifferenceKind;
}

const SAME_BUT_FOR: readonly (readonly [kind: DifferenceKind, alike: (text: string) => string])[] =
  [
    ['space', (text) => text.replace(/\s/g, '')],
    ['slash', (text) => text.replace(/\/$/, '')],
    ['scheme', (text) => text.replace(/^https?:/, '')],
    ['www', (text) => text.replace('//www.', '//')],
    ['case', (text) => text.toLowerCase()],
  ];

/**
 * Finds the first place where two addresses differ; undefined when they are the same, byte for byte.
 *
 * Pure. Compares as Instagram does: characters, not what they mean.
 */
export function difference(one: string, other: string): Difference | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const kind = SAME_BUT_FOR.find(([, alike]) => alike(one) === alike(other))?.[0] ?? 'other';
  const shorter = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < shorter - at && one.at(-1 - alike) === other.at(-1 - alike)) alike += 1;
  return { at, alike, kind };
}
