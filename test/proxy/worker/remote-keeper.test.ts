import { expect, test } from 'vitest';
import worker from '../../../proxy/worker.ts';
import { remoteKeeper } from '../../../proxy/worker/keeper-object.ts';
import { keeperEnv } from '../../support/keeper.ts';
import { proxyEnv } from '../../support/proxy.ts';

/** A namespace whose one object answers so, and what it was asked. */
function namespaceOf(answer: () => Response) {
  const asked: unknown[] = [];
  const namespace = {
    idFromName: (name: string) => name,
    get: (id: unknown) => ({
      fetch: (_url: string, init: { body?: string }) => {
        asked.push([id, ...(JSON.parse(init.body ?? '') as unknown[])]);
        return Promise.resolve(answer());
      },
    }),
  };
  return { asked, namespace };
}

test('a Worker asks the one object that keeps, and gets what it answers', async () => {
  const status = { ok: true, accounts: 2, attention: 0 };
  const { asked, namespace } = namespaceOf(() => Response.json(status));
  expect(await remoteKeeper(namespace).status()).toEqual(status);
  expect(await remoteKeeper(namespace).one('studio')).toEqual(status);
  expect(asked).toEqual([
    ['keeper', 'status', []],
    ['keeper', 'one', ['studio']],
  ]);
});

test('what a Worker asks rejects when its object fails', async () => {
  const { namespace } = namespaceOf(() => new Response('', { status: 500 }));
  await expect(remoteKeeper(namespace).status()).rejects.toThrow('The keeper failed.');
});

test('a Cron Trigger has the keeper do what is due at its time', async () => {
  const { asked, namespace } = namespaceOf(() => Response.json(1));
  const env = { ...keeperEnv('http://127.0.0.1:9'), KEEPER: namespace };
  await worker.scheduled({ scheduledTime: 1_795_435_200_000 }, env);
  expect(asked).toEqual([['keeper', 'tick', [1_795_435_200_000]]]);
});

test.each([
  { what: 'a keeper’s key', env: proxyEnv('http://127.0.0.1:9') },
  { what: 'a correct configuration', env: keeperEnv('http://127.0.0.1:9', { ISSUER: 'x' }) },
])('a Cron Trigger of a Worker without $what asks nothing', async ({ env }) => {
  const { asked, namespace } = namespaceOf(() => Response.json(1));
  await worker.scheduled({ scheduledTime: 1 }, { ...env, KEEPER: namespace });
  expect(asked).toEqual([]);
});

test('a Cron Trigger of a Worker without a binding for its keeper is no error', async () => {
  const env = keeperEnv('http://127.0.0.1:9');
  await expect(worker.scheduled({ scheduledTime: 1 }, env)).resolves.toBeUndefined();
});
