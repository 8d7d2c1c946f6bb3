import { expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  ORIGIN,
  postCode,
  send,
  startOnWorkerd,
} from '../../support/proxy.ts';
import { begin, callback, locationOf, redeem, relayEnv } from '../../support/relay.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';

const ISSUER = 'https://example.com/ig';
const WELL_KNOWN = '/.well-known/oauth-authorization-server';
const CODE = 'a'.repeat(32);

onBothRuntimes(
  (url) => relayEnv(url, { ISSUER }),
  (test, runtime) => {
    const code = `C0DE-ig-${runtime.name}`;

    test.for(['', '/ig'])(
      'D6: with an ISSUER that has a path, every route answers below %j',
      async (base, { proxy }) => {
        const statusOf = async (path: string, method = 'GET') =>
          (await send(`${proxy.url}${base}${path}`, { method })).status;
        expect(await statusOf('/healthz')).toBe(200);
        expect(await statusOf('/token')).toBe(405);
        expect(await statusOf('/userinfo')).toBe(401);
        expect(await statusOf('/authorize')).toBe(400);
        expect(await statusOf('/callback')).toBe(400);
        expect(await statusOf(WELL_KNOWN)).toBe(200);
        expect(await statusOf('/deauthorize', 'POST')).toBe(415);
        expect(await statusOf('/data-deletion', 'POST')).toBe(415);
        expect(await statusOf(`/data-deletion/${CODE}`)).not.toBe(405);
      },
    );

    test('D6: a login begins and ends below the path of ISSUER, and its cookie is set for the root', async ({
      proxy,
      upstream,
    }) => {
      const { state, cookie } = await begin(`${proxy.url}/ig`);
      expect(cookie).toMatch(/^__Host-/);
      const back = locationOf(await callback(`${proxy.url}/ig`, { code, state }, cookie));
      expect(back.searchParams.get('iss')).toBe(ISSUER);
      const reply = await redeem(`${proxy.url}/ig`, back.searchParams.get('code') ?? '');
      expect([reply.status, upstream.count(code)]).toEqual([200, 1]);
      const sent = upstream.arrivals.find(({ form }) => form.get('code') === code);
      expect(sent?.form.get('redirect_uri')).toBe(`${ISSUER}/callback`);
    });

    test('D6: the metadata names the issuer with its path at both URLs of RFC 8414', async ({
      proxy,
    }) => {
      for (const path of [`${WELL_KNOWN}/ig`, `/ig${WELL_KNOWN}`]) {
        const { json } = await send(`${proxy.url}${path}`);
        expect(json).toMatchObject({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` });
      }
    });

    test('D6: a token request below the path is answered and logged as one at the root', async ({
      proxy,
    }) => {
      const reply = await postCode(`${proxy.url}/ig`, 'C0DE-timed');
      expect(reply.status).toBe(200);
      expect(reply.headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'server-timing': expect.stringMatching(/^instagram;dur=/) as string,
      });
      const output = await flushedOutput(proxy);
      expect(output).toContain('"route":"/token"');
      expect(output).not.toContain('/ig/');
    });

    test.for([
      '/igtoken',
      '/ig//token',
      '//ig/token',
      '/ig/ig/token',
      '/ig/token/',
      '/%69g/token',
      '/ig/%74oken',
      '/IG/token',
      '/ig',
      '/ig/',
      '/x/ig/token',
      '/ig/../ig/token/',
    ])('D6: %s is a 404, because paths are compared literally', async (path, { proxy }) => {
      expect((await raw(proxy.url, path)).status).toBe(404);
    });

    test('D6: below a path too nothing leaks and every reply has its headers', async ({
      proxy,
    }) => {
      expect(await findLeaks(proxy)).toEqual([]);
      expect(findUnguarded()).toEqual([]);
    });
  },
);

/** `send`, with a path that no URL parser has normalised. */
function raw(url: string, path: string) {
  return send(url, { path, method: 'POST' });
}

test('D6: an unconfigured proxy lists the missing variables below the path too', async () => {
  const proxy = await startOnWorkerd({ ISSUER });
  const health = await send(`${proxy.url}/ig/healthz`);
  expect([health.status, health.json.reason]).toEqual([503, 'not_configured']);
  expect(health.json.variables).toContainEqual({
    variable: 'INSTAGRAM_CLIENT_ID',
    problem: 'is missing',
  });
  expect((await send(`${proxy.url}/ig/token`, { method: 'POST' })).json.reason).toBe(
    'not_configured',
  );
  await proxy.close();
}, 60_000);
