import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { REDIRECT_URI, send } from '../../../support/proxy.ts';
import {
  authorize,
  begin,
  callback,
  freshCode,
  ISSUER,
  locationOf,
  query,
  relayEnv,
  REQUEST,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';

onBothRuntimes(relayEnv, (test) => {
  test('R-31, R-30: a success returns one code, the state unchanged, one iss and the fragment #_', async ({
    proxy,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: freshCode(), state }, cookie);
    const { origin, pathname, searchParams, hash } = locationOf(reply);
    expect([reply.status, origin + pathname, hash]).toEqual([302, REDIRECT_URI, '#_']);
    expect([...searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect(searchParams.getAll('state')).toEqual([REQUEST.state]);
    expect(searchParams.getAll('iss')).toEqual([ISSUER]);
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });

  test('R-18: a client that sent no state gets no state back', async ({ proxy }) => {
    const { state, cookie } = await begin(proxy.url, { state: undefined });
    const { searchParams } = locationOf(await callback(proxy.url, { code: 'C0DE', state }, cookie));
    expect([...searchParams.keys()]).toEqual(['code', 'iss']);
  });

  const ALL_PRINTABLE = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
  const LONG = ['s', '\\', '"', ' ', '%'].map((it) => ({
    title: `2,048 times ${it}`,
    given: it.repeat(2048),
  }));
  const SHORT = [ALL_PRINTABLE, '#', '&state=x', '%00'].map((given) => ({ title: given, given }));
  test.for([...LONG, ...SHORT])(
    'R-18: a state of up to 2,048 printable bytes comes back unchanged: $title',
    async ({ given }, { proxy }) => {
      const { state, cookie } = await begin(proxy.url, { state: given });
      for (const answer of [{ code: 'C0DE' }, { error: 'access_denied' }]) {
        const back = locationOf(await callback(proxy.url, { ...answer, state }, cookie));
        expect(back.searchParams.getAll('state')).toEqual([given]);
      }
    },
  );

  test('R-18: an error returns a long state, but not one that is too long or unprintable', async ({
    proxy,
  }) => {
    const refused = async (state: string) =>
      locationOf(await authorize(proxy.url, { state, response_type: 'token' })).searchParams;
    const long = '~'.repeat(2048);
    expect((await refused(long)).get('state')).toBe(long);
    for (const state of [`${long}~`, 'é', '\n', '\u007f']) {
      const back = await refused(state);
      expect([back.has('error'), back.has('state')]).toEqual([true, false]);
    }
  });

  test('R-33: opening /callback sends nothing to Instagram, however often', async ({
    proxy,
    upstream,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    const code = freshCode();
    for (const method of ['HEAD', 'GET', 'GET']) {
      await send(`${proxy.url}/callback?${query({ code, state })}`, {
        method,
        headers: { Cookie: cookie },
      });
    }
    expect(upstream.count(code)).toBe(0);
  });

  test('R-23: a callback without the cookie redirects to no page', async ({ proxy }) => {
    const { state } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: 'C0DE', state });
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    expect(reply.text).toContain('Start the login again');
  });

  test('R-24: a callback whose cookie is another login’s, altered or sent twice redirects to no page', async ({
    proxy,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    const other = await begin(proxy.url);
    const [name = '', value = ''] = cookie.split('=');
    const swapped = `${name}=${other.cookie.split('=')[1] ?? ''}`;
    const jars = [other.cookie, swapped, `${name}=`, `${cookie}x`, cookie.slice(0, -1)];
    const twice = [
      `${cookie}; ${cookie}`,
      `${name}=x; ${cookie}`,
      `${name.replace('__Host-', '')}=${value}`,
    ];
    for (const jar of [...jars, ...twice]) {
      const reply = await callback(proxy.url, { code: 'C0DE', state }, jar);
      expect([jar, reply.status, reply.headers.location]).toEqual([jar, 400, undefined]);
    }
  });

  test('R-25: two logins of one browser both return to their page', async ({ proxy }) => {
    const [one, two] = [await begin(proxy.url), await begin(proxy.url)];
    const jar = `${two.cookie}; a=b; ${one.cookie}`;
    for (const { state } of [two, one]) {
      const back = locationOf(await callback(proxy.url, { code: 'C0DE', state }, jar));
      expect(back.searchParams.has('code')).toBe(true);
    }
  });

  test('R-26: the callback removes its cookie, so that a second one redirects to no page', async ({
    proxy,
    upstream,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: 'C0DE', state }, cookie);
    expect(reply.headers['set-cookie']).toEqual([
      `${cookie.split('=')[0] ?? ''}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax`,
    ]);
    const again = await callback(proxy.url, { code: 'C0DE', state });
    expect([again.status, again.headers.location]).toEqual([400, undefined]);
    expect(upstream.count('C0DE')).toBe(0);
  });

  test('R-27: every kind of altered state gets the same page', async ({ proxy }) => {
    const { state, cookie } = await begin(proxy.url);
    const [header = '', , iv = '', text = '', tag = ''] = state.split('.');
    const other = JSON.stringify({ alg: 'none', p2c: 1e9, zip: 'DEF' });
    const odd = [
      'x',
      `${header}..${iv}.${text}`,
      `${state}.${tag}`,
      `${header}..${iv}.${text}.${tag.slice(0, 8)}`,
      `${header}..${iv}.${text.slice(1)}A.${tag}`,
      `${Buffer.from(other).toString('base64url')}..${iv}.${text}.${tag}`,
      'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
      'a'.repeat(5_000),
    ];
    const pages = await Promise.all(
      odd.map((it) => callback(proxy.url, { code: 'C0DE', state: it }, cookie)),
    );
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([400]));
    expect(new Set(pages.map((page) => page.text)).size).toBe(1);
    expect(pages.every(({ headers }) => headers.location === undefined)).toBe(true);
  });

  test.for([
    { given: 'access_denied', told: 'access_denied' },
    { given: 'server_error', told: 'server_error' },
    { given: 'temporarily_unavailable', told: 'server_error' },
    { given: '<script>', told: 'server_error' },
  ])(
    'R-29, R-32: Instagram’s error $given reaches the client as $told',
    async ({ given, told }, { proxy }) => {
      const { state, cookie } = await begin(proxy.url);
      const fields = {
        error: given,
        error_reason: 'user_denied',
        error_description: '<script>alert(1)</script>',
        code: 'C0DE',
        state,
      };
      const reply = await callback(proxy.url, fields, cookie);
      const { searchParams, hash } = locationOf(reply);
      expect([reply.status, hash]).toEqual([302, '#_']);
      expect([...searchParams.keys()].sort()).toEqual([
        'error',
        'error_description',
        'iss',
        'state',
      ]);
      expect(searchParams.get('error')).toBe(told);
      expect(searchParams.get('error_description')).toMatch(/^[\w .]+$/);
    },
  );

  test('R-29: a callback with neither code nor error reaches the client as server_error', async ({
    proxy,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    const { searchParams } = locationOf(await callback(proxy.url, { state }, cookie));
    expect(searchParams.get('error')).toBe('server_error');
  });

  test('R-37: a callback with two codes or two states redirects to no page', async ({ proxy }) => {
    const { state, cookie } = await begin(proxy.url);
    for (const twice of ['code=a&code=b', `code=a&state=${state}`]) {
      const url = `${proxy.url}/callback?state=${state}&${twice}`;
      const reply = await send(url, { headers: { Cookie: cookie } });
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    }
  });

  testAllReplies(test);
});
