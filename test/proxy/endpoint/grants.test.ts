import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { postCode, proxyEnv, REDIRECT_URI, send } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { graphError, json, USER_ID } from '../../support/upstream.ts';

onBothRuntimes(proxyEnv, (test) => {
  test('a code becomes a 60-day token in one call', async ({ proxy, upstream }) => {
    const reply = await postCode(proxy.url, 'C0DE-happy');
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      access_token: 'IGAAlong.IGAAshort.C0DE-happy',
      token_type: 'bearer',
      expires_in: 5183944,
      refresh_token: 'IGAAlong.IGAAshort.C0DE-happy',
      scope: 'instagram_business_basic',
      user_id: USER_ID,
    });
    expect(upstream.count('C0DE-happy')).toBe(1);
    expect(reply.headers['server-timing']).toMatch(/^instagram;dur=\d+, proxy;dur=\d+$/);
  });

  test('P-18: a code that still carries #_ is sent without it', async ({ proxy, upstream }) => {
    const reply = await postCode(proxy.url, 'C0DE-copied#_');
    expect([reply.status, upstream.count('C0DE-copied')]).toEqual([200, 1]);
  });

  test('P-18: a code with every printable character arrives at Instagram unchanged', async ({
    proxy,
    upstream,
  }) => {
    const all = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).join('');
    const code = `C0DE${all}`;
    upstream.script(code, json({ access_token: 'IGAAodd', user_id: 1 }));
    expect((await postCode(proxy.url, code)).status).toBe(200);
    const arrival = upstream.arrivals.find(({ form }) => form.get('code') === code);
    expect(arrival?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...(arrival?.form.keys() ?? [])]).toHaveLength(5);
  });

  test('P-48: a failed 60-day step returns the one-hour token with a warning', async ({
    proxy,
    upstream,
  }) => {
    upstream.script(
      'IGAAshort.C0DE-kept',
      graphError('Unsupported request - method type: get', 100),
    );
    const reply = await postCode(proxy.url, 'C0DE-kept');
    expect(reply.json).toEqual({
      access_token: 'IGAAshort.C0DE-kept',
      token_type: 'bearer',
      expires_in: 3600,
      scope: 'instagram_business_basic',
      user_id: USER_ID,
      warning: 'long_lived_failed',
    });
    expect(upstream.count('C0DE-kept')).toBe(1);
  });

  test('P-45: the user_id comes from the first step, whatever the second one returns', async ({
    proxy,
    upstream,
  }) => {
    upstream.script('IGAAshort.C0DE-two', json({ access_token: 'IGAAtwo', user_id: '1' }));
    expect((await postCode(proxy.url, 'C0DE-two')).json.user_id).toBe(USER_ID);
  });

  test('the reply of the 2011-2020 API keeps its user with bio and website, and no 60-day step follows', async ({
    proxy,
    upstream,
  }) => {
    const token = '1574083.c59cb53.7139b07541a04cea8a9ef6319be724a2';
    const user = {
      id: '1574083',
      username: 'snoopdogg',
      full_name: 'Snoop Dogg',
      bio: 'Dogg',
      website: 'https://snoop.example/',
      is_business: false,
    };
    upstream.script('C0DE-legacy', json({ access_token: token, user }));
    const reply = await postCode(proxy.url, 'C0DE-legacy');
    expect(reply.json).toEqual({
      access_token: token,
      token_type: 'bearer',
      user_id: '1574083',
      user,
    });
    expect(upstream.count(token)).toBe(0);
  });

  test('a code of Facebook Login becomes a 60-day token in two steps at the Graph API', async ({
    proxy,
    upstream,
  }) => {
    const reply = await postCode(proxy.url, 'C0DE-facebook', { client_id: '123456789012345' });
    expect(reply.json).toEqual({
      access_token: 'EAAEAAC0DE-facebook',
      token_type: 'bearer',
      expires_in: 5183944,
    });
    expect(upstream.count('C0DE-facebook')).toBe(1);
  });

  test('S8: three hundred logins, ten at a time, share at most thirty connections to Instagram', async ({
    proxy,
    upstream,
  }) => {
    for (let round = 0; round < 30; round += 1) {
      const codes = Array.from({ length: 10 }, (_, at) => `C0DE-many-${round}-${at}`);
      const replies = await Promise.all(codes.map((code) => postCode(proxy.url, code)));
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect(await upstream.connections()).toBeLessThanOrEqual(30);
  });

  test('P-15, P-16: Instagram receives its own fields and nothing else of the request', async ({
    proxy,
    upstream,
  }) => {
    await postCode(proxy.url, 'C0DE-golden', { app_id: '1', scope: 'x', grant: 'y' });
    const [arrival] = upstream.arrivals.filter(({ form }) => form.get('code') === 'C0DE-golden');
    expect(Object.fromEntries(arrival?.form ?? [])).toEqual({
      client_id: '990602627938098',
      client_secret: 'sentinel-app-secret-0123456789abcdef',
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT_URI,
      code: 'C0DE-golden',
    });
  });

  test('/healthz answers ok', async ({ proxy }) => {
    const reply = await send(`${proxy.url}/healthz`);
    expect([reply.status, reply.json]).toEqual([200, { status: 'ok' }]);
  });

  testAllReplies(test);
});
