import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  ORIGIN,
  proxyEnv,
  RUNTIMES,
  send,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { raw } from '../../support/raw.ts';
import { ISSUER, relayEnv } from '../../support/relay.ts';
import { hmac, META_SECRET, META_VECTOR, PAYLOAD, sign } from '../../support/signed-request.ts';
import { styleHash } from '../../support/style-hash.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const FACEBOOK_SECRET = 'sentinel-meta-secret-0123456789abcdef';
const CALLBACKS = ['/deauthorize', '/data-deletion'];

const [SIGNATURE = '', SEGMENT = ''] = META_VECTOR.split('.');
const json = JSON.stringify(PAYLOAD);

/** The first character of a part, changed. */
const flip = (part: string) => (part.startsWith('A') ? 'B' : 'A') + part.slice(1);

const asForm = (signedRequest: string) =>
  new URLSearchParams({ signed_request: signedRequest }).toString();

/** Bodies of which Meta has signed none. */
const REFUSED: [title: string, body: string][] = [
  ['an empty body', ''],
  ['an empty field', 'signed_request='],
  ['another field', `signed=${META_VECTOR}`],
  ['the field twice', `${asForm(META_VECTOR)}&${asForm(META_VECTOR)}`],
  ['the field twice, once empty', `${asForm(META_VECTOR)}&signed_request=`],
  ['JSON', JSON.stringify({ signed_request: META_VECTOR })],
  ['a changed signature', asForm(`${flip(SIGNATURE)}.${SEGMENT}`)],
  ['a changed payload', asForm(`${SIGNATURE}.${flip(SEGMENT)}`)],
  ['a third part', asForm(`${META_VECTOR}.x`)],
  ['no signature', asForm(`.${SEGMENT}`)],
  ['padding that was not signed', asForm(`${META_VECTOR}==`)],
  ['the payload in standard base64', asForm(`${SIGNATURE}.${btoa(json)}=`)],
  ['the payload, encoded anew', asForm(`${SIGNATURE}.${btoa(SEGMENT)}`)],
  ['a signature of the decoded JSON', asForm(`${hmac(json)}.${SEGMENT}`)],
  ['the secret of another app', asForm(sign(PAYLOAD, 'another_secret'))],
  ['the algorithm none', asForm(sign({ ...PAYLOAD, algorithm: 'none' }))],
  ['HMAC-SHA1', asForm(sign({ ...PAYLOAD, algorithm: 'HMAC-SHA1' }))],
  ['no algorithm', asForm(sign({ user_id: '218471' }))],
  ['a list of algorithms', asForm(sign({ ...PAYLOAD, algorithm: ['HMAC-SHA256'] }))],
  ['no user', asForm(sign({ algorithm: 'HMAC-SHA256' }))],
  ['markup for a user', asForm(sign({ ...PAYLOAD, user_id: '<script>' }))],
];

describe.each(RUNTIMES)('on %s', (runtime, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  let withoutIssuer: RunningProxy;

  beforeAll(async () => {
    upstream = await startUpstream();
    const secret = { INSTAGRAM_CLIENT_SECRET: META_SECRET };
    // Neither callback needs the relay.
    proxy = await start(proxyEnv(upstream.url, { ...secret, ISSUER }));
    withoutIssuer = await start(proxyEnv(upstream.url, secret));
  }, 60_000);

  afterAll(async () => {
    await Promise.all([proxy.close(), withoutIssuer.close()]);
    await upstream.close();
  });

  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    send(`${proxy.url}${path}`, { method: 'POST', headers: { ...FORM, ...headers }, body });
  const requestDeletion = (headers: Record<string, string> = {}) =>
    post('/data-deletion', asForm(META_VECTOR), headers);
  const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];

  test('P-57: a deauthorization that Meta has signed gets 200', async () => {
    expect((await post('/deauthorize', asForm(META_VECTOR))).status).toBe(200);
  });

  test('P-57: a request of deletion gets an address below ISSUER and an alphanumeric code', async () => {
    const { status, headers, json: body } = await requestDeletion();
    expect([status, Object.keys(body)]).toEqual([200, ['url', 'confirmation_code']]);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body.confirmation_code).toMatch(/^[0-9a-z]{32}$/);
    expect(body.url).toBe(`${ISSUER}/data-deletion/${String(body.confirmation_code)}`);
  });

  test('P-57: repeats get the same code, and other people other ones, which tell nothing of the id', async () => {
    const deletion = async (payload: object, secret?: string) =>
      (await post('/data-deletion', asForm(sign(payload, secret)))).json.confirmation_code;
    const code = await deletion(PAYLOAD);
    const later = { algorithm: 'hmac-sha256', user_id: 218471, issued_at: 1 };
    expect([await deletion(later), await deletion(PAYLOAD, FACEBOOK_SECRET)]).toEqual([code, code]);
    expect(await deletion({ ...PAYLOAD, user_id: '218472' })).not.toBe(code);
    expect(code).not.toContain('218471');
  });

  test('P-57: ids that a double would round get codes of their own', async () => {
    const codes = await Promise.all(
      ['17841401313574612', '17841401313574613'].map(async (id) => {
        const segment = Buffer.from(`{"algorithm":"HMAC-SHA256","user_id":${id}}`);
        const payload = segment.toString('base64url');
        const reply = await post('/data-deletion', asForm(`${hmac(payload)}.${payload}`));
        return reply.json.confirmation_code;
      }),
    );
    expect(new Set(codes).size).toBe(2);
  });

  test('P-55: padding may stand behind the signature, and both apps’ secrets count', async () => {
    const facebook = sign(PAYLOAD, FACEBOOK_SECRET);
    for (const text of [`${SIGNATURE}=.${SEGMENT}`, facebook]) {
      for (const path of CALLBACKS) expect((await post(path, asForm(text))).status).toBe(200);
    }
  });

  test.each(REFUSED)(
    'P-55: %s is refused in the words that all others are',
    async (_title, body) => {
      for (const path of CALLBACKS) {
        const reply = await post(path, body);
        expect(reply).toMatchObject({
          status: 400,
          json: {
            error: 'invalid_request',
            reason: 'malformed_request',
            error_description:
              'The body must contain one signed_request, signed with the app secret.',
          },
        });
        expect(Object.keys(reply.json)).toHaveLength(4);
      }
    },
  );

  test('P-55: only a small form is read', async () => {
    const vector = asForm(META_VECTOR);
    const large = `${vector}&x=${'a'.repeat(1024 * 1024)}`;
    for (const path of CALLBACKS) {
      for (const type of ['text/plain', 'application/json', 'multipart/form-data; boundary=x']) {
        const reply = await post(path, vector, { 'Content-Type': type });
        expect(outcome(reply)).toEqual([415, 'invalid_request', 'unsupported_media_type']);
      }
      const gzip = await post(path, vector, { 'Content-Encoding': 'gzip' });
      const chunked = await post(path, large.slice(0, 20_000), { 'Transfer-Encoding': 'chunked' });
      expect([gzip.status, chunked.status]).toEqual([415, 413]);
    }
    expect(outcome(await post('/deauthorize', large.slice(0, 20_000)))).toEqual([
      413,
      'invalid_request',
      'body_too_large',
    ]);
  });

  test('P-55: a request in the address is not one', async () => {
    const reply = await post(`/data-deletion?${asForm(META_VECTOR)}`, '');
    expect(outcome(reply)).toEqual([400, 'invalid_request', 'malformed_request']);
  });

  test('P-57: the status page says that nothing is stored, to whoever has a code of any kind', async () => {
    const { json: body } = await requestDeletion();
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

  test.each([
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
  ])('P-57: there is no status page for %j', async (code) => {
    const reply = await send(`${proxy.url}/data-deletion/${code}`);
    expect(outcome(reply)).toEqual([404, 'invalid_request', 'not_found']);
    expect(reply.text).not.toMatch(/[<>]/);
  });

  test('P-20, P-21: each route has its method, and HEAD has no body', async () => {
    const page = '/data-deletion/0123456789abcdef0123456789abcdef';
    for (const path of CALLBACKS) {
      const reply = await send(`${proxy.url}${path}`);
      expect([reply.status, reply.headers.allow]).toEqual([405, 'POST, OPTIONS']);
    }
    const posted = await post(page, asForm(META_VECTOR));
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const head = await send(`${proxy.url}${page}`, { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([200, '']);
  });

  test('no page’s script may ask or read, not even one of the configured pages', async () => {
    for (const path of [...CALLBACKS, '/data-deletion/0123456789abcdef0123456789abcdef']) {
      const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };
      const preflight = await send(`${proxy.url}${path}`, { method: 'OPTIONS', headers });
      const reply = await send(`${proxy.url}${path}`, { headers });
      expect(JSON.stringify([preflight.headers, reply.headers])).not.toContain('access-control');
    }
  });

  test('P-28: the address comes from ISSUER, whatever host a request names', async () => {
    const { text } = await requestDeletion();
    const forged = [
      { Host: 'evil.example' },
      { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'http' },
      { 'X-Forwarded-Uri': '/evil', 'X-Forwarded-Prefix': '/evil' },
      { Forwarded: 'host=evil.example;proto=http' },
      { X_Forwarded_Host: 'evil.example' },
      { 'X-Original-Url': '/evil', Origin: 'https://evil.example' },
    ];
    for (const headers of forged) expect((await requestDeletion(headers)).text).toBe(text);
  });

  test.each([
    ['an absolute-form target', 'http://evil.example/data-deletion', 'Host: evil.example\r\n'],
    ['two hosts', '/data-deletion', 'Host: login.example\r\nHost: evil.example\r\n'],
    ['no host', '/data-deletion', ''],
    ['a malformed host', '/data-deletion', 'Host: evil example\r\n'],
    ['a host with a path', '/data-deletion', 'Host: evil.example/evil\r\n'],
  ])('P-28: %s is refused or has no effect, and nobody waits', async (_title, target, host) => {
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

  test('without ISSUER all three answer 503, whatever they are asked', async () => {
    const url = withoutIssuer.url;
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
  });

  test('S2: Instagram hears of none of it', () => {
    expect(upstream.arrivals).toEqual([]);
  });

  test('P-26: every reply says how it is to be handled, and none may be kept', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test(`P-51, P-53: on ${runtime} a line names the route, and neither person, code nor secret`, async () => {
    await post('/data-deletion', asForm(sign({ ...PAYLOAD, user_id: '90210902109021' })));
    await send(`${proxy.url}/data-deletion/0123456789abcdef0123456789abcdef`);
    const output = await flushedOutput(proxy);
    for (const route of ['/deauthorize', '/data-deletion', '/data-deletion/:code']) {
      expect(output).toContain(`"route":"${route}"`);
    }
    expect(output).not.toMatch(/0123456789abcdef|90210902109021|218471|shhhhhh/);
    expect(await findLeaks(proxy)).toEqual([]);
  });
});

test('an issuer with a path and a last slash gets one slash, and the relay takes nothing away', async () => {
  const [[, start]] = RUNTIMES;
  const issuer = 'https://login.example/instagram/';
  const secret = { INSTAGRAM_CLIENT_SECRET: META_SECRET };
  const proxy = await start(relayEnv('http://127.0.0.1:9', { ...secret, ISSUER: issuer }));
  const headers = FORM;
  const body = asForm(META_VECTOR);
  const reply = await send(`${proxy.url}/data-deletion`, { method: 'POST', headers, body });
  expect(reply.json.url).toBe(`${issuer}data-deletion/${String(reply.json.confirmation_code)}`);
  await proxy.close();
});
