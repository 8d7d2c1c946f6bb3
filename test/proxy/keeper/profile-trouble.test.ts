import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEEPERS, keeperEnv, operatorOf, type Operator } from '../../support/keeper.ts';
import type { RunningProxy } from '../../support/proxy.ts';
import {
  graphError,
  json,
  startUpstream,
  text,
  USER_ID,
  type Answer,
  type Upstream,
} from '../../support/upstream.ts';

/** The token that a code becomes, as the fake Instagram names it. */
const tokenOf = (code: string) => `IGAAlong.IGAAshort.${code}`;

describe.each(KEEPERS)('a hand-over whose profile cannot be had, on %s', (_runtime, start) => {
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
  async function keep(code: string, profile: Answer) {
    upstream.script(tokenOf(code), profile);
    return await operator.keepCode(code);
  }

  test('keeps the account of a spent code under the ID that came with its token', async () => {
    const kept = await keep('C0DEtrouble', text('', 500));
    expect([kept.status, kept.json['user_id']]).toEqual([201, USER_ID]);
    const [line] = (await operator.get('/kept')).json['feeds'] as { feed: string }[];
    expect(line).toMatchObject({ feed: kept.json['feed'], state: 'healthy' });
    await operator.delete(`/kept/${String(kept.json['feed'])}`);
  });

  test.each([
    {
      what: 'is refused',
      profile: graphError('Error validating access token', 190),
      reason: 'token_revoked',
    },
    {
      what: 'is empty, as that of a personal account',
      profile: json({}),
      reason: 'permission_missing',
    },
  ])('keeps no account whose profile $what', async ({ profile, reason }) => {
    const kept = await keep(`C0DE${reason}`, profile);
    expect([kept.status, kept.json['reason']]).toEqual([400, reason]);
    expect((await operator.get('/kept')).json).toEqual({ feeds: [] });
  });

  test('asks for a minute when Instagram throttles the profile of a token', async () => {
    const busy = json({ error: { message: 'limit reached', code: 4 } }, 400);
    upstream.script('IGAAbusy', busy);
    const kept = await operator.keepToken('IGAAbusy');
    expect([kept.status, kept.json['reason'], kept.headers['retry-after']]).toEqual([
      503,
      'throttled',
      '60',
    ]);
  });
});
