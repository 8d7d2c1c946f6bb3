import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  postCode,
  postToken,
  proxyEnv,
  REDIRECT_URI,
  RUNTIMES,
  send,
  type RunningProxy,
} from '../../support/proxy.ts';
import { graphError, json, startUpstream, USER_ID, type Upstream } from '../../support/upstream.ts';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const TOKEN_EXCHANGE = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: ACCESS_TOKEN,
};

describe.each(RUNTIMES)('on %s', (_name, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;

  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(proxyEnv(upstream.url));
  }, 60_000);

  afterAll(async () => {
    await proxy.close();
    await upstream.close();
  });

  const userinfo = (Authorization: string) =>
    send(`${proxy.url}/userinfo`, { headers: { Authorization } });

  test('a code becomes a 60-day token in one call', async () => {
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

  test('P-18: a code that still carries #_ is sent without it', async () => {
    const reply = await postCode(proxy.url, 'C0DE-copied#_');
    expect([reply.status, upstream.count('C0DE-copied')]).toEqual([200, 1]);
  });

  test('P-18: a code with every character that it can have arrives as it was written', async () => {
    const all = Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 33)).join('');
    const code = `C0DE${all}`;
    upstream.script(code, json({ access_token: 'IGAAodd', user_id: 1 }));
    expect((await postCode(proxy.url, code)).status).toBe(200);
    const arrival = upstream.arrivals.find(({ form }) => form.get('code') === code);
    expect(arrival?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...(arrival?.form.keys() ?? [])]).toHaveLength(5);
  });

  test('P-48: a short token is kept, with a warning, when its 60-day step fails', async () => {
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

  test('P-45: the first step names the person, whatever the second one says', async () => {
    upstream.script('IGAAshort.C0DE-two', json({ access_token: 'IGAAtwo', user_id: '1' }));
    expect((await postCode(proxy.url, 'C0DE-two')).json.user_id).toBe(USER_ID);
  });

  test('the reply of 2011-2020 keeps its user as it came, bio and website too, and asks for no 60-day step', async () => {
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

  test('a long-lived token is refreshed, from a server without an Origin too', async () => {
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

  test('a short-lived token is exchanged for a long-lived one', async () => {
    const reply = await postToken(proxy.url, { ...TOKEN_EXCHANGE, subject_token: 'IGAAhour.C0DE' });
    expect(reply.json).toEqual({
      access_token: 'IGAAlong.IGAAhour.C0DE',
      token_type: 'bearer',
      expires_in: 5183944,
      refresh_token: 'IGAAlong.IGAAhour.C0DE',
      issued_token_type: ACCESS_TOKEN,
    });
  });

  test('a token of Facebook Login is exchanged by the Facebook app and cannot be refreshed', async () => {
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

  test('a code of Facebook Login takes both steps at the Graph API', async () => {
    const reply = await postCode(proxy.url, 'C0DE-facebook', { client_id: '123456789012345' });
    expect(reply.json).toEqual({
      access_token: 'EAAEAAC0DE-facebook',
      token_type: 'bearer',
      expires_in: 5183944,
    });
    expect(upstream.count('C0DE-facebook')).toBe(1);
  });

  test('S8: three hundred logins, ten at a time, leave a few connections to Instagram', async () => {
    for (let round = 0; round < 30; round += 1) {
      const codes = Array.from({ length: 10 }, (_, at) => `C0DE-many-${round}-${at}`);
      const replies = await Promise.all(codes.map((code) => postCode(proxy.url, code)));
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    }
    expect(await upstream.connections()).toBeLessThanOrEqual(30);
  });

  test('P-49: a refresh that ten ask for at once succeeds ten times', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAmany.C0DE' };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => postToken(proxy.url, fields)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(upstream.count('IGAAmany.C0DE')).toBe(10);
  });

  test.each([
    ['expired', 'Session has expired on Monday.', 190, 'token_expired'],
    [
      'garbage',
      'Invalid OAuth access token - Cannot parse access token',
      190,
      'wrong_token_family',
    ],
    ['revoked', 'The session has been invalidated because the user', 190, 'token_revoked'],
    ['not allowed', 'Unsupported request - method type: get', 100, 'permission_missing'],
    ['too young, in words nobody knows', 'Too young', 100, 'instagram_refused'],
    ['of another app', 'The token is another app’s', 190, 'token_revoked'],
  ])('P-49, R-51: a refresh of a token that is %s says so', async (title, words, code, reason) => {
    const token = `IGAAdead.C0DE-${title.replace(/\W/g, '-')}`;
    upstream.script(token, graphError(words, code, 0));
    const { status, json: body } = await postToken(proxy.url, {
      grant_type: 'refresh_token',
      refresh_token: token,
    });
    expect([status, body.error, body.reason]).toEqual([400, 'invalid_grant', reason]);
    expect(upstream.count(token)).toBe(1);
  });

  test('/userinfo gives the profile with exact ids, sub among them, and the token travels in a header', async () => {
    const reply = await userinfo('Bearer IGAAme.C0DE');
    expect(reply.json).toEqual({
      sub: '27281358591558845',
      id: '27281358591558845',
      user_id: USER_ID,
      username: 'latch',
    });
    const arrival = upstream.arrivals.find(({ path }) => path === '/me');
    expect(arrival?.query.get('access_token')).toBeNull();
  });

  test('/userinfo unwraps a list and ids that are numbers', async () => {
    upstream.script('IGAAlist.C0DE', json(`{"data":[{"id":36220564007528767,"name":"A"}]}`));
    const reply = await userinfo('bearer IGAAlist.C0DE');
    expect(reply.json).toEqual({ sub: '36220564007528767', id: '36220564007528767', name: 'A' });
  });

  test('/userinfo asks the old data host about a token of 2011-2020', async () => {
    const token = '1574083.fb2e77d.47a0479900504cb3ab4a1f626d174d2d';
    const data = {
      id: '1574083',
      username: 'snoop',
      full_name: 'Snoop',
      profile_picture: 'https://p/',
    };
    upstream.script(token, json({ data, meta: { code: 200 } }));
    expect((await userinfo(`Bearer ${token}`)).json).toEqual({
      sub: '1574083',
      id: '1574083',
      username: 'snoop',
      name: 'Snoop',
      profile_picture_url: 'https://p/',
    });
    expect(upstream.arrivals.at(-1)?.path).toBe('/v1/users/self');
  });

  test.each([
    [{}, 'missing_field'],
    [{ Authorization: 'Basic eDp5' }, 'malformed_request'],
    [{ Authorization: 'Bearer' }, 'malformed_request'],
    [{ Authorization: 'Bearer IGAAdead2.C0DE' }, 'token_revoked'],
  ])('/userinfo answers %j with 401', async (headers: Record<string, string>, reason) => {
    upstream.script('IGAAdead2.C0DE', graphError('Invalid OAuth access token.', 190));
    const reply = await send(`${proxy.url}/userinfo`, { headers });
    expect([reply.status, reply.json.error, reply.json.reason]).toEqual([
      401,
      'invalid_token',
      reason,
    ]);
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test('P-26: every reply says how it is to be handled, and none may be kept', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test('P-51: no secret, code or token shows anywhere but in the token fields', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
  });

  test('P-15, P-16: Instagram gets its own fields and nothing else of the request', async () => {
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

  test('/healthz says ok', async () => {
    const reply = await send(`${proxy.url}/healthz`);
    expect([reply.status, reply.json]).toEqual([200, { status: 'ok' }]);
  });
});
