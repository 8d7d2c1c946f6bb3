/**
 * A 32-bit hash in which subjects that differ in one digit have nothing in common: FNV-1a, then a final mix, because
 * FNV-1a alone leaves the last letter in the low bits.
 *
 * Pure. Not for secrets.
 *
 * @see [FNV](http://www.isthe.com/chongo/tech/comp/fnv/)
 */
export function mixedHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
