import { createSecureServer } from 'node:http2';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCertificate } from '../../support/certificate.ts';
import {
  postCode,
  proxyEnv,
  runToExit,
  startOnNode,
  type RunningProxy,
} from '../../support/proxy.ts';
import { RUNTIMES } from '../../support/runtimes.ts';

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const OK = '{"access_token":"IGAAx","user_id":1}';
const answer = (status: string, headers = '', body = '') =>
  `HTTP/1.1 ${status}\r\n${headers}Content-Length: ${String(body.length)}\r\n\r\n${body}`;

/** What a server may do when a code has arrived. */
const BAD_DAYS: { title: string; act: (socket: Socket) => void }[] = [
  { title: 'loses its connection without an answer', act: (socket) => socket.end() },
  { title: 'meets a connection reset', act: (socket) => socket.resetAndDestroy() },
  {
    title: 'gets 408 and its connection is closed',
    act: (socket) => socket.end(answer('408 Request Timeout', 'Connection: close\r\n')),
  },
  { title: 'gets 421', act: (socket) => socket.write(answer('421 Misdirected Request')) },
  { title: 'gets 425', act: (socket) => socket.write(answer('425 Too Early')) },
  {
    title: 'gets 429 with Retry-After',
    act: (socket) => socket.write(answer('429 Too Many Requests', 'Retry-After: 0\r\n')),
  },
  {
    title: 'gets 503 with Retry-After',
    act: (socket) => socket.end(answer('503 Unavailable', 'Retry-After: 0\r\n')),
  },
  {
    title: 'gets 401',
    act: (socket) => socket.write(answer('401 Unauthorized', 'WWW-Authenticate: Basic\r\n')),
  },
  {
    title: 'gets 100 and then nothing',
    act: (socket) => socket.end('HTTP/1.1 100 Continue\r\n\r\n'),
  },
  {
    title: 'gets 103 and then nothing',
    act: (socket) => socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'),
  },
  { title: 'gets half a head', act: (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-') },
  {
    title: 'gets half a body',
    act: (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{'),
  },
];

describe.each(RUNTIMES)('on $name', ({ start }) => {
  let received = '';
  let proxy: RunningProxy;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      received += text;
      const day = /C0DE-bad-(\d+)-/.exec(text)?.[1];
      if (day !== undefined) BAD_DAYS[Number(day)]?.act(socket);
      else if (/C0DE-warm|access_token\?/.test(text)) socket.write(answer('200 OK', '', OK));
    });
  });
  beforeAll(async () => {
    proxy = await start(proxyEnv(`http://127.0.0.1:${String(await listen(server))}`));
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    server.close();
  });

  test.each(BAD_DAYS.map(({ title }, day) => ({ title, day: String(day) })))(
    'a code is not sent again, on a new or a used connection, when it $title',
    async ({ day }) => {
      const codes = [`C0DE-bad-${day}-new`, `C0DE-warm-${day}-`, `C0DE-bad-${day}-used`];
      for (const code of codes) await postCode(proxy.url, code);
      const counts = codes.map((code) => received.split(`code=${code}`).length - 1);
      expect(counts).toEqual([1, 1, 1]);
    },
    30_000,
  );
});

const { file, key, cert } = await createCertificate();

describe('on Node, over TLS', () => {
  let turnAway: 'GOAWAY' | 'REFUSED_STREAM' = 'GOAWAY';
  const codes: string[] = [];
  const versions: string[] = [];
  const server = createSecureServer({ key, cert, allowHTTP1: true });
  server.on('request', (request, response) => {
    versions.push(request.httpVersion);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const code = new URLSearchParams(body).get('code');
      if (code !== null) codes.push(code);
      if (request.httpVersion === '1.1') response.end(OK);
      else if (turnAway === 'GOAWAY') response.stream.session?.goaway(0, 0);
      else response.stream.close(7);
    });
  });
  let upstream = '';
  beforeAll(async () => {
    upstream = `https://localhost:${String(await listen(server))}`;
  });
  afterAll(() => void server.close());

  test.each(['GOAWAY', 'REFUSED_STREAM'] as const)(
    'a code reaches a server that offers HTTP/2 and would answer %s exactly once, over HTTP/1.1',
    async (kind) => {
      turnAway = kind;
      codes.length = versions.length = 0;
      const proxy = await startOnNode({ ...proxyEnv(upstream), NODE_EXTRA_CA_CERTS: file });
      const { status } = await postCode(proxy.url, `C0DE-${kind}`);
      await proxy.close();
      expect([status, codes, new Set(versions)]).toEqual([200, [`C0DE-${kind}`], new Set(['1.1'])]);
    },
  );

  /** A company's forward proxy, which counts its tunnels. */
  async function startTunnels() {
    const asked: string[] = [];
    const tunnels = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk: Buffer) => {
        asked.push(chunk.toString());
        const port = /^CONNECT localhost:(\d+)/.exec(chunk.toString())?.[1];
        if (port === undefined) return void socket.end(answer('400 Bad Request'));
        const to = connect(Number(port), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(to).pipe(socket);
        });
        to.on('error', () => socket.destroy());
        return undefined;
      });
    });
    const port = await listen(tunnels);
    return {
      asked,
      url: `http://user:sentinel-pw@127.0.0.1:${String(port)}`,
      close: () => tunnels.close(),
    };
  }

  test.each([
    { title: 'through HTTPS_PROXY', env: { NODE_USE_ENV_PROXY: '1' }, tunnelled: 1 },
    {
      title: 'past it for a host of NO_PROXY',
      env: { NODE_USE_ENV_PROXY: '1', NO_PROXY: 'localhost' },
      tunnelled: 0,
    },
    { title: 'past it without NODE_USE_ENV_PROXY', env: {}, tunnelled: 0 },
  ])('a code leaves $title, once and over HTTP/1.1', async ({ env, tunnelled }) => {
    codes.length = versions.length = 0;
    const tunnels = await startTunnels();
    const more = { ...env, HTTPS_PROXY: tunnels.url, NODE_EXTRA_CA_CERTS: file };
    const proxy = await startOnNode({ ...proxyEnv(upstream), ...more });
    const { status } = await postCode(proxy.url, 'C0DE-out');
    await proxy.close();
    tunnels.close();
    expect([status, codes, new Set(versions)]).toEqual([200, ['C0DE-out'], new Set(['1.1'])]);
    expect(Math.min(1, tunnels.asked.length)).toBe(tunnelled);
    expect(proxy.output()).not.toContain('sentinel-pw');
  });

  test('Node refuses to start with an invalid HTTPS_PROXY and prints its name without its value', async () => {
    const env = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://u:sekret@bad host' };
    const { code, stdout, stderr } = await runToExit({
      ...proxyEnv(upstream),
      ...env,
      NODE_OPTIONS: '--no-use-env-proxy',
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('HTTPS_PROXY is not the URL of a proxy');
    expect(stderr).not.toContain('sekret');
  });
});
