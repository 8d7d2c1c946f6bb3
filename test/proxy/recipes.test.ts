import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { expect, test } from 'vitest';
import { createProxy, type ProxyPlatform } from '../../proxy/create-proxy.ts';
import type { LogEntry } from '../../proxy/http/log.ts';
import { ORIGIN, proxyEnv, REDIRECT_URI } from '../support/proxy.ts';

const README = readFileSync('proxy/README.md', 'utf8');
const env = proxyEnv('http://127.0.0.1:9', { RATE_LIMIT_PER_MINUTE: '1' });
const body = new URLSearchParams({
  grant_type: 'authorization_code',
  code: 'C0DE',
  redirect_uri: REDIRECT_URI,
}).toString();
const headers = { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' };
const URL_OF_TOKEN = 'https://mine.example/api/instagram/token';

/** An app with the proxy in it, as the recipes have it, and the statuses that it logs. */
function mounted(platform: ProxyPlatform = {}) {
  const log: LogEntry[] = [];
  const fetch = () => Promise.resolve(Response.json({ error_message: 'No' }, { status: 400 }));
  const proxy = createProxy(env, { log: (line) => log.push(line), fetch, ...platform });
  const app = new Hono().basePath('/api').route('/instagram', proxy);
  return { app, logged: () => log.map(({ route, status }) => `${route} ${status}`) };
}

/** Two callers, the first of them twice: each has a count of their own. */
const EACH_COUNTED = ['/token 400', '/token 429', '/token 400'];
const CALLERS = ['192.0.2.1', '192.0.2.1', '192.0.2.2'];

test('the recipe for Vercel answers its requests, and counts by the header that it sets', async () => {
  expect(README).toContain(
    "`clientAddress: ({ headers }) => headers.get('x-real-ip') ?? undefined`",
  );
  const { app, logged } = mounted({
    clientAddress: (request) => request.headers.get('x-real-ip') ?? undefined,
  });
  for (const ip of CALLERS)
    await app.fetch(
      new Request(URL_OF_TOKEN, { method: 'POST', headers: { ...headers, 'x-real-ip': ip }, body }),
    );
  expect(logged()).toEqual(EACH_COUNTED);
});

test('the recipe for Netlify answers its requests, and counts by the address in its context', async () => {
  expect(README).toContain(
    '`export default (request, context) => app.fetch(request, { context })`',
  );
  const { app, logged } = mounted();
  for (const ip of CALLERS)
    await app.fetch(new Request(URL_OF_TOKEN, { method: 'POST', headers, body }), {
      context: { ip, geo: { country: { code: 'NO' } } },
    });
  expect(logged()).toEqual(EACH_COUNTED);
});

test('the recipe for Lambda answers an event of API Gateway, and counts by its source', async () => {
  expect(README).toContain('`export const handler = handle(app)`');
  const { app, logged } = mounted();
  // eslint-disable-next-line @typescript-eslint/no-deprecated, @typescript-eslint/no-unsafe-class-instance-assignment -- Hono 5 has it in a package of its own; the type of an app says where it is mounted
  const handler = handle(app);
  const replies = [];
  for (const ip of CALLERS) replies.push(await handler(eventFrom(ip)));
  expect(logged()).toEqual(EACH_COUNTED);
  expect(replies[0]).toMatchObject({ statusCode: 400, isBase64Encoded: false });
});

/** An event as AWS documents it, format 2.0: the body of a form arrives in base64. */
function eventFrom(sourceIp: string) {
  const path = '/api/instagram/token';
  const time = { time: '12/Mar/2026:19:03:58 +0000', timeEpoch: 1_773_342_238_000 };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { ...headers, host: 'mine.example', 'x-forwarded-for': '203.0.113.9' },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      ...{ accountId: '123456789012', apiId: 'api-id', requestId: 'id', stage: '$default' },
      ...{ domainName: 'mine.example', domainPrefix: 'mine', routeKey: '$default', ...time },
      authentication: null,
      authorizer: {},
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp, userAgent: 'agent' },
    },
  };
}
