import { expect, test } from 'vitest';
import { claim, USED_PREFIX } from '../../../web/auth/claim.ts';
import { holdClaims } from '../../../web/session/claims.ts';
import { machine, tab } from '../fake-browser.ts';

test('W-06: a reload releases the claims of a tab, and the reloaded page holds them again', async () => {
  const shared = machine();
  const before = tab({ machine: shared });
  expect(await claim(before.browser, ['code'])).toBe(true);
  before.close();
  expect(shared.held.size).toBe(0);
  const after = tab({ machine: shared, store: before.store });
  await holdClaims(after.browser);
  expect(shared.held.size).toBe(1);
  expect(await claim(tab({ machine: shared }).browser, ['code'])).toBe(false);
});

test('the note of a used code is removed after an hour, when Instagram no longer accepts the code', async () => {
  const at = tab();
  await claim(at.browser, ['code']);
  at.pass(60 * 60_000);
  await holdClaims(at.browser);
  expect([...at.store.keys()].filter((key) => key.startsWith(USED_PREFIX))).toEqual([]);
});
