import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  findLeaks,
  postCode,
  postToken,
  proxyEnv,
  RUNTIMES,
  type Reply,
} from '../support/proxy.ts';
import { reset, startUpstream } from '../support/upstream.ts';

/** Nobody listens there, and the system gives it to nobody: a port that was just closed can be another test's soon. */
const UNASSIGNED_PORT = 4;

const UNREACHABLE = [502, 'server_error', 'instagram_unreachable'];
const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];

/** A server that treats every connection alike, and counts them. */
async function startListener(onConnection: (socket: Socket) => void) {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port: String(port), connections: () => connections, server };
}

describe.concurrent.each(RUNTIMES)('on %s', (_name, start) => {
  /** What becomes of a code when Instagram is at this address. */
  async function login(origin: string) {
    const proxy = await start(proxyEnv(origin));
    const code = outcome(await postCode(proxy.url, 'C0DE-lost'));
    const leaks = await findLeaks(proxy);
    await proxy.close();
    return { code, leaks };
  }

  test('P-38: a name that nobody knows is 502', async () => {
    const { code, leaks } = await login('https://graph.invalid');
    expect([code, leaks]).toEqual([UNREACHABLE, []]);
  }, 30_000);

  test('P-38: a refused connection is 502', async () => {
    const { code, leaks } = await login(`http://127.0.0.1:${UNASSIGNED_PORT}`);
    expect([code, leaks]).toEqual([UNREACHABLE, []]);
  }, 30_000);

  test('P-38: something else than TLS is 502, after one attempt', async () => {
    const { port, connections, server } = await startListener((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const { code, leaks } = await login(`https://127.0.0.1:${port}`);
    server.close();
    expect([code, leaks, connections()]).toEqual([UNREACHABLE, [], 1]);
  }, 30_000);

  test('P-38: a connection that is dropped at once is 502, after one attempt', async () => {
    const { port, connections, server } = await startListener((socket) => socket.resetAndDestroy());
    const { code, leaks } = await login(`http://127.0.0.1:${port}`);
    server.close();
    expect([code, leaks, connections()]).toEqual([UNREACHABLE, [], 1]);
  }, 30_000);

  test('P-38: nor is a code sent twice where the connection was used before, by POST or by GET', async () => {
    const upstream = await startUpstream();
    const proxy = await start(proxyEnv(upstream.url));
    for (const client of ['990602627938098', '123456789012345']) {
      const fields = { client_id: client };
      const lost = `C0DE-lost-${client}`;
      upstream.script(lost, reset);
      expect((await postCode(proxy.url, `C0DE-warm-${client}`, fields)).status).toBe(200);
      expect(outcome(await postCode(proxy.url, lost, fields))).toEqual(UNREACHABLE);
      expect(upstream.count(lost)).toBe(1);
    }
    // A token is not spent by being read: it gets its second attempt.
    upstream.script('IGAAlost', reset);
    const refresh = { grant_type: 'refresh_token', refresh_token: 'IGAAlost' };
    expect(outcome(await postToken(proxy.url, refresh))).toEqual(UNREACHABLE);
    expect(upstream.count('IGAAlost')).toBe(2);
    await proxy.close();
    await upstream.close();
  }, 30_000);
});
