import { expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  FORM,
  ORIGIN,
  proxyEnv,
  send,
  startOnNode,
  type RunningProxy,
} from '../../support/proxy.ts';
import { raw } from '../../support/raw.ts';
import { ISSUER, relayEnv } from '../../support/relay.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { hmac, META_SECRET, META_VECTOR, PAYLOAD, sign } from '../../support/signed-request.ts';
import { styleHash } from '../../support/style-hash.ts';
import {
  asForm,
  callbackEnv,
  CALLBACKS,
  FACEBOOK_SECRET,
  outcome,
  post,
  SECRET,
} from '../../support/meta-callbacks.ts';

onBothRuntimes(callbackEnv, (test, runtime) => {
  const requestDeletion = (proxy: RunningProxy, headers: Record<string, string> = {}) =>
    post(proxy, '/data-deletion', asForm(META_VECTOR), headers);

  test('P-57: a deauthorization that Meta has signed is answered with 200', async ({ proxy }) => {
    expect((await post(proxy, '/deauthorize', asForm(META_VECTOR))).status).toBe(200);
  });

  test('P-57: a deletion request is answered with a URL below ISSUER and an alphanumeric code', async ({
    proxy,
  }) => {
    const { status, headers, json: body } = await requestDeletion(proxy);
    expect([status, Object.keys(body)]).toEqual([200, ['url', 'confirmation_code']]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body.confirmation_code).toMatch(/^[0-9a-z]{32}$/);
    expect(body.url).toBe(`${ISSUER}/data-deletion/${String(body.confirmation_code)}`);
  });

  test('P-57: each person gets one constant code, which reveals nothing about the id', async ({
    proxy,
  }) => {
    const deletion = async (payload: object, secret?: string) =>
      (await post(proxy, '/data-deletion', asForm(sign(payload, secret)))).json.confirmation_code;
    const code = await deletion(PAYLOAD);
    const later = { algorithm: 'hmac-sha256', user_id: 218471, issued_at: 1 };
    expect([await deletion(later), await deletion(PAYLOAD, FACEBOOK_SECRET)]).toEqual([code, code]);
    expect(await deletion({ ...PAYLOAD, user_id: '218472' })).not.toBe(code);
    expect(code).not.toContain('218471');
  });

  test('P-57: ids that a double would round get different codes', async ({ proxy }) => {
    const codes = await Promise.all(
      ['17841401313574612', '17841401313574613'].map(async (id) => {
        const segment = Buffer.from(`{"algorithm":"HMAC-SHA256","user_id":${id}}`);
        const payload = segment.toString('base64url');
        const reply = await post(proxy, '/data-deletion', asForm(`${hmac(payload)}.${payload}`));
        return reply.json.confirmation_code;
      }),
    );
    expect(new Set(codes).size).toBe(2);
  });

  test('P-57: the status page of any code says that nothing is stored', async ({ proxy }) => {
    const { json: body } = await requestDeletion(proxy);
    const page = (code: string) => send(`${proxy.url}/data-deletion/${code}`);
    const reply = await page(String(body.confirmation_code));
    expect(reply.status).toBe(200);
    expect(reply.text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(reply.text).toContain('<h1>This service stores nothing about you</h1>');
    expect(reply.text).not.toMatch(/href|src=|<script|style=|<form/);
    expect(reply.text).not.toContain(String(body.confirmation_code));
    expect((await page('0123456789abcdef0123456789abcdef')).text).toBe(reply.text);
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    const policy = reply.headers['content-security-policy'];
    expect(policy).toContain(`default-src 'none'; style-src '${styleHash(reply.text)}'`);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test.for([
    '',
    'a',
    '0123456789ABCDEF0123456789ABCDEF',
    '0123456789abcdef0123456789abcde',
    '0123456789abcdef0123456789abcdef0',
    '0123456789abcdef0123456789abcdef/',
    '0123456789abcdef0123456789abcdef/x',
    '%30123456789abcdef0123456789abcdef',
    '<script>alert(1)</script>',
    '..%2fhealthz',
  ])('P-57: the status page of %j is a 404', async (code, { proxy }) => {
    const reply = await send(`${proxy.url}/data-deletion/${code}`);
    expect(outcome(reply)).toEqual([404, 'invalid_request', 'not_found']);
    expect(reply.text).not.toMatch(/[<>]/);
  });

  test('P-20, P-21: each route has one method, and HEAD has no body', async ({ proxy }) => {
    const page = '/data-deletion/0123456789abcdef0123456789abcdef';
    for (const path of CALLBACKS) {
      const reply = await send(`${proxy.url}${path}`);
      expect([reply.status, reply.headers.allow]).toEqual([405, 'POST, OPTIONS']);
    }
    const posted = await post(proxy, page, asForm(META_VECTOR));
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const head = await send(`${proxy.url}${page}`, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('P-09: no page’s script may call or read the callbacks, not even a configured page', async ({
    proxy,
  }) => {
    for (const path of [...CALLBACKS, '/data-deletion/0123456789abcdef0123456789abcdef']) {
      const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };
      const preflight = await send(`${proxy.url}${path}`, { method: 'OPTIONS', headers });
      const reply = await send(`${proxy.url}${path}`, { headers });
      expect(JSON.stringify([preflight.headers, reply.headers])).not.toContain('access-control');
    }
  });

  test('P-28: the URL of the status page comes from ISSUER, whatever host a request names', async ({
    proxy,
  }) => {
    const { text } = await requestDeletion(proxy);
    const forged = [
      { Host: 'evil.example' },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' },
      { 'X-Forwarded-Uri': '/evil', 'X-Forwarded-Prefix': '/evil' },
      { Forwarded: 'host=evil.example;proto=http' },
      { X_Forwarded_Host: 'evil.example' },
      { 'X-Original-Url': '/evil', Origin: 'https://evil.example' },
    ];
    for (const headers of forged) expect((await requestDeletion(proxy, headers)).text).toBe(text);
  });

  test.for([
    {
      title: 'an absolute-form target',
      target: 'http://evil.example/data-deletion',
      host: 'Host: evil.example\r\n',
    },
    {
      title: 'two hosts',
      target: '/data-deletion',
      host: 'Host: login.example\r\nHost: evil.example\r\n',
    },
    { title: 'no host', target: '/data-deletion', host: '' },
    { title: 'a malformed host', target: '/data-deletion', host: 'Host: evil example\r\n' },
    { title: 'a host with a path', target: '/data-deletion', host: 'Host: evil.example/evil\r\n' },
  ])('P-28: $title is refused at once or has no effect', async ({ target, host }, { proxy }) => {
    const body = asForm(META_VECTOR);
    const answer = await raw(
      proxy.url,
      `POST ${target} HTTP/1.1\r\n${host}Content-Type: ${FORM['Content-Type']}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 (?:200|[45]\d\d) /);
    expect(answer).not.toContain('/evil');
    expect(answer).not.toContain('evil.example');
    if (answer.startsWith('HTTP/1.1 200')) expect(answer).toContain(`"url":"${ISSUER}/`);
  });

  test('a proxy without ISSUER answers all three routes with 503', async () => {
    const proxy = await runtime.start(proxyEnv('http://127.0.0.1:9', SECRET));
    const { url } = proxy;
    const asked = [
      ...CALLBACKS.flatMap((path) =>
        [asForm(META_VECTOR), ''].map((body) =>
          send(`${url}${path}`, { method: 'POST', headers: FORM, body }),
        ),
      ),
      send(`${url}/data-deletion/0123456789abcdef0123456789abcdef`),
      send(`${url}/data-deletion/x`),
    ];
    for (const reply of await Promise.all(asked)) {
      expect(outcome(reply)).toEqual([503, 'temporarily_unavailable', 'misconfigured']);
      expect(reply.json.error_description).toContain('ISSUER');
    }
    await proxy.close();
  }, 60_000);

  test('S2: the callbacks send nothing to Instagram', ({ upstream }) => {
    expect(upstream.arrivals).toEqual([]);
  });

  test('P-26: every reply has its security headers and forbids caching', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test(`P-51, P-53: the log of ${runtime.name} names the route, but no person, code or secret`, async ({
    proxy,
  }) => {
    await post(proxy, '/data-deletion', asForm(sign({ ...PAYLOAD, user_id: '90210902109021' })));
    await send(`${proxy.url}/data-deletion/0123456789abcdef0123456789abcdef`);
    const output = await flushedOutput(proxy);
    for (const route of ['/deauthorize', '/data-deletion', '/data-deletion/:code']) {
      expect(output).toContain(`"route":"${route}"`);
    }
    expect(output).not.toMatch(/0123456789abcdef|90210902109021|218471|shhhhhh/);
    expect(await findLeaks(proxy)).toEqual([]);
  });
});

test('an ISSUER with a path and a trailing slash gets one slash in the URL of the status page', async () => {
  const issuer = 'https://login.example/instagram/';
  const secret = { INSTAGRAM_CLIENT_SECRET: META_SECRET };
  const proxy = await startOnNode(relayEnv('http://127.0.0.1:9', { ...secret, ISSUER: issuer }));
  const body = asForm(META_VECTOR);
  const reply = await send(`${proxy.url}/data-deletion`, { method: 'POST', headers: FORM, body });
  expect(reply.json.url).toBe(`${issuer}data-deletion/${String(reply.json.confirmation_code)}`);
  await proxy.close();
});
