import { expect, test } from 'vitest';

test('importing the element on a server does nothing and does not throw', async () => {
  expect('customElements' in globalThis).toBe(false);
  await import('../../../web/element/instagram-login.ts');
  expect('customElements' in globalThis).toBe(false);
});
