import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { holdPort, isTaken, type HeldPort } from '../../../proxy/node/loopback.ts';
import { hasIpv6 } from '../../support/ipv6.ts';

const servers: Server[] = [];
let held: HeldPort | undefined;
afterEach(async () => {
  await held?.free();
  held = undefined;
  const closed = servers.splice(0).map((server) => once(server.close(), 'close'));
  await Promise.all(closed);
});

async function listen(server: Server, port: number, host: string): Promise<number> {
  servers.push(server.listen(port, host));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** What a server says to who connects to it. */
async function hear(port: number, host: string): Promise<string> {
  const [said] = (await once(connect(port, host), 'data')) as [Buffer];
  return said.toString();
}

test('a port that is held cannot be taken by another program, until it is free again', async () => {
  held = await holdPort(0);
  const { port } = held;
  await expect(holdPort(port)).rejects.toSatisfy(isTaken);
  await held.free();
  held = await holdPort(port);
  expect(held.port).toBe(port);
});

describe.runIf(await hasIpv6())('on a machine with IPv6', () => {
  test('what arrives at ::1 is passed on to the server that took 127.0.0.1', async () => {
    held = await holdPort(0);
    await held.release();
    const server = createServer((socket) => socket.end('hello'));
    await listen(server, held.port, '127.0.0.1');
    expect(await hear(held.port, '::1')).toBe('hello');
  });

  test('a port that is taken on ::1 alone is not held, and 127.0.0.1 is given back', async () => {
    // A port that is free on both.
    const before = await holdPort(0);
    const { port } = before;
    await before.free();
    await listen(createServer(), port, '::1');
    await expect(holdPort(port)).rejects.toSatisfy(isTaken);
    expect(await listen(createServer(), port, '127.0.0.1')).toBe(port);
  });
});
