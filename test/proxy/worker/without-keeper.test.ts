import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEEPER_BINDINGS, keeperEnv } from '../../support/keeper.ts';
import { proxyEnv, send, startOnWorkerd, type RunningProxy } from '../../support/proxy.ts';

const WITHOUT = {
  ...KEEPER_BINDINGS,
  main: join(import.meta.dirname, '../../../proxy/worker/without-keeper/worker.ts'),
};
let plain: RunningProxy;
let configured: RunningProxy;

beforeAll(async () => {
  plain = await startOnWorkerd(proxyEnv('http://127.0.0.1:9'), WITHOUT);
  configured = await startOnWorkerd(keeperEnv('http://127.0.0.1:9'), WITHOUT);
}, 60_000);

afterAll(async () => {
  await plain.close();
  await configured.close();
});

test('a Worker that was built without the keeper has no route of it', async () => {
  expect((await send(`${plain.url}/healthz`)).json).toEqual({ status: 'ok' });
  const replies = await Promise.all(
    ['/kept', '/media', '/status'].map((path) => send(plain.url + path)),
  );
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test('with a keeper’s key it refuses to start and names the key', async () => {
  const health = await send(`${configured.url}/healthz`);
  expect(health.status).toBe(503);
  expect(health.json['variables']).toMatchObject([{ variable: 'KEEPER_KEY' }]);
});
