/**
 * Compares two texts in a time that depends on their length only.
 *
 * @see [CWE-208](https://cwe.mitre.org/data/definitions/208.html)
 */
export function equalInConstantTime(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  }
  return difference === 0;
}
