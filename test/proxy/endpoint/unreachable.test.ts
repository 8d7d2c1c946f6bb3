import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  findLeaks,
  postCode,
  postToken,
  proxyEnv,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { RUNTIMES } from '../../support/runtimes.ts';
import { reset, startUpstream } from '../../support/upstream.ts';

/** No program listens there. A port that was just closed could soon belong to another test. */
const UNASSIGNED_PORT = 4;

const UNREACHABLE = [502, 'server_error', 'instagram_unreachable'];
const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];

/** A server that treats every connection alike and counts them. */
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

/** The outcome for a code when Instagram or Facebook is at a URL where nothing answers. */
async function login(proxy: RunningProxy, app: 'instagram' | 'facebook') {
  const client_id = app === 'instagram' ? '990602627938098' : '123456789012345';
  return outcome(await postCode(proxy.url, 'C0DE-lost', { client_id }));
}

describe.concurrent.each(RUNTIMES)('on $name', ({ start }) => {
  /** A proxy with one upstream URL for each of its apps. */
  const startBetween = (instagram: string, facebook: string) =>
    start({ ...proxyEnv(instagram), FACEBOOK_GRAPH_URL: facebook });

  test('P-38: an unknown host and a refused connection become a 502', async () => {
    const refused = `http://127.0.0.1:${UNASSIGNED_PORT}`;
    const proxy = await startBetween('https://graph.invalid', refused);
    expect(await login(proxy, 'instagram')).toEqual(UNREACHABLE);
    expect(await login(proxy, 'facebook')).toEqual(UNREACHABLE);
    expect(await findLeaks(proxy)).toEqual([]);
    await proxy.close();
  }, 60_000);

  test('P-38: a server without TLS and a dropped connection become a 502 after one attempt', async () => {
    const plain = await startListener((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const dropping = await startListener((socket) => socket.resetAndDestroy());
    const proxy = await startBetween(
      `https://127.0.0.1:${plain.port}`,
      `http://127.0.0.1:${dropping.port}`,
    );
    expect([await login(proxy, 'instagram'), plain.connections()]).toEqual([UNREACHABLE, 1]);
    expect([await login(proxy, 'facebook'), dropping.connections()]).toEqual([UNREACHABLE, 1]);
    expect(await findLeaks(proxy)).toEqual([]);
    await proxy.close();
    plain.server.close();
    dropping.server.close();
  }, 60_000);

  test('P-38: a code is not sent twice on a connection that was used before, by POST or by GET', async () => {
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
    // Reading does not spend a token, so it gets a second attempt.
    upstream.script('IGAAlost', reset);
    const refresh = { grant_type: 'refresh_token', refresh_token: 'IGAAlost' };
    expect(outcome(await postToken(proxy.url, refresh))).toEqual(UNREACHABLE);
    expect(upstream.count('IGAAlost')).toBe(2);
    await proxy.close();
    await upstream.close();
  }, 60_000);
});
