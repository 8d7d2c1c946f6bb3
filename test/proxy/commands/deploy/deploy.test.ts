import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  deployDry,
  readWranglerConfig,
  startDeployment,
  type Deployment,
} from '../../../support/deployment.ts';
import { ADMIN_KEY, KEEPER_KEY, keeperEnv } from '../../../support/keeper.ts';
import { postCode, proxyEnv, send } from '../../../support/proxy.ts';
import { startUpstream, type Upstream } from '../../../support/upstream.ts';

const APP_ID = '990602627938098';
let deployment: Deployment;

beforeAll(async () => {
  deployment = await deployDry({
    INSTAGRAM_CLIENT_ID: APP_ID,
    REDIRECT_URIS: 'https://app.example/cb',
    INSTAGRAM_CLIENT_SECRET: 'sentinel-app-secret-0123456789abcdef',
  });
}, 120_000);

test('npm run deploy builds the page and the Worker, and prints no secret', () => {
  expect(deployment.output).toContain('--dry-run: exiting now.');
  expect(deployment.code).toBe(0);
  expect(deployment.output).not.toContain('sentinel');
  expect(deployment.output).not.toMatch(/warning/i);
  expect(deployment.output).toMatch(/TOKEN_RATE_LIMIT \(60 requests\/60s\)/);
  expect(deployment.output).toContain('env.INSTAGRAM_CLIENT_ID');
  const files = readdirSync(deployment.assets, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['index.html', '_headers']));
  const page = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`${deployment.assets}/${file}`, 'utf8'));
  expect(page.join('\n')).toContain(APP_ID);
  expect(page.join('\n')).not.toContain('sentinel');
});

test('npm run deploy -- --proxy-only builds no page, and its Worker answers every path', async () => {
  const alone = await deployDry({ INSTAGRAM_CLIENT_ID: APP_ID }, '--proxy-only');
  expect([alone.code, readdirSync(alone.assets)]).toEqual([0, []]);
  const running = await startDeployment(alone, {});
  try {
    expect((await send(`${running.url}/healthz`)).status).toBe(503);
    expect((await send(`${running.url}/`)).json).toMatchObject({ reason: 'not_configured' });
  } finally {
    await running.close();
  }
}, 120_000);

test('npm run deploy with KEEPER_KEY deploys a Worker that keeps, and prints no key', async () => {
  const keeping = await deployDry({ INSTAGRAM_CLIENT_ID: APP_ID, KEEPER_KEY }, '--proxy-only');
  expect(keeping.code).toBe(0);
  expect(keeping.output).toMatch(/env\.KEEPER \(Keeper\) +Durable Object/);
  for (const made of [keeping.output, readFileSync(keeping.worker, 'utf8')])
    expect(made).not.toContain(KEEPER_KEY);
  const running = await startDeployment(keeping, keeperEnv('http://127.0.0.1:9'));
  try {
    const { json } = await send(`${running.url}/healthz`);
    expect(json).toEqual({ status: 'ok', keeper: 'on' });
    const headers = { Authorization: `Bearer ${ADMIN_KEY}` };
    expect((await send(`${running.url}/kept`, { headers })).json).toEqual({ feeds: [] });
    expect((await send(`${running.url}/kept`)).status).toBe(401);
    expect((await send(`${running.url}/media`)).json).toMatchObject({ reason: 'not_kept' });
  } finally {
    await running.close();
  }
}, 120_000);

describe('the bundle, in workerd', () => {
  let bare: Awaited<ReturnType<typeof startDeployment>>;
  let upstream: Upstream;
  let configured: Awaited<ReturnType<typeof startDeployment>>;

  beforeAll(async () => {
    upstream = await startUpstream();
    bare = await startDeployment(deployment, {});
    const vars = proxyEnv(upstream.url, { ISSUER: 'https://login.example/ig' });
    configured = await startDeployment(deployment, vars);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([bare.close(), configured.close()]);
    await upstream.close();
  });

  test('the unconfigured Worker lists the missing variables and serves the page', async () => {
    const health = await send(`${bare.url}/healthz`);
    expect(health.status).toBe(503);
    const variables = health.json['variables'] as { variable: string }[];
    expect(variables.map(({ variable }) => variable)).toEqual([
      'INSTAGRAM_CLIENT_ID',
      'INSTAGRAM_CLIENT_SECRET',
      'REDIRECT_URIS',
    ]);
    const page = await send(`${bare.url}/`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Latchkey');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });

  test('the configured Worker exchanges a code for a 60-day token', async () => {
    expect((await send(`${configured.url}/healthz`)).json).toEqual({ status: 'ok' });
    const { status, json } = await postCode(configured.url, 'C0DE-deployed');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      access_token: expect.stringContaining('IGAAlong') as string,
      user_id: '17841401313574613',
    });
    expect(upstream.count('C0DE-deployed')).toBe(1);
  });

  test.each([
    { method: 'POST', path: '/token', status: 415 },
    { method: 'GET', path: '/userinfo', status: 401 },
    { method: 'POST', path: '/deauthorize', status: 400 },
    { method: 'POST', path: '/data-deletion', status: 400 },
    { method: 'GET', path: '/data-deletion/0123456789abcdef0123456789abcdef', status: 200 },
    { method: 'GET', path: '/authorize', status: 404 },
    { method: 'GET', path: '/callback', status: 404 },
    { method: 'GET', path: '/.well-known/oauth-authorization-server', status: 404 },
    { method: 'GET', path: '/.well-known/oauth-authorization-server/relay', status: 404 },
    // There are no files below the path of ISSUER, so all of it reaches the proxy.
    { method: 'POST', path: '/ig/token', status: 415 },
    { method: 'GET', path: '/ig/userinfo', status: 401 },
    { method: 'GET', path: '/ig/healthz', status: 200 },
    { method: 'POST', path: '/ig/deauthorize', status: 400 },
    { method: 'POST', path: '/ig/data-deletion', status: 400 },
    { method: 'GET', path: '/ig/data-deletion/0123456789abcdef0123456789abcdef', status: 200 },
    { method: 'GET', path: '/ig/callback', status: 404 },
  ])('$method $path reaches the proxy, not the static files', async ({ method, path, status }) => {
    const headers =
      method === 'POST' && !path.endsWith('/token')
        ? { 'Content-Type': 'application/x-www-form-urlencoded' }
        : {};
    const reply = await send(`${configured.url}${path}`, { method, headers });
    expect(reply.status).toBe(status);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.text).not.toContain('<title>Latchkey');
  });
});

describe('the staging environment', () => {
  test('the staging environment is a Worker of its own with the same routes and logs and its own rate limit', () => {
    const [production, staging] = [readWranglerConfig(), readWranglerConfig('staging')];
    expect([production.name, staging.name]).toEqual(['latchkey', 'latchkey-staging']);
    expect(staging.assets).toEqual(production.assets);
    expect(staging.observability).toEqual(production.observability);
    const limits = [production, staging].map(({ ratelimits: [limit] }) => limit);
    expect(limits.map((limit) => limit?.name)).toEqual(['TOKEN_RATE_LIMIT', 'TOKEN_RATE_LIMIT']);
    expect(limits[0]?.namespace_id).not.toBe(limits[1]?.namespace_id);
  });

  test('the staging environment logs, but records no traces, because they would hold tokens', () => {
    for (const env of [undefined, 'staging']) {
      expect(readWranglerConfig(env).observability).toMatchObject({
        logs: { enabled: true, invocation_logs: false },
        traces: { enabled: false },
      });
    }
  });
});
