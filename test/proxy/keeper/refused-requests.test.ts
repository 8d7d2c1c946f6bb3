import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KEEPERS, keeperEnv, operatorOf, type Operator } from '../../support/keeper.ts';
import {
  FORM,
  ORIGIN,
  REDIRECT_URI,
  send,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const told = ({ status, json }: Reply) => [status, json['reason'], json['error_description']];

describe.each(KEEPERS)('requests that the keeper refuses, on %s', (_runtime, start) => {
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

  test.each([
    {
      what: 'a claim whose fields are in the address',
      path: '/kept/claims?label=studio',
      fields: {},
      problem: 'The fields belong in the body.',
    },
    {
      what: 'a claim for what is no ID of an account',
      path: '/kept/claims',
      fields: { for: 'latch' },
      problem: 'The field for takes the ID of an account.',
    },
    {
      what: 'a time before the one that the clock shows',
      path: '/kept/wake',
      fields: { now: '1' },
      problem: 'The time now must be in milliseconds since 1970, and must not go back.',
    },
  ])('$what is malformed, and the reply says why', async ({ path, fields, problem }) => {
    const reply = await operator.post(path, fields);
    expect(told(reply)).toEqual([400, 'malformed_request', problem]);
  });

  test.each([
    { what: 'without an ID', query: '' },
    { what: 'with a name in the place of the ID', query: '?user_id=latch' },
  ])('a deletion by ID $what names the field that is missing', async ({ query }) => {
    const reply = await operator.delete(`/kept${query}`);
    expect(told(reply)).toEqual([400, 'missing_field', 'The field user_id is missing or empty.']);
  });

  test('a deletion by ID deletes the account, and there is none to delete afterwards', async () => {
    await operator.keepCode('C0DEgone');
    const path = '/kept?user_id=27281358591558845';
    expect((await operator.delete(path)).status).toBe(204);
    expect((await operator.delete(path)).json).toMatchObject({ reason: 'not_kept' });
  });

  test.each([
    { what: 'a refresh token', fields: { grant_type: 'refresh_token', refresh_token: 'IGAAold' } },
    {
      what: 'a code of a named app',
      fields: {
        grant_type: 'authorization_code',
        code: 'C0DEnamed',
        redirect_uri: REDIRECT_URI,
        client_id: '990602627938098',
      },
    },
  ])('$what is no hand-over, and nothing is sent to Instagram', async ({ fields }) => {
    const before = upstream.arrivals.length;
    const body = new URLSearchParams({ claim: await operator.claim(), ...fields });
    const reply = await send(`${proxy.url}/kept`, {
      method: 'POST',
      headers: { ...FORM, Origin: ORIGIN },
      body: body.toString(),
    });
    expect(told(reply).slice(0, 2)).toEqual([400, 'unsupported_grant_type']);
    expect(upstream.arrivals).toHaveLength(before);
  });
});

describe.each(KEEPERS)('a keeper on the internet, on %s', (_runtime, start) => {
  test('takes the time from its platform alone, whatever its operator sends', async () => {
    const proxy = await start(keeperEnv('http://127.0.0.1:9', { ISSUER: 'https://login.example' }));
    const operator = operatorOf(proxy.url);
    const moved = await operator.wakeAt(1_000_000);
    const woken = await operator.post('/kept/wake');
    await proxy.close();
    expect(told(moved)).toEqual([
      400,
      'malformed_request',
      'The field now is for a proxy on loopback only.',
    ]);
    expect(woken.status).toBe(200);
  }, 60_000);
});
