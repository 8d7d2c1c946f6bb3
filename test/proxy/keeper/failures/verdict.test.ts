import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../../support/keeper.ts';
import { graphError } from '../../../support/keeper-world.ts';
import { send } from '../../../support/proxy.ts';
import { failuresOfTheKeeper, MINUTE, REFRESH } from './failing-keeper.ts';

failuresOfTheKeeper((at) => {
  test('F16: warnings come 14, 7, 3 and 1 days before the end, then a login is needed', async () => {
    await at.keepAndRefresh('person0');
    at.world.rule(({ path }) => (path === REFRESH ? new Response('', { status: 500 }) : undefined));
    await at.pass(44 * DAY, DAY);
    expect((await at.line('person0'))['state']).toBe('retrying');
    await at.pass(17 * DAY, DAY);
    expect(await at.line('person0')).toMatchObject({
      state: 'login_needed',
      reason: 'token_expired',
    });
    const log = (await at.line('person0'))['log'] as { event: string }[];
    expect(log.filter(({ event }) => event === 'expiring')).toHaveLength(4);
    expect((await send(`${at.world.proxy.url}/status`)).status).toBe(503);
  }, 30_000);

  test('F17: a changed password is known within an hour of the first call that saw it', async () => {
    const token = await at.world.keep('person0');
    expect((await at.media('person0')).status).toBe(200);
    at.world.revoke(token);
    await at.world.advance(16 * MINUTE);
    expect((await at.media('person0')).json).toMatchObject({ stale: 'retrying' });
    await at.pass(50 * MINUTE, 5 * MINUTE);
    expect(await at.line('person0')).toMatchObject({
      state: 'login_needed',
      reason: 'token_revoked',
    });
    const reply = await at.media('person0');
    expect([reply.status, reply.json['stale']]).toEqual([200, 'login_needed']);
    expect(reply.json['data']).toHaveLength(12);
  });

  test('F17: one refusal, or three within ten minutes, are no verdict', async () => {
    await at.keepAndRefresh('person0');
    await at.world.advance(26 * HOUR);
    at.world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    for (let tries = 0; tries < 5; tries += 1) await at.refresh('person0');
    expect(await at.line('person0')).toMatchObject({ state: 'retrying' });
    at.world.rule(undefined);
    await at.world.advance(16 * MINUTE);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('F18, T24: an outage that answers 190 to all is one event and costs no account its state', async () => {
    for (const index of [0, 2, 3, 4, 5, 6, 7]) await at.world.keep(`person${index}`);
    at.world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await at.world.advance(26 * HOUR);
    await at.pass(5 * HOUR, 20 * MINUTE);
    const { feeds } = (await at.world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(feeds.map(({ state }) => state)).not.toContain('login_needed');
    expect((await send(`${at.world.proxy.url}/status`)).status).toBe(503);
    at.world.rule(undefined);
    await at.pass(6 * HOUR, 30 * MINUTE);
    const after = (await at.world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(new Set(after.feeds.map(({ state }) => state))).toEqual(new Set(['healthy']));
  }, 40_000);

  test('F18: a single account that was declared dead in an outage heals by itself the next day', async () => {
    await at.keepAndRefresh('person0');
    at.world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await at.pass(26 * HOUR, 30 * MINUTE);
    expect(await at.line('person0')).toMatchObject({ state: 'login_needed' });
    at.world.rule(undefined);
    await at.world.advance(25 * HOUR);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy' });
  }, 30_000);

  test.each([
    [
      'F19: a permission that was withdrawn',
      'Unsupported request - method type: get',
      100,
      'permission_missing',
    ],
    ['F22: a checkpoint', 'checkpoint_required', 190, 'account_checkpoint'],
  ])('%s needs a login, and says which', async (_title, message, code, reason) => {
    await at.keepAndRefresh('person0');
    at.world.rule(({ path }) => (path.startsWith('/_') ? undefined : graphError(message, code)));
    await at.world.advance(25 * HOUR);
    await at.pass(HOUR, 10 * MINUTE);
    expect(await at.line('person0')).toMatchObject({ state: 'login_needed', reason });
    at.world.rule(undefined);
    await at.world.advance(25 * HOUR);
    expect(await at.line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('F24: an account that turned personal answers with nothing, and needs its owner', async () => {
    await at.keepAndRefresh('person0');
    at.world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : Response.json(path === REFRESH ? {} : { data: [] }),
    );
    await at.world.advance(25 * HOUR);
    await at.pass(HOUR, 10 * MINUTE);
    expect(await at.line('person0')).toMatchObject({
      state: 'login_needed',
      reason: 'permission_missing',
    });
  });

  test('F21: a deactivated app is trouble of all, looked at once an hour', async () => {
    for (const index of [0, 2, 3]) await at.world.keep(`person${index}`);
    at.world.rule(({ path }) =>
      path === REFRESH ? graphError('API access deactivated.', 200) : undefined,
    );
    await at.world.advance(26 * HOUR);
    expect((await send(`${at.world.proxy.url}/status`)).status).toBe(503);
    const before = at.world.count(REFRESH);
    await at.pass(50 * MINUTE, 10 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before);
    await at.world.advance(15 * MINUTE);
    expect(at.world.count(REFRESH)).toBe(before + 1);
    at.world.rule(undefined);
    await at.pass(4 * HOUR, 30 * MINUTE);
    const after = (await at.world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(new Set(after.feeds.map(({ state }) => state))).toEqual(new Set(['healthy']));
  });
});
