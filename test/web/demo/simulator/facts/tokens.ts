import { expect } from 'vitest';
import {
  accessTokenOf,
  exchangeFields,
  freshCode,
  get,
  longToken,
  ORIGIN,
  post,
  TODAY,
} from '../login.ts';
import { exchange, fresh, says, turned, type Fact, type Fields } from './fact.ts';

/** Instagram Login: the code, the one-hour token and the 60-day token. */
export const FACTS: readonly Fact[] = [
  [
    '3.3 code',
    'unconfirmed',
    'parameters in the query: tokenParameters',
    async () => {
      const of = turned({ tokenParameters: 'query' });
      for (const [instagram, status] of [
        [fresh(), '400'],
        [of, '200'],
      ] as const) {
        const fields = exchangeFields(await freshCode(instagram), TODAY);
        const search = new URLSearchParams(fields).toString();
        const address = `${ORIGIN}/oauth/access_token?${search}`;
        const answer = instagram.fetch(new Request(address, { method: 'POST' }));
        expect((await says(answer)).slice(0, 3)).toBe(status);
      }
    },
  ],
  [
    '3.3 code',
    'seen',
    'user_id of the reply is the id of /me, and not its user_id',
    async () => {
      const of = fresh();
      const access_token = accessTokenOf(await exchange(of));
      const { id, user_id } = JSON.parse(
        await (await get(of, '/me', { access_token, fields: 'id,user_id' })).text(),
      ) as Fields;
      expect(await exchange(of)).toContain(`"user_id":${id ?? ''}`);
      expect(user_id).not.toBe(id);
    },
  ],
  [
    '3.3 code',
    'unconfirmed',
    'the words for a wrong secret: wrongSecretText',
    async () => {
      const of = turned({ wrongSecretText: 'No.' });
      expect(await exchange(of, { client_secret: 'x' })).toContain('"error_message":"No."');
    },
  ],
  [
    '3.3 code',
    'unconfirmed',
    'the words for an expired code: expiredCodeText',
    async () => {
      const of = turned({ expiredCodeText: 'Too late.' });
      const code = await freshCode(of);
      of.advance(3600);
      expect(await says(post(of, '/oauth/access_token', exchangeFields(code, TODAY)))).toContain(
        'Too late.',
      );
    },
  ],
  [
    '3.4 long-lived',
    'unconfirmed',
    'expires_in: longLivedSeconds',
    async () => {
      const of = turned({ longLivedSeconds: 5_110_824 });
      const access_token = await longToken(of);
      of.advance(5_110_823);
      expect((await get(of, '/me', { access_token })).status).toBe(200);
      of.advance(1);
      expect((await get(of, '/me', { access_token })).status).toBe(400);
    },
  ],
  [
    '3.5 refresh',
    'unconfirmed',
    'a token younger than a day: youngRefresh; another string or the same: refreshedToken',
    async () => {
      const of = turned({ youngRefresh: 'allowed', refreshedToken: 'same' });
      const access_token = await longToken(of);
      const query = { grant_type: 'ig_refresh_token', access_token };
      expect(await says(get(of, '/refresh_access_token', query))).toContain(access_token);
      const strict = fresh();
      const young = { ...query, access_token: await longToken(strict) };
      expect(await says(get(strict, '/refresh_access_token', young))).toMatch(/^400/);
      strict.advance(86_400);
      expect(await says(get(strict, '/refresh_access_token', young))).not.toContain(
        young.access_token,
      );
    },
  ],
  [
    '3.5 refresh',
    'documented',
    'a token of the dashboard is a 60-day token that can be refreshed',
    async () => {
      const of = fresh();
      const account = { account: 'ada.paints' };
      const shown = await says(post(of, '/_simulator/token', account));
      const access_token = /IGAA\w+/.exec(shown)?.[0] ?? '';
      of.advance(86_400);
      const query = { grant_type: 'ig_refresh_token', access_token };
      expect(await says(get(of, '/refresh_access_token', query))).toMatch(/^200/);
    },
  ],
];
