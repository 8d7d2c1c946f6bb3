import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  ORIGIN,
  postCode,
  RUNTIMES,
  send,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { begin, callback, locationOf, redeem, relayEnv } from '../../support/relay.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const ISSUER = 'https://example.com/ig';
const WELL_KNOWN = '/.well-known/oauth-authorization-server';
const CODE = 'a'.repeat(32);

let upstream: Upstream;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(() => upstream.close());

describe.each(RUNTIMES)('D6: an ISSUER with a path, on %s', (runtime, start) => {
  const code = `C0DE-ig-${runtime}`;
  let proxy: RunningProxy;
  beforeAll(async () => void (proxy = await start(relayEnv(upstream.url, { ISSUER }))), 60_000);
  afterAll(() => proxy.close());

  test.each(['', '/ig'])('every route answers below %j', async (base) => {
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
  });

  test('a login begins and ends below the path, its cookie stays at the root', async () => {
    const { state, cookie } = await begin(`${proxy.url}/ig`);
    expect(cookie).toMatch(/^__Host-/);
    const back = locationOf(await callback(`${proxy.url}/ig`, { code, state }, cookie));
    expect(back.searchParams.get('iss')).toBe(ISSUER);
    const reply = await redeem(`${proxy.url}/ig`, back.searchParams.get('code') ?? '');
    expect([reply.status, upstream.count(code)]).toEqual([200, 1]);
    const sent = upstream.arrivals.find(({ form }) => form.get('code') === code);
    expect(sent?.form.get('redirect_uri')).toBe(`${ISSUER}/callback`);
  });

  test('what the metadata names is what answers, at both addresses that RFC 8414 has', async () => {
    for (const path of [`${WELL_KNOWN}/ig`, `/ig${WELL_KNOWN}`]) {
      const { json } = await send(`${proxy.url}${path}`);
      expect(json).toMatchObject({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` });
    }
  });

  test('a token request below the path has all that one at the root has, and its plain route in the log', async () => {
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

  test.each([
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
  ])('paths stay literal: %s is not there', async (path) => {
    expect((await raw(proxy.url, path)).status).toBe(404);
  });

  test('and nothing leaks or goes unguarded', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
    expect(findUnguarded()).toEqual([]);
  });
});

/** `send`, with a path that no URL parser has put right. */
function raw(url: string, path: string) {
  return send(url, { path, method: 'POST' });
}

test('an unconfigured proxy says below the path too what is missing', async () => {
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
