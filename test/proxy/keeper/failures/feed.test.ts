import { expect, test } from 'vitest';
import { HOUR } from '../../../support/keeper.ts';
import { send } from '../../../support/proxy.ts';
import { failuresOfTheKeeper, REFRESH } from './failing-keeper.ts';

failuresOfTheKeeper((at) => {
  test('F23: a changed username is followed, and the feed keeps its name', async () => {
    await at.world.keep('person0');
    at.world.rule(({ path }) =>
      path === '/me'
        ? Response.json({
            id: '36220564007528701',
            user_id: '17841401313574601',
            username: 'new.name',
          })
        : undefined,
    );
    await at.world.advance(26 * HOUR);
    expect(await at.line('person0')).toMatchObject({ feed: 'person0', username: 'new.name' });
    expect((await at.line('person0'))['log']).toContainEqual(
      expect.objectContaining({ event: 'renamed' }),
    );
  });

  test('F25, F27: a post without media_url keeps its place, and no posts are an empty list', async () => {
    await at.world.keep('person0');
    await at.world.keep('person1');
    const posts = (await send(`${at.world.proxy.url}/media/person0?limit=50`)).json[
      'data'
    ] as Record<string, unknown>[];
    expect(posts).toHaveLength(50);
    expect(posts.every((post) => 'image_url' in post && 'items' in post)).toBe(true);
    const empty = await at.media('person1');
    expect([empty.status, empty.json['data']]).toEqual([200, []]);
  });

  test('F28: a page has at most 50 posts, and all pages together have every post once', async () => {
    await at.world.keep('person0');
    const ids: string[] = [];
    let after = '';
    for (let page = 0; page < 8; page += 1) {
      const query = new URLSearchParams({ limit: '12', ...(after && { after }) }).toString();
      const { json } = await send(`${at.world.proxy.url}/media/person0?${query}`);
      ids.push(...(json['data'] as { id: string }[]).map(({ id }) => id));
      if (typeof json['next'] !== 'string') break;
      after = json['next'];
    }
    expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
    expect((await send(`${at.world.proxy.url}/media/person0?limit=51`)).status).toBe(400);
  });

  test('F29: ids above 2^53 are text from end to end', async () => {
    await at.world.keep('person0');
    expect(await at.line('person0')).toMatchObject({ user_id: '36220564007528701' });
    expect((await at.media('person0')).text).toContain('"id":"36220564007528701"');
  });

  test('F32: an account that is deleted while its refresh is under way stays deleted', async () => {
    await at.world.keep('person0');
    await at.world.advance(24 * HOUR);
    at.world.instagram.advance(2 * 3600);
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    let goOn: () => void = () => undefined;
    const deleted = new Promise<void>((resolve) => (goOn = resolve));
    at.world.rule(async ({ path }) => {
      if (path === REFRESH) {
        isAsked();
        await deleted;
      }
      return undefined;
    });
    const woken = at.world.operator.post('/kept/wake', { now: String(at.world.now() + 2 * HOUR) });
    await asked;
    expect((await at.world.operator.delete('/kept/person0')).status).toBe(204);
    goOn();
    await woken;
    expect((await at.world.operator.get('/kept/person0')).status).toBe(404);
    expect((await at.media('person0')).status).toBe(410);
  });
});
