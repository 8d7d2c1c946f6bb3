import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect } from 'vitest';
import { hasIpv6 } from '../../support/ipv6.ts';
import {
  findLeaks,
  flushedOutput,
  postCode,
  proxyEnv,
  runToExit,
  send,
  startOnNode,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { withProxy, withUpstream } from '../../support/runtimes.ts';
import { stall } from '../../support/upstream.ts';

const FAULTY = {
  INSTAGRAM_CLIENT_SECRET: 'se cret',
  REDIRECT_URIS: 'https://*.example/',
  PORT: 'se cret',
};

const test = withUpstream();
const testOnNode = withProxy(startOnNode, proxyEnv);

describe('a faulty environment', () => {
  test('P-33: with a faulty environment Node exits with 1 and names every variable, but no value', async () => {
    const { code, stdout, stderr } = await runToExit(FAULTY);
    expect([code, stdout]).toEqual([1, '']);
    for (const name of ['INSTAGRAM_CLIENT_ID', ...Object.keys(FAULTY)]) {
      expect(stderr).toContain(name);
    }
    expect(stderr).not.toContain('cret\n');
    expect(stderr).not.toContain('se cret');
    expect(stderr).not.toContain('at ');
  });

  test('P-33: with a faulty environment a Worker answers every route with 503, and /healthz names the variables', async () => {
    const proxy = await startOnWorkerd({ ...FAULTY, INSTAGRAM_CLIENT_ID: '' });
    for (const path of ['/token', '/userinfo', '/authorize', '/callback', '/', '/nowhere']) {
      const reply = await send(`${proxy.url}${path}`, { method: 'POST' });
      expect([reply.status, reply.json.reason]).toEqual([503, 'not_configured']);
      expect(reply.json.error).toBe('temporarily_unavailable');
      expect(reply.json.error_description).toMatch(/not set up yet: open \/healthz/);
      expect(reply.text).not.toContain('INSTAGRAM');
      expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', vary: 'Origin' });
    }
    const health = await send(`${proxy.url}/healthz`);
    expect([health.status, health.json.status, health.json.reason]).toEqual([
      503,
      'misconfigured',
      'not_configured',
    ]);
    expect(health.json.variables).toEqual([
      { variable: 'INSTAGRAM_CLIENT_ID', problem: 'is empty' },
      { variable: 'INSTAGRAM_CLIENT_SECRET', problem: 'contains white space' },
      { variable: 'REDIRECT_URIS', problem: 'URL 1 of 1 contains a wildcard' },
    ]);
    // No page is configured, so any page may read why it does not work. There is no cookie to protect.
    const page = { headers: { Origin: 'https://any.example' }, method: 'POST' };
    const read = await send(`${proxy.url}/token`, page);
    expect(read.headers['access-control-allow-origin']).toBe('*');
    expect(read.headers['access-control-allow-credentials']).toBeUndefined();
    expect(await flushedOutput(proxy)).toContain('"reason":"not_configured"');
    expect(health.text + proxy.output()).not.toContain('se cret');
    await proxy.close();
  });
});

test('a busy port makes Node exit with 1 and one sentence', async ({ upstream }) => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const { code, stderr } = await runToExit({ ...proxyEnv(upstream.url), PORT: String(port) });
  blocker.close();
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    `The proxy cannot start: port ${String(port)} of 127.0.0.1 is in use. Set PORT to another one.`,
  ]);
});

test('HOST=localhost answers on IPv4 and IPv6, so that no other program gets a code', async ({
  upstream,
  skip,
}) => {
  if (!(await hasIpv6())) skip('This machine has no IPv6.');
  const proxy = await startOnNode({ ...proxyEnv(upstream.url), HOST: 'localhost' });
  const { port } = new URL(proxy.url);
  for (const host of ['127.0.0.1', '[::1]', 'localhost'])
    expect((await send(`http://${host}:${port}/healthz`)).status, host).toBe(200);
  await proxy.close();
});

test('SIGTERM lets a login in progress finish and then ends the proxy', async ({ upstream }) => {
  const proxy = await startOnNode(proxyEnv(upstream.url));
  let answer: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    upstream.script('C0DE-last', (response) => {
      answer = () => response.end('{"access_token":"IGAAshort.C0DE-last"}');
      resolve();
    });
  });
  const login = postCode(proxy.url, 'C0DE-last');
  await arrived;
  const closed = proxy.close();
  answer();
  expect((await login).status).toBe(200);
  await closed;
  expect(proxy.output()).not.toMatch(/C0DE|IGAA|sentinel-/);
  expect(proxy.output()).toContain('"route":"/token","status":200');
  await expect(send(`${proxy.url}/healthz`)).rejects.toThrow('ECONNREFUSED');
});

describe('on Node', () => {
  const test = testOnNode;
  test.beforeAll(({ proxy }) => expect(proxy.url).not.toBe(''));
  // P-51: whatever was sent, no secret, code or token shows.
  test.afterAll(async ({ proxy }) => expect(await findLeaks(proxy)).toEqual([]));

  /** Opens a connection and writes; returns what came back and how long the connection was open. */
  function talk({ url }: RunningProxy, bytes: string, onOpen?: (socket: Socket) => void) {
    const startedAt = performance.now();
    return new Promise<{ answer: string; ms: number }>((resolve) => {
      let answer = '';
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write(bytes);
        onOpen?.(socket);
      });
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve({ answer, ms: performance.now() - startedAt }));
    });
  }

  test('P-14: slow headers, a slow body and an endless body are cut off within 10 s', async ({
    proxy,
  }) => {
    const head = 'POST /token HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example\r\n';
    const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
    const slowly = (socket: Socket) => {
      const timer = setInterval(() => socket.write('a'), 500);
      socket.on('close', () => clearInterval(timer));
    };
    const stalled = Array.from({ length: 500 }, () => talk(proxy, 'POST /tok'));
    const talks = await Promise.all([
      ...stalled,
      talk(proxy, `${head}X-Slow: `, slowly),
      talk(proxy, `${head}${form}Content-Length: 1000\r\n\r\n`, slowly),
      talk(proxy, `${head}${form}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`),
      // Other requests are served meanwhile.
      send(`${proxy.url}/healthz`).then(({ text }) => ({ answer: text, ms: 0 })),
    ]);
    expect(Math.max(...talks.map(({ ms }) => ms))).toBeLessThan(10_000);
    expect(talks.at(-1)?.answer).toBe('{"status":"ok"}');
  });

  test.for([
    {
      title: 'both lengths',
      rest: 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    },
    { title: 'two lengths', rest: 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd' },
    { title: 'a folded header', rest: 'X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n' },
    { title: 'an odd encoding', rest: 'Transfer-Encoding: xchunked\r\n\r\n' },
    { title: 'a short chunk', rest: 'Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n' },
  ])(
    'P-58: a request is refused and its connection closed: $title',
    async ({ rest }, { proxy }) => {
      const { answer } = await talk(proxy, `POST /token HTTP/1.1\r\nHost: x\r\n${rest}`);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    },
  );

  test('P-13: a body that is too large closes the connection', async ({ proxy }) => {
    const head =
      'POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const { answer } = await talk(
      proxy,
      `${head}Content-Length: 99999999\r\n\r\n${'a'.repeat(20_000)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
  });

  test('P-28: a request without Host, with two of them or with an absolute target is answered', async ({
    proxy,
  }) => {
    const close = 'Connection: close\r\n\r\n';
    const missing = await talk(proxy, `GET /healthz HTTP/1.1\r\n${close}`);
    const absolute = await talk(
      proxy,
      `GET http://evil.example/healthz HTTP/1.1\r\nHost: x\r\n${close}`,
    );
    const two = await talk(proxy, `GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n${close}`);
    expect(missing.answer).toMatch(/^HTTP\/1\.1 400/);
    expect(absolute.answer).toMatch(/^HTTP\/1\.1 (?:200|400)/);
    expect(two.answer).toMatch(/^HTTP\/1\.1 (?:200|400)/);
    expect(absolute.answer + two.answer).not.toContain('evil');
  });
});

test('S1: a page that closes its connection does not cause the code to be sent twice', async ({
  upstream,
}) => {
  const proxy = await startOnNode(proxyEnv(upstream.url));
  upstream.script('C0DE-gone', stall);
  const body = 'grant_type=authorization_code&code=C0DE-gone&redirect_uri=https://app.example/cb';
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1', () => {
    socket.write(
      `POST /token HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
    );
  });
  await expect.poll(() => upstream.count('C0DE-gone'), { timeout: 5000 }).toBe(1);
  socket.destroy();
  expect((await send(`${proxy.url}/healthz`)).status).toBe(200);
  await proxy.close();
  expect(upstream.count('C0DE-gone')).toBe(1);
});
