/** What stands for a secret that is not shown. */
export const MASK = '•'.repeat(16);

/** A token of which a screen share or a photo shows the family, and none of its value. */
export function masked(token: string): string {
  return token.slice(0, 4) + MASK;
}
