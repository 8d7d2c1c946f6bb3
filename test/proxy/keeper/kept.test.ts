import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, KEEPERS, keeperEnv, operatorOf, type Operator } from '../../support/keeper.ts';
import { send, type RunningProxy } from '../../support/proxy.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

describe.each(KEEPERS)('the keeper on %s', (_runtime, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  let operator: Operator;
  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(keeperEnv(upstream.url));
    operator = operatorOf(proxy.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await upstream.close();
  });

  test('keeps an account from a claim and a code, refreshes it and serves its posts', async () => {
    const claim = await operator.post('/kept/claims', { label: 'studio' });
    expect(claim).toMatchObject({ status: 201, json: { feed: 'studio' } });
    const kept = await operator.keepCode('C0DEone', String(claim.json['claim']));
    expect(kept).toMatchObject({
      status: 201,
      json: { feed: 'studio', username: 'latch', user_id: '27281358591558845' },
    });
    expect(await operator.line('studio')).toMatchObject({ state: 'healthy', failures: 0 });
    expect((await operator.wakeAt(36 * DAY)).json).toMatchObject({
      refreshed: 1,
      failed: 0,
      due: 0,
    });
    const line = await operator.line('studio');
    expect(Date.parse(String(line['expires_at'])) - Date.now()).toBeGreaterThan(90 * DAY);
    expect((await operator.wakeAt(36 * DAY + HOUR)).json).toMatchObject({ refreshed: 0 });
    const media = await send(`${proxy.url}/media/studio`);
    expect(media.status).toBe(200);
  });
});
