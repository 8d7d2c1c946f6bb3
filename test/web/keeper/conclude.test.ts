import { expect, test } from 'vitest';
import { readCallback } from '../../../web/auth/callback.ts';
import type { ClaimLogin } from '../../../web/keeper/claim-login.ts';
import { conclude } from '../../../web/keeper/conclude.ts';
import { NOW, PAGE, tab } from '../fake-browser.ts';

const LOGIN: ClaimLogin = {
  claim: 'claim-of-an-account-0123456789',
  proxyUrl: 'https://login.example/',
  redirectUri: PAGE,
  createdAt: NOW,
};

test('the code of a claim’s login goes to the keeper, with its claim, once', async () => {
  const json = { feed: 'studio', username: 'studio', user_id: '1' };
  const at = tab({ answer: () => Response.json(json, { status: 201 }) });
  const callback = readCallback(`${PAGE}?code=C0DE&state=S#_`);
  expect(await conclude(at.browser, LOGIN, callback)).toEqual({
    kept: { username: 'studio', feedUrl: 'https://login.example/media/studio' },
  });
  expect(at.sent.map(({ url, form }) => [url, Object.fromEntries(form)])).toEqual([
    [
      'https://login.example/kept',
      {
        claim: LOGIN.claim,
        grant_type: 'authorization_code',
        code: 'C0DE',
        redirect_uri: PAGE,
      },
    ],
  ]);
});

test.each([
  {
    what: 'whose login is too old',
    login: undefined,
    query: '?code=C&state=S',
    reason: 'login_expired',
  },
  {
    what: 'that the person declined',
    login: LOGIN,
    query: '?error=access_denied&error_reason=user_denied&state=S',
    reason: 'cancelled',
  },
  {
    what: 'with another error',
    login: LOGIN,
    query: '?error=server_error&state=S',
    reason: 'login_failed',
  },
  {
    what: 'with a token',
    login: LOGIN,
    query: '#access_token=IGAA&state=S',
    reason: 'login_failed',
  },
])('an answer $what fails with $reason, and sends nothing', async ({ login, query, reason }) => {
  const at = tab();
  const callback = readCallback(PAGE + query);
  expect(await conclude(at.browser, login, callback)).toEqual({ failure: { reason } });
  expect(at.sent).toEqual([]);
});
