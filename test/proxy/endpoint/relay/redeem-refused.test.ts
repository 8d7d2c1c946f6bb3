import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { ORIGIN, REDIRECT_URI, send } from '../../../support/proxy.ts';
import {
  begin,
  callback,
  CLIENT_ID,
  freshCode,
  ISSUER,
  redeem,
  relayEnv,
  sealedCode,
  VERIFIER,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';

const BASIC = `Basic ${Buffer.from(`${CLIENT_ID}:sentinel-x`).toString('base64')}`;

type Fields = Record<string, string | undefined>;

/** Redemptions of a good code that are refused before they reach Instagram. */
const REFUSED: { title: string; fields: Fields; outcome: string }[] = [
  {
    title: 'R-40: no verifier',
    fields: { code_verifier: undefined },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'R-40: an empty verifier',
    fields: { code_verifier: '' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'R-40: a verifier of 42 characters',
    fields: { code_verifier: 'a'.repeat(42) },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'R-40: a verifier of 129 characters',
    fields: { code_verifier: 'a'.repeat(129) },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'R-40: an illegal verifier',
    fields: { code_verifier: '+'.repeat(43) },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'R-40: a wrong verifier',
    fields: { code_verifier: `${VERIFIER}x` },
    outcome: 'invalid_grant: code_mismatch',
  },
  {
    title: 'R-38: no client_id',
    fields: { client_id: undefined },
    outcome: 'invalid_grant: code_mismatch',
  },
  {
    title: 'R-38: an unknown client_id',
    fields: { client_id: '42' },
    outcome: 'invalid_grant: code_mismatch',
  },
  {
    title: 'R-41: the other client',
    fields: { client_id: '123456789012345' },
    outcome: 'invalid_grant: code_mismatch',
  },
  {
    title: 'R-39: no redirect_uri',
    fields: { redirect_uri: undefined },
    outcome: 'invalid_grant: redirect_uri_mismatch',
  },
  {
    title: 'R-39: another page',
    fields: { redirect_uri: 'http://localhost:5173/' },
    outcome: 'invalid_grant: redirect_uri_mismatch',
  },
  {
    title: 'R-39: one slash more',
    fields: { redirect_uri: `${REDIRECT_URI}/` },
    outcome: 'invalid_grant: redirect_uri_mismatch',
  },
  {
    title: 'P-17: the callback as the page',
    fields: { redirect_uri: `${ISSUER}/callback` },
    outcome: 'invalid_grant: redirect_uri_mismatch',
  },
];

onBothRuntimes(relayEnv, (test) => {
  test.for(REFUSED)(
    'a redemption is refused and the code still works: $title',
    async ({ fields, outcome }, { proxy, upstream }) => {
      const code = freshCode();
      const sealed = await sealedCode(proxy.url, code);
      const reply = await redeem(proxy.url, sealed, fields);
      expect([reply.status, `${String(reply.json.error)}: ${String(reply.json.reason)}`]).toEqual([
        400,
        outcome,
      ]);
      expect(upstream.count(code)).toBe(0);
      expect((await redeem(proxy.url, sealed)).status).toBe(200);
    },
  );

  test('R-40: the challenge itself does not redeem a code', async ({ proxy, upstream }) => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code, { code_challenge: VERIFIER.slice(0, 43) });
    const reply = await redeem(proxy.url, sealed, { code_verifier: VERIFIER.slice(0, 43) });
    expect([reply.json.error, upstream.count(code)]).toEqual(['invalid_grant', 0]);
  });

  test.for([
    {
      title: 'a secret in Basic',
      headers: { Authorization: BASIC },
      fields: {},
      status: 401,
      error: 'invalid_client',
    },
    {
      title: 'malformed Basic',
      headers: { Authorization: 'Basic %%%' },
      fields: {},
      status: 401,
      error: 'invalid_client',
    },
    {
      title: 'a secret in the body',
      headers: {},
      fields: { client_secret: 'sentinel-x' },
      status: 401,
      error: 'invalid_client',
    },
  ])(
    'R-38: a redemption with $title is refused with 401',
    async ({ headers, fields, status, error }, { proxy, upstream }) => {
      const code = freshCode();
      const sealed = await sealedCode(proxy.url, code);
      const reply = await redeem(proxy.url, sealed, fields, headers);
      expect([reply.status, reply.json.error]).toEqual([status, error]);
      expect(reply.headers['www-authenticate']).toBe('Basic realm="latchkey"');
      expect(upstream.count(code)).toBe(0);
    },
  );

  test('R-38: a redemption that authenticates in two ways is an invalid request', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    const secret = { client_secret: 'sentinel-x' };
    const reply = await redeem(proxy.url, sealed, secret, { Authorization: BASIC });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_request']);
    expect(upstream.count(code)).toBe(0);
  });

  test('R-38: a redemption with an empty secret is accepted', async ({ proxy }) => {
    const sealed = await sealedCode(proxy.url, freshCode());
    expect((await redeem(proxy.url, sealed, { client_secret: '' })).status).toBe(200);
  });

  test('R-37: a field that occurs twice is refused, and an unknown field does not reach Instagram', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: sealed,
      redirect_uri: REDIRECT_URI,
      client_id: CLIENT_ID,
      code_verifier: VERIFIER,
      resource: 'x',
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const post = (text: string) =>
      send(`${proxy.url}/token`, { method: 'POST', headers, body: text });
    const twice = await post(`${body.toString()}&code_verifier=${VERIFIER}`);
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request']);
    expect((await post(body.toString())).status).toBe(200);
    const [exchange] = upstream.arrivals.filter(({ form }) => form.get('code') === code);
    expect([...(exchange?.form.keys() ?? [])].sort()).toEqual(
      ['client_id', 'client_secret', 'code', 'grant_type', 'redirect_uri'].sort(),
    );
  });

  test('R-36: a redemption with its fields in the query is refused', async ({ proxy }) => {
    const sealed = await sealedCode(proxy.url, freshCode());
    const reply = await send(`${proxy.url}/token?code=${sealed}`, { method: 'POST' });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_request']);
  });

  test.for(['a.b.c.d.e', 'a..c.d.e'])(
    'R-27: %s is refused as a spent code',
    async (sealed, { proxy }) => {
      const reply = await redeem(proxy.url, sealed);
      expect([reply.status, reply.json.error, reply.json.reason]).toEqual([
        400,
        'invalid_grant',
        'code_spent',
      ]);
    },
  );

  test('R-27: a sealed state is refused as a code, and a sealed code as a state', async ({
    proxy,
  }) => {
    const { state, cookie } = await begin(proxy.url);
    expect((await redeem(proxy.url, state)).json.error).toBe('invalid_grant');
    const code = await sealedCode(proxy.url, freshCode());
    expect((await callback(proxy.url, { code: 'C0DE', state: code }, cookie)).status).toBe(400);
  });

  test('Instagram’s own code is refused with the relay’s callback as its redirect_uri', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    const reply = await redeem(
      proxy.url,
      code,
      { redirect_uri: `${ISSUER}/callback` },
      { Origin: ORIGIN },
    );
    expect([reply.status, reply.json.reason]).toEqual([400, 'redirect_uri_not_allowed']);
    expect(upstream.count(code)).toBe(0);
  });

  testAllReplies(test);
});
