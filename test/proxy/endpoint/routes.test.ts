import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { flushedOutput, ORIGIN, proxyEnv, send, type Reply } from '../../support/proxy.ts';
import { raw } from '../../support/raw.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { CODE_BODY, FORM, outcomeOf, postBody } from '../../support/token-post.ts';

const METHODS = [
  ...['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    method,
    path: '/token',
    allow: 'POST, OPTIONS',
  })),
  { method: 'POST', path: '/userinfo', allow: 'GET, HEAD, OPTIONS' },
  { method: 'POST', path: '/healthz', allow: 'GET, HEAD, OPTIONS' },
];

onBothRuntimes(proxyEnv, (test, runtime) => {
  test.for(METHODS)(
    'P-20: $method $path is answered with 405 and the methods that are allowed',
    async ({ method, path, allow }, { proxy }) => {
      const reply = await send(`${proxy.url}${path}`, { method, headers: { Origin: ORIGIN } });
      expect([reply.status, reply.headers.allow]).toEqual([405, allow]);
      expect(reply.text === '' || reply.json.reason === 'method_not_allowed').toBe(true);
    },
  );

  test.for(['TRACE', 'QUERY', 'PROPFIND'])(
    'P-20: %s /token is refused',
    async (method, { proxy }) => {
      const reply = await send(`${proxy.url}/token`, { method, headers: { Origin: ORIGIN } });
      expect([400, 405, 501]).toContain(reply.status);
    },
  );

  test.for(['CONNECT evil.example:443', 'FOO /token', 'post /token'])(
    'P-20: the request line %s is refused',
    async (start, { proxy }) => {
      const answer = await raw(
        proxy.url,
        `${start} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: ${FORM}\r\nContent-Length: ${CODE_BODY.length}\r\nConnection: close\r\n\r\n${CODE_BODY}`,
      );
      expect(answer).not.toMatch(/^HTTP\/1\.1 [23]/);
    },
  );

  test.for(['/token', '/userinfo', '/healthz', '/nowhere'])(
    'P-21: HEAD %s returns the headers of GET and no body',
    async (path, { proxy }) => {
      const get = await send(`${proxy.url}${path}`);
      const head = await send(`${proxy.url}${path}`, { method: 'HEAD' });
      // Their order means nothing: a HEAD has that of the alphabet.
      const names = (reply: Reply) =>
        Object.keys(reply.headers)
          .filter((name) => !['content-length', 'transfer-encoding'].includes(name))
          .sort();
      expect([head.status, head.text, names(head)]).toEqual([get.status, '', names(get)]);
    },
  );

  test('P-23: a method that a header or a field names is ignored', async ({ proxy }) => {
    const headers = { 'X-HTTP-Method-Override': 'POST', Origin: ORIGIN };
    const reply = await send(`${proxy.url}/token?_method=POST`, { headers });
    expect(reply.status).toBe(405);
  });

  test.for([
    '/',
    '/favicon.ico',
    '/robots.txt',
    '/%74oken',
    '/token/',
    '//token',
    '/TOKEN',
    '/x<script>',
  ])('P-25: %s is answered with a 404 that does not repeat the path', async (path, { proxy }) => {
    const reply = await send(`${proxy.url}${path}`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
    });
    expect(outcomeOf(reply)).toEqual([404, 'invalid_request', 'not_found']);
    expect(reply.text).not.toContain(path.slice(1) || 'undefined');
  });

  test('P-28: headers that name another host change nothing', async ({ proxy }) => {
    const plain = await postBody(proxy, '');
    const forged = await postBody(proxy, '', {
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

  test('P-28: a request with a malformed Host is refused at once', async ({ proxy }) => {
    const answer = await raw(
      proxy.url,
      'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    );
    // In workerd the platform's front door refuses it, in its own way.
    expect(answer).toMatch(runtime.name === 'Node' ? /^HTTP\/1\.1 400/ : /^HTTP\/1\.1 [45]\d\d/);
  });

  test('S2: refused requests never reach Instagram', ({ upstream }) => {
    expect(upstream.count('C0DE')).toBe(0);
    expect(upstream.arrivals).toEqual([]);
  });

  test('P-53: each request logs one line of JSON that holds nothing the caller wrote', async ({
    proxy,
  }) => {
    await send(`${proxy.url}/evil%0a%1b[31m"}`, {
      headers: { Origin: 'https://"}evil', 'User-Agent': '"}\\nevil', Referer: 'evil' },
    });
    await send(`${proxy.url}/${'evil'.repeat(2000)}`);
    const output = await flushedOutput(proxy);
    const lines = output
      .trim()
      .split('\n')
      .slice(runtime.name === 'Node' ? 1 : 0);
    const entries = lines.map((line) => Object(JSON.parse(line)) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(25);
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

  testAllReplies(test);
});
