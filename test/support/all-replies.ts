import { expect } from 'vitest';
import { findLeaks, findUnguarded } from './proxy.ts';
import type { withProxy } from './runtimes.ts';

/** Defines the tests that look at all replies which the tests of a file have got: to be called after these. */
export function testAllReplies(test: ReturnType<typeof withProxy>): void {
  test('P-26, P-27: every reply has its security headers and forbids caching', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test('S1, P-51: no secret, key, verifier, state, code or token shows where it does not belong', async ({
    proxy,
  }) => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
}
