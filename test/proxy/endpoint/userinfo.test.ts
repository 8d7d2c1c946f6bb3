import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { proxyEnv, send, type RunningProxy } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { graphError, json, USER_ID } from '../../support/upstream.ts';

onBothRuntimes(proxyEnv, (test) => {
  const userinfo = (proxy: RunningProxy, Authorization: string) =>
    send(`${proxy.url}/userinfo`, { headers: { Authorization } });

  test('/userinfo returns the profile with exact ids and sub, and sends the token to Instagram in a header', async ({
    proxy,
    upstream,
  }) => {
    const reply = await userinfo(proxy, 'Bearer IGAAme.C0DE');
    expect(reply.json).toEqual({
      sub: '27281358591558845',
      id: '27281358591558845',
      user_id: USER_ID,
      username: 'latch',
    });
    const arrival = upstream.arrivals.find(({ path }) => path === '/me');
    expect(arrival?.query.get('access_token')).toBeNull();
  });

  test('/userinfo unwraps a list and ids that are numbers', async ({ proxy, upstream }) => {
    upstream.script('IGAAlist.C0DE', json(`{"data":[{"id":36220564007528767,"name":"A"}]}`));
    const reply = await userinfo(proxy, 'bearer IGAAlist.C0DE');
    expect(reply.json).toEqual({ sub: '36220564007528767', id: '36220564007528767', name: 'A' });
  });

  test('/userinfo reads the profile of a 2011-2020 token from the old data host', async ({
    proxy,
    upstream,
  }) => {
    const token = '1574083.fb2e77d.47a0479900504cb3ab4a1f626d174d2d';
    const data = {
      id: '1574083',
      username: 'snoop',
      full_name: 'Snoop',
      profile_picture: 'https://p/',
    };
    upstream.script(token, json({ data, meta: { code: 200 } }));
    expect((await userinfo(proxy, `Bearer ${token}`)).json).toEqual({
      sub: '1574083',
      id: '1574083',
      username: 'snoop',
      name: 'Snoop',
      profile_picture_url: 'https://p/',
    });
    expect(upstream.arrivals.at(-1)?.path).toBe('/v1/users/self');
  });

  test.for([
    { headers: {}, reason: 'missing_field' },
    { headers: { Authorization: 'Basic eDp5' }, reason: 'malformed_request' },
    { headers: { Authorization: 'Bearer' }, reason: 'malformed_request' },
    { headers: { Authorization: 'Bearer IGAAdead2.C0DE' }, reason: 'token_revoked' },
  ])(
    '/userinfo answers a request with $headers with 401',
    async ({ headers, reason }, { proxy, upstream }) => {
      upstream.script('IGAAdead2.C0DE', graphError('Invalid OAuth access token.', 190));
      const reply = await send(`${proxy.url}/userinfo`, { headers });
      expect([reply.status, reply.json.error, reply.json.reason]).toEqual([
        401,
        'invalid_token',
        reason,
      ]);
      expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
    },
  );

  testAllReplies(test);
});
