import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import { createProxy, type ProxyPlatform } from '../../proxy/create-proxy.ts';
import { fail } from '../../proxy/failure.ts';
import type { LogEntry } from '../../proxy/http/log.ts';
import { keeperRoutes } from '../../proxy/keeper/routes/routes.ts';
import { BROKEN_KEEPER } from '../../proxy/keeper/service.ts';
import { confirmationCode } from '../../proxy/meta/confirmation-code.ts';
import { findAddress } from '../../proxy/platform/find-address.ts';
import { keeperEnv } from '../support/keeper.ts';
import { ORIGIN, proxyEnv, REDIRECT_URI } from '../support/proxy.ts';
import { relayEnv } from '../support/relay.ts';

const env = proxyEnv('http://127.0.0.1:9', { RATE_LIMIT_PER_MINUTE: '1' });

/** The proxy below `/instagram` of another app, and the lines that it logs. */
function mounted(platform: ProxyPlatform = {}, itsEnv = env) {
  const log: LogEntry[] = [];
  const fetch = () => Promise.resolve(Response.json({ error_message: 'No' }, { status: 400 }));
  const app = new Hono();
  app.route(
    '/instagram',
    createProxy(itsEnv, { log: (line) => log.push(line), fetch, ...platform }),
  );
  const post = async (handed: object) => {
    const fields = { grant_type: 'authorization_code', code: 'C0DE', redirect_uri: REDIRECT_URI };
    const init = { method: 'POST', headers: { origin: ORIGIN }, body: new URLSearchParams(fields) };
    return (await app.request('/instagram/token', init, handed)).status;
  };
  return { app, log, post };
}

const node = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

test('below another app the log names the route, and each caller has a count of their own', async () => {
  const { log, post } = mounted();
  const statuses = [await post(node('192.0.2.1')), await post(node('192.0.2.1'))];
  expect([...statuses, await post(node('192.0.2.2'))]).toEqual([400, 429, 400]);
  expect(log.map(({ route }) => route)).toEqual(['/token', '/token', '/token']);
});

test('the address that the app gives counts before the one of the runtime', async () => {
  const { post } = mounted({ clientAddress: () => '192.0.2.9' });
  expect([await post(node('192.0.2.1')), await post(node('192.0.2.2'))]).toEqual([400, 429]);
});

test('a path below that is no route is the proxy’s 404, and one beside it is the app’s own', async () => {
  const { app } = mounted();
  expect(await (await app.request('/instagram/nope')).json()).toMatchObject({
    reason: 'not_found',
  });
  expect(await (await app.request('/nope')).text()).toBe('404 Not Found');
});

test('the page that Meta shows a person after a deletion is there below another app too', async () => {
  const { app } = mounted({}, { ...env, ISSUER: 'https://app.example/instagram' });
  const code = await confirmationCode(crypto.subtle, env['INSTAGRAM_CLIENT_SECRET'] ?? '', '42');
  const page = await app.request(`/instagram/data-deletion/${code}`);
  expect([page.status, await page.text()]).toEqual([
    200,
    expect.stringContaining('This service stores nothing about you'),
  ]);
});

test('a standard client finds the relay of a proxy that is below another app', async () => {
  const issuer = 'https://app.example/instagram';
  const proxy = createProxy(relayEnv('http://127.0.0.1:9', { ISSUER: issuer }), {
    log: () => undefined,
  });
  const app = new Hono().route('/instagram', proxy);
  app.get('/.well-known/oauth-authorization-server/instagram', (c) => proxy.fetch(c.req.raw));
  const asked = await app.request('/.well-known/oauth-authorization-server/instagram');
  const { authorization_endpoint: begin } = (await asked.json()) as Record<string, string>;
  const { status } = await app.request(new URL(begin ?? '').pathname);
  // Without any parameter it says what is missing, as only the relay does.
  expect([begin, status]).toEqual([`${issuer}/authorize`, 400]);
});

test('below another app a feed has the name and the form that its path says', async () => {
  const asked: unknown[] = [];
  const media = (feed: string | null, { shape }: { shape?: string }) => {
    asked.push([feed, shape]);
    return Promise.resolve(fail({ reason: 'not_kept' }));
  };
  const keeper = { keeper: { ...BROKEN_KEEPER, media }, routes: keeperRoutes };
  const { app } = mounted({ keeper }, keeperEnv('http://127.0.0.1:9'));
  for (const path of ['/media', '/media/ada', '/media/ada.rss', '/media.json'])
    expect((await app.request(`/instagram${path}`)).status).toBe(404);
  expect(asked).toEqual([
    [null, undefined],
    ['ada', undefined],
    ['ada', 'rss'],
    [null, 'json'],
  ]);
});

test('a log that throws takes no answer away', async ({ onTestFinished }) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const error = new Error('The disk is full.');
  const { app } = mounted({
    log: () => {
      throw error;
    },
  });
  expect((await app.request('/instagram/healthz')).status).toBe(200);
  expect(said.mock.calls).toEqual([[expect.stringContaining('createProxy'), error]]);
});

test('a wrong configuration throws, and names every variable without a value', () => {
  const wrong = { INSTAGRAM_CLIENT_ID: '#12', INSTAGRAM_CLIENT_SECRET: 'hunter2' };
  const create = () => createProxy(wrong);
  for (const name of ['INSTAGRAM_CLIENT_ID', 'INSTAGRAM_CLIENT_SECRET', 'REDIRECT_URIS'])
    expect(create).toThrow(name);
  expect(create).not.toThrow(/#12|hunter2/);
});

test.each([
  { runtime: 'Node', handed: node('192.0.2.1') },
  { runtime: 'Deno', handed: { remoteAddr: { hostname: '192.0.2.1' } } },
  { runtime: 'Bun', handed: { requestIP: () => ({ address: '192.0.2.1' }) } },
  { runtime: 'Netlify', handed: { context: { ip: '192.0.2.1' } } },
  { runtime: 'Lambda', handed: { requestContext: { http: { sourceIp: '192.0.2.1' } } } },
  {
    runtime: 'Lambda behind a REST API',
    handed: { requestContext: { identity: { sourceIp: '192.0.2.1' } } },
  },
])(
  'the address of a caller on $runtime is what it says, whatever the headers say',
  ({ handed }) => {
    const headers = { 'cf-connecting-ip': '203.0.113.1', 'x-forwarded-for': '203.0.113.2' };
    expect(findAddress(new Request('http://proxy/', { headers }), handed)).toBe('192.0.2.1');
  },
);

test.each([undefined, {}, { incoming: {} }, { requestIP: () => null }])(
  'a runtime that hands over %o does not say who calls',
  (handed) => {
    expect(findAddress(new Request('http://proxy/'), handed)).toBeUndefined();
  },
);
