import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  ORIGIN,
  postToken,
  proxyEnv,
  REDIRECT_URI,
  RUNTIMES,
  send,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { raw } from '../../support/raw.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const FORM = 'application/x-www-form-urlencoded';
const CODE = { grant_type: 'authorization_code', code: 'C0DE', redirect_uri: REDIRECT_URI };
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const body = new URLSearchParams(CODE).toString();

/** Fields, and the reason for which they are refused with 400. */
const REFUSED_FIELDS: [
  title: string,
  fields: Record<string, string>,
  error: string,
  reason: string,
][] = [
  ['P-18: an empty code', { ...CODE, code: '' }, 'invalid_request', 'missing_field'],
  ['P-18: a code of #_ alone', { ...CODE, code: '#_' }, 'invalid_request', 'missing_field'],
  ['P-18: a code with a space', { ...CODE, code: 'C0 DE' }, 'invalid_request', 'malformed_request'],
  [
    'P-18: a code with a newline',
    { ...CODE, code: 'C0\nDE' },
    'invalid_request',
    'malformed_request',
  ],
  [
    'P-18: a code with a control character',
    { ...CODE, code: 'C0\u0000' },
    'invalid_request',
    'malformed_request',
  ],
  ['P-18: a code beyond ASCII', { ...CODE, code: 'C0DÉ' }, 'invalid_request', 'malformed_request'],
  [
    'P-18: a code of 2049 characters',
    { ...CODE, code: 'C'.repeat(2049) },
    'invalid_request',
    'malformed_request',
  ],
  [
    'P-16: a client_secret',
    { ...CODE, client_secret: 'sentinel-x' },
    'invalid_request',
    'malformed_request',
  ],
  [
    'P-17: another page',
    { ...CODE, redirect_uri: 'https://app.example/evil' },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: a slash more',
    { ...CODE, redirect_uri: `${REDIRECT_URI}/` },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: another case',
    { ...CODE, redirect_uri: 'https://APP.example/cb' },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: an explicit port',
    { ...CODE, redirect_uri: 'https://app.example:443/cb' },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: an encoded letter',
    { ...CODE, redirect_uri: 'https://app.example/%63b' },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: a query more',
    { ...CODE, redirect_uri: `${REDIRECT_URI}?a=b` },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'P-17: the relay callback',
    { ...CODE, redirect_uri: 'http://127.0.0.1/callback' },
    'invalid_request',
    'redirect_uri_not_allowed',
  ],
  [
    'R-35: no grant_type',
    { code: 'C0DE', redirect_uri: REDIRECT_URI },
    'invalid_request',
    'missing_field',
  ],
  [
    'R-35: the password grant',
    { grant_type: 'password' },
    'unsupported_grant_type',
    'unsupported_grant_type',
  ],
  [
    'R-35: the implicit grant',
    { grant_type: 'implicit' },
    'unsupported_grant_type',
    'unsupported_grant_type',
  ],
  [
    'R-35: client credentials',
    { grant_type: 'client_credentials' },
    'unsupported_grant_type',
    'unsupported_grant_type',
  ],
  [
    'R-35: a grant of another case',
    { ...CODE, grant_type: 'Authorization_Code' },
    'unsupported_grant_type',
    'unsupported_grant_type',
  ],
  ['R-35: an empty grant_type', { ...CODE, grant_type: '' }, 'invalid_request', 'missing_field'],
  ['R-38: another client', { ...CODE, client_id: '42' }, 'invalid_client', 'client_unknown'],
  [
    'P-25: __proto__ as a client',
    { ...CODE, client_id: '__proto__' },
    'invalid_client',
    'client_unknown',
  ],
  [
    'R-39: no redirect_uri',
    { grant_type: 'authorization_code', code: 'C0DE' },
    'invalid_request',
    'missing_field',
  ],
  ['no refresh_token', { grant_type: 'refresh_token' }, 'invalid_request', 'missing_field'],
  ['no subject_token', { grant_type: EXCHANGE }, 'invalid_request', 'missing_field'],
  [
    'no subject_token_type',
    { grant_type: EXCHANGE, subject_token: 'C0DE' },
    'invalid_request',
    'missing_field',
  ],
  [
    'a subject token of another type',
    { grant_type: EXCHANGE, subject_token: 'C0DE', subject_token_type: 'urn:x' },
    'invalid_request',
    'malformed_request',
  ],
];

const CONTENT_TYPES: [type: string | undefined, status: number][] = [
  ['text/plain', 415],
  ['multipart/form-data; boundary=x', 415],
  ['application/json', 415],
  [undefined, 415],
  [`${FORM}, text/plain`, 415],
  [`${FORM}; charset=utf-16`, 415],
  [`${FORM}; charset=UTF-8`, 400],
  ['Application/X-WWW-Form-URLencoded; charset="utf-8"', 400],
  [`${FORM};charset=utf-8`, 400],
  [FORM, 400],
];

const METHODS: [method: string, path: string, allow: string][] = [
  ...['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].map((method): [string, string, string] => [
    method,
    '/token',
    'POST, OPTIONS',
  ]),
  ['POST', '/userinfo', 'GET, HEAD, OPTIONS'],
  ['POST', '/healthz', 'GET, HEAD, OPTIONS'],
];

describe.each(RUNTIMES)('on %s', (runtime, start) => {
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

  const post = (content: string | Buffer, headers: Record<string, string | string[]> = {}) =>
    send(`${proxy.url}/token`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': FORM, ...headers },
      body: content,
    });

  const outcome = ({ status, json }: Reply) => [status, json.error, json.reason];

  test.each(REFUSED_FIELDS)('%s is refused', async (_title, fields, error, reason) => {
    const reply = await postToken(proxy.url, fields);
    expect(outcome(reply)).toEqual([400, error, reason]);
    expect(reply.headers['server-timing']).toMatch(/^instagram;dur=0, proxy;dur=\d+$/);
    expect(reply.json.request_id).toMatch(/^[\da-f-]{36}$/);
    expect(reply.headers['access-control-allow-origin']).toBe(ORIGIN);
  });

  test('R-35: an unknown grant is answered with the three that there are, and no word of Facebook', async () => {
    const { json } = await postToken(proxy.url, { grant_type: 'password' });
    expect(json.error_description).toBe(
      `Supported grant types: authorization_code, refresh_token and ${EXCHANGE}.`,
    );
  });

  test('a missing field is named', async () => {
    const reply = await postToken(proxy.url, { grant_type: 'authorization_code', code: 'C0DE' });
    expect(reply.json.error_description).toContain('redirect_uri');
  });

  test('P-01: a preflight of an allowed page is granted POST and Content-Type for two hours', async () => {
    const reply = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(reply.status).toBe(204);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test.each([
    ['/userinfo', 'GET, HEAD, OPTIONS', 'Authorization'],
    ['/healthz', 'GET, HEAD, OPTIONS', 'Content-Type'],
  ])('P-01: a preflight of %s grants %s with %s', async (path, methods, names) => {
    const reply = await send(`${proxy.url}${path}`, {
      method: 'OPTIONS',
      headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' },
    });
    expect([reply.status, reply.headers]).toMatchObject([
      204,
      {
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': names,
      },
    ]);
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test.each(['null', 'https://app.exampleX', 'https://appXexample', 'http://app.example', '', ' '])(
    'P-02, P-04: the origin %j is refused and told nothing',
    async (Origin) => {
      const reply = await post(body, { Origin });
      expect(outcome(reply)).toEqual([403, 'access_denied', 'origin_not_allowed']);
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
      expect(reply.headers.vary).toBe('Origin');
    },
  );

  test('P-05: refuses a raw code without an Origin', async () => {
    const reply = await postToken(proxy.url, CODE, {});
    expect(outcome(reply)).toEqual([403, 'access_denied', 'origin_not_allowed']);
  });

  test('P-06: what a preflight asks for is not reflected, however much it is', async () => {
    const odd = ['x-evil', ' '.repeat(8000) + 'x', 'a,'.repeat(3000) + 'x-evil'];
    // These are more than Node itself reads: it may end the connection before its answer is there.
    const huge = [' '.repeat(64 * 1024) + 'x', 'x-evil,'.repeat(10_000)];
    for (const names of [...odd, ...huge]) {
      const asked = send(`${proxy.url}/token`, {
        method: 'OPTIONS',
        headers: {
          Origin: ORIGIN,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': names,
        },
      });
      const reply = huge.includes(names) ? await asked.catch(() => undefined) : await asked;
      if (reply === undefined) continue;
      expect([204, 431]).toContain(reply.status);
      expect(reply.headers['access-control-allow-headers'] ?? 'Content-Type').toBe('Content-Type');
      expect(JSON.stringify(reply.headers)).not.toContain('x-evil');
    }
  });

  test('P-07: CORS headers of the request are not echoed', async () => {
    const reply = await post('', { Vary: 'x-evil', 'Access-Control-Allow-Origin': 'x-evil' });
    expect(JSON.stringify(reply.headers)).not.toContain('x-evil');
  });

  test('P-08: an allowed page may read every refusal, and Vary says that it depends on the page', async () => {
    const replies = [
      await post(''),
      await send(`${proxy.url}/nowhere`, { headers: { Origin: ORIGIN } }),
      await send(`${proxy.url}/token`, { headers: { Origin: ORIGIN } }),
      await post('x'.repeat(20_000)),
      await post(body, { 'Content-Type': 'text/plain' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([400, 404, 405, 413, 415]);
    for (const { headers } of replies) {
      expect(headers['access-control-allow-origin']).toBe(ORIGIN);
      expect(headers.vary).toBe('Origin');
    }
  });

  test('P-09: cookies and private networks are never granted', async () => {
    const reply = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        Cookie: 'session=1',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Private-Network': 'true',
      },
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
    expect(reply.headers).not.toHaveProperty('access-control-allow-private-network');
    expect(reply.headers).not.toHaveProperty('set-cookie');
  });

  test.each(CONTENT_TYPES)('P-10: the content type %s gets %i', async (type, status) => {
    const headers = { Origin: ORIGIN, ...(type === undefined ? {} : { 'Content-Type': type }) };
    const reply = await send(`${proxy.url}/token`, { method: 'POST', headers, body: 'a=b' });
    expect(reply.status).toBe(status);
  });

  test('P-10: two content types are none', async () => {
    const fields = 'grant_type=refresh_token&refresh_token=IGAAtwice';
    for (const types of [
      [FORM, 'text/plain'],
      ['text/plain', FORM],
    ]) {
      const answer = await raw(
        proxy.url,
        `POST /token HTTP/1.1\r\nHost: x\r\n${types.map((it) => `Content-Type: ${it}\r\n`).join('')}Content-Length: ${fields.length}\r\nConnection: close\r\n\r\n${fields}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4(?:00|15) /);
    }
  });

  test('P-12: a body that is not UTF-8, or encoded, is refused', async () => {
    const utf16 = await post(Buffer.from(body, 'utf16le'));
    const invalid = await post(Buffer.concat([Buffer.from(body), Buffer.from([0xff, 0xfe])]));
    const gzip = await post(body, { 'Content-Encoding': 'gzip' });
    expect([utf16.status, invalid.status, gzip.status]).toEqual([400, 400, 415]);
  });

  test('P-13: a body past the limit is refused, with and without a declared length', async () => {
    const declared = await post('a'.repeat(16 * 1024 + 1));
    const chunked = await post('a'.repeat(16 * 1024 + 1), { 'Transfer-Encoding': 'chunked' });
    expect([outcome(declared), outcome(chunked)]).toEqual([
      [413, 'invalid_request', 'body_too_large'],
      [413, 'invalid_request', 'body_too_large'],
    ]);
  });

  test('P-13: a body that goes on past its declared length ends there', async () => {
    const fields = 'grant_type=refresh_token&refresh_token=IGAAlying';
    const answer = await raw(
      proxy.url,
      `POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 10\r\nConnection: close\r\n\r\n${fields}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1 2/)).toBeNull();
  });

  test('R-37: a field that occurs twice is refused, known or not', async () => {
    for (const twice of ['code=C0DE2', 'x=1&x=2', 'grant_type=refresh_token']) {
      expect(outcome(await post(`${body}&${twice}`))).toEqual([
        400,
        'invalid_request',
        'malformed_request',
      ]);
    }
  });

  test.each(METHODS)(
    'P-20: %s %s is answered with 405 and what is allowed',
    async (method, path, allow) => {
      const reply = await send(`${proxy.url}${path}`, { method, headers: { Origin: ORIGIN } });
      expect([reply.status, reply.headers.allow]).toEqual([405, allow]);
      expect(reply.text === '' || reply.json.reason === 'method_not_allowed').toBe(true);
    },
  );

  test.each(['TRACE', 'QUERY', 'PROPFIND'])('P-20: %s spends nothing', async (method) => {
    const reply = await send(`${proxy.url}/token`, { method, headers: { Origin: ORIGIN } });
    expect([400, 405, 501]).toContain(reply.status);
  });

  test.each(['CONNECT evil.example:443', 'FOO /token', 'post /token'])(
    'P-20: %s is no request',
    async (start) => {
      const answer = await raw(
        proxy.url,
        `${start} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: ${FORM}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
      expect(answer).not.toMatch(/^HTTP\/1\.1 [23]/);
    },
  );

  test.each(['/token', '/userinfo', '/healthz', '/nowhere'])(
    'P-21: HEAD %s has the headers of GET and no body',
    async (path) => {
      const get = await send(`${proxy.url}${path}`);
      const head = await send(`${proxy.url}${path}`, { method: 'HEAD' });
      const names = (reply: Reply) =>
        Object.keys(reply.headers).filter(
          (name) => !['content-length', 'transfer-encoding'].includes(name),
        );
      expect([head.status, head.text, names(head)]).toEqual([get.status, '', names(get)]);
    },
  );

  test('P-22: OPTIONS without CORS headers, of a stranger, and of nothing', async () => {
    const plain = await send(`${proxy.url}/token`, { method: 'OPTIONS' });
    const stranger = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil' },
    });
    const nothing = await send(`${proxy.url}/nowhere`, { method: 'OPTIONS' });
    expect([plain.status, stranger.status, nothing.status]).toEqual([204, 204, 404]);
    expect(JSON.stringify([plain.headers, stranger.headers])).not.toContain('access-control-allow');
  });

  test('P-23: a method in a header or in a field is not a method', async () => {
    const headers = { 'X-HTTP-Method-Override': 'POST', Origin: ORIGIN };
    const reply = await send(`${proxy.url}/token?_method=POST`, { headers });
    expect(reply.status).toBe(405);
  });

  test.each([
    '/',
    '/favicon.ico',
    '/robots.txt',
    '/%74oken',
    '/token/',
    '//token',
    '/TOKEN',
    '/x<script>',
  ])('P-25: %s is a constant 404', async (path) => {
    const reply = await send(`${proxy.url}${path}`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
    });
    expect(outcome(reply)).toEqual([404, 'invalid_request', 'not_found']);
    expect(reply.text).not.toContain(path.slice(1) || 'undefined');
  });

  test('P-28: names of other hosts in headers change nothing', async () => {
    const plain = await post('');
    const forged = await post('', {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'host=evil.example',
      X_Forwarded_Host: 'evil.example',
    });
    const strip = ({ json, status }: Reply) => ({ ...json, status, request_id: '' });
    expect(strip(forged)).toEqual(strip(plain));
    const evil = await send(`${proxy.url}/healthz`, { headers: { Host: 'evil.example' } });
    expect(evil.text).toBe('{"status":"ok"}');
  });

  test('P-28: a malformed Host is answered, not waited for', async () => {
    const answer = await raw(
      proxy.url,
      'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    );
    // In workerd it is the platform's front door that refuses it, in its own way.
    expect(answer).toMatch(runtime === 'Node' ? /^HTTP\/1\.1 400/ : /^HTTP\/1\.1 [45]\d\d/);
  });

  test('P-50: fields and tokens in the address are refused', async () => {
    const inAddress = await send(`${proxy.url}/token?code=x`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': FORM },
      body,
    });
    const userinfo = await send(`${proxy.url}/userinfo?access_token=IGAAx`);
    expect([inAddress.status, userinfo.status]).toEqual([400, 400]);
  });

  test('R-55: cookies are ignored', async () => {
    const reply = await post('', { Cookie: 'a=b' });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([400, undefined]);
  });

  test('S2: what was refused here reached Instagram not once', () => {
    expect(upstream.count('C0DE')).toBe(0);
    expect(upstream.arrivals).toEqual([]);
  });

  test('P-53: each request is one line of JSON in which nothing is the caller’s', async () => {
    await send(`${proxy.url}/evil%0a%1b[31m"}`, {
      headers: { Origin: 'https://"}evil', 'User-Agent': '"}\\nevil', Referer: 'evil' },
    });
    await send(`${proxy.url}/${'evil'.repeat(2000)}`);
    const output = await flushedOutput(proxy);
    const lines = output
      .trim()
      .split('\n')
      .slice(runtime === 'Node' ? 1 : 0);
    const entries = lines.map((line) => Object(JSON.parse(line)) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(70);
    expect([...new Set(entries.flatMap((entry) => Object.keys(entry)))].sort()).toEqual([
      'instagram_ms',
      'method',
      'proxy_ms',
      'reason',
      'request_id',
      'route',
      'status',
      'time',
    ]);
    expect(entries.at(-1)).toMatchObject({ route: 'other', status: 404, reason: 'not_found' });
    expect(output).not.toContain('evil');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300);
  });

  test('P-26, P-27: every reply says how it is to be handled, and none may be kept', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test('P-51: no secret, code or token shows anywhere but in the token fields', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
});
