import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../../support/keeper.ts';
import { graphError } from '../../../support/keeper-world.ts';
import { send } from '../../../support/proxy.ts';
import { failuresOfTheKeeper, MINUTE, REFRESH } from './failing-keeper.ts';

failuresOfTheKeeper((at) => {
  test('F1: a token is not refreshed before it is 25 hours old, for any caller', async () => {
    await at.world.keep('person0');
    const before = at.world.count(REFRESH);
    await at.world.advance(24 * HOUR + 50 * MINUTE);
    const reply = await at.refresh('person0');
    expect([reply.status, reply.json['reason']]).toEqual([409, 'too_young']);
    expect(String(reply.json['next_refresh_at'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(at.world.count(REFRESH)).toBe(before);
    await at.world.advance(15 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before + 1);
  });

  test('F2: a refusal of a token that works is taken for its youth, once', async () => {
    await at.world.keep('person0');
    at.world.rule(({ path }) =>
      path === REFRESH ? graphError('Unsupported request - method type: get', 100) : undefined,
    );
    await at.world.advance(26 * HOUR);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
    await at.world.advance(25 * HOUR);
    expect(await at.line('person0')).toMatchObject({
      state: 'retrying',
      reason: 'permission_missing',
    });
    at.world.rule(undefined);
    await at.world.advance(DAY);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy' });
  });

  test.each([
    ['503', () => new Response('<h1>down</h1>', { status: 503 })],
    ['403 in HTML', () => new Response('<h1>no</h1>', { status: 403 })],
    [
      '200 with an error in it',
      () => Response.json({ error: { message: 'x', type: 'OAuthException', code: 2 } }),
    ],
    ['200 with {}', () => Response.json({})],
    [
      '200 without expires_in',
      () => Response.json({ access_token: 'IGAAnew', token_type: 'bearer' }),
    ],
    ['expires_in 0', () => Response.json({ access_token: 'IGAAnew', expires_in: 0 })],
    [
      'expires_in as a string',
      () => Response.json({ access_token: 'IGAAnew', expires_in: '5184000' }),
    ],
    [
      'expires_in of ten years',
      () => Response.json({ access_token: 'IGAAnew', expires_in: 315_360_000 }),
    ],
    [
      'a token of the other family',
      () => Response.json({ access_token: 'EAAnew', expires_in: 5_184_000 }),
    ],
  ])(
    'F3, F4, F5: a refresh that answers %s keeps the old token and is tried again',
    async (_title, answer) => {
      const token = await at.world.keep('person0');
      at.world.rule(({ path }) => (path === REFRESH ? answer() : undefined));
      await at.world.advance(26 * HOUR);
      expect(await at.line('person0')).toMatchObject({ state: 'retrying', failures: 1 });
      expect((await at.media('person0')).status).toBe(200);
      expect(at.world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).toBe(token);
      at.world.rule(undefined);
      await at.world.advance(6 * MINUTE);
      expect(await at.line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
    },
  );

  test('F6: a refresh that gives another person’s token keeps the old one and rings the alarm', async () => {
    await at.world.keep('person0');
    const other = await at.world.token('person2');
    at.world.rule(({ path }) =>
      path === REFRESH ? Response.json({ access_token: other, expires_in: 5_184_000 }) : undefined,
    );
    await at.world.advance(26 * HOUR);
    expect(await at.line('person0')).toMatchObject({
      state: 'app_trouble',
      reason: 'account_mismatch',
    });
    expect((await send(`${at.world.proxy.url}/status`)).status).toBe(503);
    at.world.rule(undefined);
    await at.world.advance(2 * HOUR);
    expect(await at.line('person0')).toMatchObject({
      state: 'healthy',
      user_id: '36220564007528701',
    });
  });

  test('F7: a refreshed token that /me refuses is kept beside the old one, which stays in use', async () => {
    const token = await at.world.keep('person0');
    at.world.rule(({ path, token: sent }) =>
      path === '/me' && sent !== token ? graphError('Try later', 190) : undefined,
    );
    await at.world.advance(26 * HOUR);
    expect(await at.line('person0')).toMatchObject({ state: 'retrying', reason: 'token_revoked' });
    await at.media('person0');
    expect(at.world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).toBe(token);
    at.world.rule(undefined);
    const before = at.world.count(REFRESH);
    await at.world.advance(61 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy' });
    await at.world.advance(16 * MINUTE);
    await at.media('person0');
    expect(at.world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).not.toBe(token);
  });

  test.each(['new', 'same'] as const)(
    'F8: a reply that was lost after Instagram acted costs nothing (%s string)',
    async (refreshedToken) => {
      await at.world.switches({ refreshedToken });
      await at.world.keep('person0');
      at.world.instagram.fail({ kind: 'reset', path: REFRESH, when: 'after' });
      await at.world.advance(26 * HOUR);
      expect(await at.line('person0')).toMatchObject({
        state: 'retrying',
        reason: 'instagram_unreachable',
      });
      await at.world.advance(26 * HOUR);
      expect(await at.line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
      await at.world.switches({ refreshedToken: 'new' });
    },
  );

  test('F10: refreshes at the same moment share one flight', async () => {
    await at.world.keep('person0');
    await at.world.advance(24 * HOUR);
    at.world.instagram.advance(2 * 3600);
    const before = at.world.count(REFRESH);
    at.world.rule(async ({ path }) => {
      if (path === REFRESH) await new Promise((resolve) => setTimeout(resolve, 300));
      return undefined;
    });
    const now = String(at.world.now() + 2 * HOUR);
    const replies = await Promise.all([
      at.world.operator.post('/kept/wake', { now }),
      at.world.operator.post('/kept/wake'),
      at.refresh('person0'),
      at.refresh('person0'),
    ]);
    expect(replies.map(({ status }) => status)).not.toContain(500);
    expect(at.world.count(REFRESH)).toBe(before + 1);
  });

  test('F20: a throttled refresh waits as long as Instagram says', async () => {
    await at.world.keep('person0');
    const usage = JSON.stringify({
      1: [{ type: 'instagram', estimated_time_to_regain_access: 90 }],
    });
    at.world.rule(({ path }) =>
      path === REFRESH
        ? Response.json(
            {
              error: {
                message: 'There have been too many calls',
                type: 'OAuthException',
                code: 80_002,
              },
            },
            { status: 400, headers: { 'X-Business-Use-Case-Usage': usage } },
          )
        : undefined,
    );
    await at.world.advance(26 * HOUR);
    const before = at.world.count(REFRESH);
    await at.world.advance(85 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before);
    await at.world.advance(6 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before + 1);
    expect(await at.line('person0')).toMatchObject({ state: 'retrying', reason: 'throttled' });
  });
});
