/** Pure. The claim of a link, from whatever a person pastes: the link, or the claim alone. */

/** As the keeper makes them, and longer. */
const CLAIM = /^[\w.-]{20,2000}$/;

/** Reads a claim; undefined for a text that holds none. */
export function parseClaim(pasted: string): string | undefined {
  const claim = pasted.trim().replace(/^.*#?\bclaim=/, '');
  return CLAIM.test(claim) ? claim : undefined;
}
