import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorker } from '../../../proxy/worker/serve.ts';
import { KEEPER_KEY, keeperEnv } from '../../support/keeper.ts';
import { ORIGIN, proxyEnv } from '../../support/proxy.ts';

/** Only what needs nothing of workerd: the rest is tested in it, with the proxy's endpoints. */
let printed: string[];
beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const env = proxyEnv('http://127.0.0.1:9');
const get = (path: string) => new Request(`https://login.example${path}`);

test('a Worker answers with the proxy of its environment, and prints a line for each request', async () => {
  const reply = await createWorker().fetch(get('/healthz'), env);
  expect([reply.status, await reply.json()]).toEqual([200, { status: 'ok' }]);
  expect(printed.map((line) => JSON.parse(line) as object)).toMatchObject([
    { method: 'GET', route: '/healthz', status: 200 },
  ]);
});

test.each([
  { what: 'is not configured', more: { REDIRECT_URIS: '' }, variable: 'REDIRECT_URIS' },
  {
    what: 'was built without the keeper that it has a key for',
    more: { ...keeperEnv('http://127.0.0.1:9'), KEEPER: {} },
    variable: 'KEEPER_KEY',
  },
  { what: 'has a key and no store', more: { KEEPER_KEY }, variable: 'KEEPER' },
])('a Worker that $what answers every path with 503, and any page may read why', async (given) => {
  const worker = createWorker();
  const health = await worker.fetch(get('/healthz'), { ...env, ...given.more });
  const { variables } = (await health.json()) as { variables: { variable: string }[] };
  expect(variables.map(({ variable }) => variable)).toContain(given.variable);
  expect(health.headers.get('access-control-allow-origin')).toBe('*');
  const other = await worker.fetch(get('/token'), {});
  expect([other.status, ((await other.json()) as { reason: string }).reason]).toEqual([
    503,
    'not_configured',
  ]);
});

test('a Worker that is not configured answers below its issuer’s path', async () => {
  const worker = createWorker();
  const issued = { ISSUER: 'https://login.example/proxy' };
  const reply = await worker.fetch(get('/proxy/healthz'), issued);
  expect(await reply.json()).toHaveProperty('variables');
});

test('callers of a Worker are counted by the address that Cloudflare sets', async () => {
  const keys: string[] = [];
  const TOKEN_RATE_LIMIT = {
    limit: ({ key }: { key: string }) => {
      keys.push(key);
      return Promise.resolve({ success: false });
    },
  };
  const request = new Request('https://login.example/token', {
    method: 'POST',
    headers: { Origin: ORIGIN, 'cf-connecting-ip': '203.0.113.7', 'x-forwarded-for': '192.0.2.1' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'C0DE',
      redirect_uri: `${ORIGIN}/cb`,
    }),
  });
  const counted = { ...env, RATE_LIMIT_PER_MINUTE: '60', TOKEN_RATE_LIMIT };
  expect((await createWorker().fetch(request, counted)).status).toBe(429);
  expect(keys).toEqual(['token 203.0.113.7']);
});
