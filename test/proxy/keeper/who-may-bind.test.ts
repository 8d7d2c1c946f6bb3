import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ADMIN_KEY,
  HOUR,
  KEEPERS,
  keeperEnv,
  operatorOf,
  type Operator,
  findUnguardedInKeeper,
  reasonOf,
} from '../../support/keeper.ts';
import {
  FORM,
  flushedOutput,
  ORIGIN,
  REDIRECT_URI,
  send,
  type RunningProxy,
} from '../../support/proxy.ts';
import {
  graphError as upstreamError,
  json,
  startUpstream,
  type Upstream,
} from '../../support/upstream.ts';

describe.each(KEEPERS)('who may bind an account, on %s', (_runtime, start) => {
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
  const keep = (
    fields: Record<string, string>,
    headers: Record<string, string> = { Origin: ORIGIN },
  ) =>
    send(`${proxy.url}/kept`, {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const code = (value: string) => ({
    grant_type: 'authorization_code',
    code: value,
    redirect_uri: REDIRECT_URI,
  });

  test('T1: a stranger without a claim binds nothing, and no code is spent', async () => {
    for (const claim of [{}, { claim: '' }, { claim: 'x' }, { claim: 'A'.repeat(43) }]) {
      const reply = await keep({ ...claim, ...code('C0DEstranger') });
      expect(reasonOf(reply)).toEqual([403, 'claim_invalid']);
    }
    expect(upstream.count('C0DEstranger')).toBe(0);
  });

  test('T2: a used claim is refused, and a claim is over after a day', async () => {
    const claim = await operator.claim({ label: 'used' });
    expect((await operator.keepCode('C0DEfirst', claim)).status).toBe(201);
    expect(reasonOf(await operator.keepCode('C0DEagain', claim))).toEqual([403, 'claim_invalid']);
    expect(upstream.count('C0DEagain')).toBe(0);
    const old = await operator.claim();
    await operator.wakeAt(25 * HOUR);
    expect(reasonOf(await operator.keepCode('C0DEold', old))).toEqual([403, 'claim_invalid']);
  });

  test('T2: the link carries the claim in its fragment, for the first of the pages', async () => {
    const { json: reply } = await operator.post('/kept/claims', { label: 'link' });
    expect(reply['url']).toBe(`${REDIRECT_URI}#claim=${String(reply['claim'])}`);
    expect(Date.parse(String(reply['expires_at']))).toBeGreaterThan(Date.now());
  });

  test('T3: of two hand-overs with one claim at the same moment one is refused', async () => {
    const claim = await operator.claim();
    const replies = await Promise.all(
      ['C0DEa', 'C0DEb'].map((value) => operator.keepCode(value, claim)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('T4: another account of the same browser shows its name, and is undone by one call', async () => {
    const reply = await operator.keepCode('C0DEshown');
    expect(reply.json).toMatchObject({ username: 'latch' });
    const feed = String(reply.json['feed']);
    expect((await operator.delete(`/kept/${feed}`)).status).toBe(204);
    expect((await operator.delete(`/kept/${feed}`)).status).toBe(404);
  });

  test('T5: a code needs the page that it was sent to', async () => {
    const claim = await operator.claim();
    const evil = await keep({ claim, ...code('C0DEevil') }, { Origin: 'https://evil.example' });
    const without = await keep({ claim, ...code('C0DEevil') }, {});
    const elsewhere = await keep({ claim, ...code('C0DEevil'), redirect_uri: `${REDIRECT_URI}/` });
    expect([evil, without, elsewhere].map(reasonOf)).toEqual([
      [403, 'origin_not_allowed'],
      [403, 'origin_not_allowed'],
      [400, 'redirect_uri_not_allowed'],
    ]);
    expect(upstream.count('C0DEevil')).toBe(0);
    // Nothing was stored, so that the claim is still good.
    expect((await operator.keepCode('C0DEgood', claim)).status).toBe(201);
  });

  test('T6: a claim for one account refuses another, stores nothing and stays good', async () => {
    const claim = await operator.claim({ for: '17' });
    expect(reasonOf(await operator.keepCode('C0DEother', claim))).toEqual([
      403,
      'account_mismatch',
    ]);
    const right = await operator.claim({ for: '27281358591558845' });
    expect((await operator.keepCode('C0DEright', right)).status).toBe(200);
    expect(reasonOf(await operator.keepCode('C0DEother', claim))).toEqual([
      403,
      'account_mismatch',
    ]);
  });

  test('a code that Instagram refuses gives the claim back', async () => {
    const claim = await operator.claim();
    upstream.script(
      'C0DEspent',
      json(
        {
          error_type: 'OAuthException',
          code: 400,
          error_message: 'Matching code was not found or was already used',
        },
        400,
      ),
    );
    expect(reasonOf(await operator.keepCode('C0DEspent', claim))).toEqual([400, 'code_spent']);
    expect((await operator.keepCode('C0DEnext', claim)).status).toBe(200);
  });

  test('a label that another account has is refused at the claim', async () => {
    const feed = String(
      ((await operator.get('/kept')).json['feeds'] as { feed: string }[])[0]?.feed,
    );
    const reply = await operator.post('/kept/claims', { label: feed });
    expect(reply.status).toBe(409);
    expect((await operator.post('/kept/claims', { label: 'Upper Case' })).status).toBe(400);
  });

  test('the 60-day step that fails leaves the one-hour token, and is tried again within the hour', async () => {
    upstream.script('IGAAshort.C0DEhour', upstreamError('x', 2));
    for (const { feed } of (await operator.get('/kept')).json['feeds'] as { feed: string }[])
      await operator.delete(`/kept/${feed}`);
    upstream.script(
      'IGAAshort.C0DEhour',
      json('{"id":"27281358591558845","user_id":17841401313574613,"username":"latch"}'),
    );
    const reply = await operator.keepCode('C0DEhour', await operator.claim({ label: 'hour' }));
    expect(reply.status).toBe(201);
    const life =
      Date.parse(String(reply.json['expires_at'])) -
      Date.parse(String(reply.json['next_refresh_at']));
    expect(life).toBeGreaterThan(0);
    expect(life).toBeLessThan(HOUR);
    expect((await operator.line('hour'))['state']).toBe('retrying');
  });

  test('T8: a wrong key, a missing one and a short one get the same 401, for every route and feed', async () => {
    const paths = ['/kept', '/kept/studio', '/kept/nothing'];
    const keys = [undefined, 'Bearer x', `Bearer ${ADMIN_KEY}x`, `Basic ${ADMIN_KEY}`];
    const bodies = new Set<string>();
    for (const path of paths) {
      for (const key of keys) {
        const reply = await send(`${proxy.url}${path}`, {
          headers: key ? { Authorization: key } : {},
        });
        expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, 'Bearer']);
        bodies.add(reply.text.replace(/"request_id":"[^"]*"/, ''));
      }
    }
    expect(bodies.size).toBe(1);
  });

  test('T9: the key is read from the header only', async () => {
    const reply = await send(`${proxy.url}/kept?key=${ADMIN_KEY}&access_token=${ADMIN_KEY}`);
    expect(reply.status).toBe(401);
  });

  test('T13: no token, code, key or claim is in a reply, in the output or in a header', async () => {
    await operator.keepCode('C0DEleak', await operator.claim({ label: 'leak' }));
    await send(`${proxy.url}/media/leak`);
    const output = await flushedOutput(proxy);
    expect(output).not.toMatch(/C0DE|IGAA|EAA|sentinel-|c2VudGluZWwt|#claim=/);
    for (const path of ['/kept', '/kept/leak', '/media/leak', '/status', '/healthz']) {
      const { text, headers } = await operator.get(path);
      expect(text + JSON.stringify(headers)).not.toMatch(/C0DE|IGAA|EAA|sentinel-|c2VudGluZWwt/);
    }
  });

  test('every reply says how it is to be handled', () => {
    expect(findUnguardedInKeeper()).toEqual([]);
  });
});
