import { once } from 'node:events';
import { createServer } from 'node:net';

/** Whether this machine has IPv6: some that run tests have not. */
export async function hasIpv6(): Promise<boolean> {
  const server = createServer().listen(0, '::1');
  const listening = await Promise.race([
    once(server, 'listening').then(() => true),
    new Promise<boolean>((resolve) => server.once('error', () => resolve(false))),
  ]);
  server.close();
  return listening;
}
