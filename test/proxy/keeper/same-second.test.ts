import { expect, test } from 'vitest';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { createTinyInstagram, idOf } from '../../support/tiny-instagram.ts';

const START = 1_800_000_000_000;
const POSTS = { data: ['1', '2', '3'].map((id) => ({ id, media_type: 'IMAGE' })) };

/** A keeper of one account with three posts, and its clock. */
async function keepOne() {
  const clock = { now: START };
  const now = () => clock.now;
  const instagram = createTinyInstagram(now, { refreshed: 'new', old: 'lives' });
  const keeper = await startLocalKeeper({
    now,
    fetch: async (url, init) => {
      const reply = await instagram.fetch(url, init);
      const body = new TextEncoder().encode(JSON.stringify(POSTS));
      return url.includes('/me/media') ? { ...reply, body } : reply;
    },
  });
  expect((await handOver(keeper, instagram.issue(1), 'studio')).ok).toBe(true);
  const read = async () => {
    const page = await keeper.media('studio', { limit: 1 });
    return page.ok ? page.value.body : page.failure.reason;
  };
  return { keeper, clock, read };
}

test('a page is written once a second, and everyone who asks within it gets the same bytes', async () => {
  const { clock, read } = await keepOne();
  // The first of all asks Instagram for the owner too, which is a new version of the account.
  await read();
  const first = await read();
  // The seal of the cursor is another one each time that a page is written.
  expect(JSON.parse(first)).toHaveProperty('next');
  clock.now += 900;
  expect(await read()).toBe(first);
  clock.now += 200;
  expect(await read()).not.toBe(first);
});

test('a page of another length is another page in the same second', async () => {
  const { keeper, read } = await keepOne();
  await read();
  const longer = await keeper.media('studio', { limit: 3 });
  expect(longer.ok && JSON.parse(longer.value.body)).toMatchObject({
    data: [{ id: '1' }, { id: '2' }, { id: '3' }],
  });
});

test('a deleted account has no page left, not even in the second of its last one', async () => {
  const { keeper, read } = await keepOne();
  await read();
  await keeper.remove({ userId: idOf(1) });
  expect(await read()).toBe('deleted');
});
