import { expect } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  postCode,
  postToken,
  proxyEnv,
  type RunningProxy,
} from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { flatError, json } from '../../support/upstream.ts';

onBothRuntimes(
  proxyEnv,
  (test) => {
    // The leak scan comes last, after the tests that wait for a deadline.
    test.afterAll(async ({ proxy }) => {
      expect(await findLeaks(proxy)).toEqual([]);
      expect(findUnguarded()).toEqual([]);
    });
    const refresh = (proxy: RunningProxy, refreshToken: string) =>
      postToken(proxy.url, { grant_type: 'refresh_token', refresh_token: refreshToken });

    test('P-31: headers of Instagram’s answer are not passed on', async ({ proxy, upstream }) => {
      const headers = {
        'Set-Cookie': 'a=b',
        'X-App-Usage': '{}',
        Connection: 'close, x-evil',
        'x-evil': '1',
      };
      upstream.script('IGAAheaders.C0DE', json({ access_token: 'IGAAok' }, 200, headers));
      const reply = await refresh(proxy, 'IGAAheaders.C0DE');
      expect(reply.status).toBe(200);
      for (const name of ['set-cookie', 'x-app-usage', 'x-evil']) {
        expect(reply.headers).not.toHaveProperty(name);
      }
    });

    test('P-47: Instagram’s words are passed on with codes, secrets and tokens removed', async ({
      proxy,
      upstream,
    }) => {
      const message =
        'Invalid authorization code C0DE-words for sentinel-app-secret-0123456789abcdef and IGAAabcdefghijk\u202e\n' +
        'so '.repeat(100);
      upstream.script('C0DE-words', flatError(message));
      const { json: body } = await postCode(proxy.url, 'C0DE-words');
      expect(body.provider_error).toEqual({
        type: 'OAuthException',
        code: 400,
        message: expect.stringMatching(
          /^Invalid authorization code \[removed\] for \[removed\] and \[removed\] (?:so )+s?o?$/,
        ) as string,
      });
    });
  },
  { concurrent: true },
);
