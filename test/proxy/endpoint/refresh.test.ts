import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { postToken, proxyEnv } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { graphError } from '../../support/upstream.ts';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const TOKEN_EXCHANGE = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: ACCESS_TOKEN,
};

onBothRuntimes(proxyEnv, (test) => {
  test('a 60-day token is refreshed for a server without an Origin', async ({
    proxy,
    upstream,
  }) => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAold.C0DE' };
    const reply = await postToken(proxy.url, fields, {});
    expect(reply.json).toEqual({
      access_token: 'IGAAnew.IGAAold.C0DE',
      token_type: 'bearer',
      expires_in: 5183944,
      refresh_token: 'IGAAnew.IGAAold.C0DE',
    });
    const arrival = upstream.arrivals.find(({ path }) => path === '/refresh_access_token');
    expect(Object.fromEntries(arrival?.query ?? [])).toEqual({
      grant_type: 'ig_refresh_token',
      access_token: 'IGAAold.C0DE',
    });
  });

  test('a one-hour token is exchanged for a 60-day token', async ({ proxy }) => {
    const reply = await postToken(proxy.url, { ...TOKEN_EXCHANGE, subject_token: 'IGAAhour.C0DE' });
    expect(reply.json).toEqual({
      access_token: 'IGAAlong.IGAAhour.C0DE',
      token_type: 'bearer',
      expires_in: 5183944,
      refresh_token: 'IGAAlong.IGAAhour.C0DE',
      issued_token_type: ACCESS_TOKEN,
    });
  });

  test('a token of Facebook Login is exchanged by the Facebook app and cannot be refreshed', async ({
    proxy,
    upstream,
  }) => {
    const client = { client_id: '123456789012345' };
    const fields = { ...TOKEN_EXCHANGE, ...client, subject_token: 'EAAhour.C0DE' };
    const reply = await postToken(proxy.url, fields);
    expect(reply.json).toEqual({
      access_token: 'EAAEAAhour.C0DE',
      token_type: 'bearer',
      expires_in: 5183944,
      issued_token_type: ACCESS_TOKEN,
    });
    const arrival = upstream.arrivals.find(({ path }) => path === '/v25.0/oauth/access_token');
    expect(Object.fromEntries(arrival?.query ?? [])).toEqual({
      grant_type: 'fb_exchange_token',
      client_id: '123456789012345',
      client_secret: 'sentinel-meta-secret-0123456789abcdef',
      fb_exchange_token: 'EAAhour.C0DE',
    });
    const refresh = { grant_type: 'refresh_token', ...client, refresh_token: 'EAAlong.C0DE' };
    const refused = await postToken(proxy.url, refresh);
    expect([refused.status, refused.json.error]).toEqual([400, 'unsupported_grant_type']);
    expect(refused.json.error_description).toMatch(/Facebook Login tokens cannot be refreshed/);
    expect(upstream.count('EAAlong.C0DE')).toBe(0);
  });

  test('P-49: ten simultaneous refreshes of one token all succeed', async ({ proxy, upstream }) => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAmany.C0DE' };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => postToken(proxy.url, fields)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(upstream.count('IGAAmany.C0DE')).toBe(10);
  });

  test.for([
    {
      title: 'expired',
      words: 'Session has expired on Monday.',
      code: 190,
      reason: 'token_expired',
    },
    {
      title: 'garbage',
      words: 'Invalid OAuth access token - Cannot parse access token',
      code: 190,
      reason: 'wrong_token_family',
    },
    {
      title: 'revoked',
      words: 'The session has been invalidated because the user',
      code: 190,
      reason: 'token_revoked',
    },
    {
      title: 'not allowed',
      words: 'Unsupported request - method type: get',
      code: 100,
      reason: 'permission_missing',
    },
    {
      title: 'too young, in unknown words',
      words: 'Too young',
      code: 100,
      reason: 'instagram_refused',
    },
    {
      title: 'of another app',
      words: 'The token is another app’s',
      code: 190,
      reason: 'token_revoked',
    },
  ])(
    'P-49, R-51: a refresh of a token that is $title is refused with the reason $reason',
    async ({ title, words, code, reason }, { proxy, upstream }) => {
      const token = `IGAAdead.C0DE-${title.replace(/\W/g, '-')}`;
      upstream.script(token, graphError(words, code, 0));
      const { status, json: body } = await postToken(proxy.url, {
        grant_type: 'refresh_token',
        refresh_token: token,
      });
      expect([status, body.error, body.reason]).toEqual([400, 'invalid_grant', reason]);
      expect(upstream.count(token)).toBe(1);
    },
  );

  testAllReplies(test);
});
