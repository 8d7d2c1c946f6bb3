import { expect, test } from 'vitest';
import { createLogin } from '../../../web/login/create-login.ts';

const OPTIONS = { clientId: '1784140500000001', proxy: 'https://login.example/' };

test('createLogin throws for options that are wrong, and says what is wrong', () => {
  const wrong = () => createLogin({ ...OPTIONS, clientId: 'my app' });
  expect(wrong).toThrow(new TypeError('createLogin: clientId is not an app ID'));
});

test('createLogin has no answer on a page that was opened without one', async () => {
  expect(await createLogin(OPTIONS).result).toBeUndefined();
});

test('createLogin begins no login in a page that another one shows', async () => {
  // Vitest shows its pages in a frame.
  expect(await createLogin(OPTIONS).start()).toEqual({ failure: { reason: 'framed' } });
});
