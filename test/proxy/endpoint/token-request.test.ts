import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { ORIGIN, postToken, proxyEnv, REDIRECT_URI, send } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { CODE, CODE_BODY, FORM, outcomeOf, postBody } from '../../support/token-post.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Fields that are refused with 400, and the error and reason of the reply. */
const REFUSED_FIELDS: {
  title: string;
  fields: Record<string, string>;
  outcome: string;
}[] = [
  {
    title: 'P-18: an empty code',
    fields: { ...CODE, code: '' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'P-18: a code of #_ alone',
    fields: { ...CODE, code: '#_' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'P-18: a code with a space',
    fields: { ...CODE, code: 'C0 DE' },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-18: a code with a newline',
    fields: { ...CODE, code: 'C0\nDE' },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-18: a code with a control character',
    fields: { ...CODE, code: 'C0\u0000' },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-18: a code beyond ASCII',
    fields: { ...CODE, code: 'C0DÉ' },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-18: a code of 2049 characters',
    fields: { ...CODE, code: 'C'.repeat(2049) },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-16: a client_secret',
    fields: { ...CODE, client_secret: 'sentinel-x' },
    outcome: 'invalid_request: malformed_request',
  },
  {
    title: 'P-17: another page',
    fields: { ...CODE, redirect_uri: 'https://app.example/evil' },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: one slash more',
    fields: { ...CODE, redirect_uri: `${REDIRECT_URI}/` },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: another case',
    fields: { ...CODE, redirect_uri: 'https://APP.example/cb' },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: an explicit port',
    fields: { ...CODE, redirect_uri: 'https://app.example:443/cb' },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: an encoded letter',
    fields: { ...CODE, redirect_uri: 'https://app.example/%63b' },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: an added query',
    fields: { ...CODE, redirect_uri: `${REDIRECT_URI}?a=b` },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'P-17: the relay callback',
    fields: { ...CODE, redirect_uri: 'http://127.0.0.1/callback' },
    outcome: 'invalid_request: redirect_uri_not_allowed',
  },
  {
    title: 'R-35: no grant_type',
    fields: { code: 'C0DE', redirect_uri: REDIRECT_URI },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'R-35: the password grant',
    fields: { grant_type: 'password' },
    outcome: 'unsupported_grant_type: unsupported_grant_type',
  },
  {
    title: 'R-35: the implicit grant',
    fields: { grant_type: 'implicit' },
    outcome: 'unsupported_grant_type: unsupported_grant_type',
  },
  {
    title: 'R-35: client credentials',
    fields: { grant_type: 'client_credentials' },
    outcome: 'unsupported_grant_type: unsupported_grant_type',
  },
  {
    title: 'R-35: a grant of another case',
    fields: { ...CODE, grant_type: 'Authorization_Code' },
    outcome: 'unsupported_grant_type: unsupported_grant_type',
  },
  {
    title: 'R-35: an empty grant_type',
    fields: { ...CODE, grant_type: '' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'R-38: another client',
    fields: { ...CODE, client_id: '42' },
    outcome: 'invalid_client: client_unknown',
  },
  {
    title: 'P-25: __proto__ as a client',
    fields: { ...CODE, client_id: '__proto__' },
    outcome: 'invalid_client: client_unknown',
  },
  {
    title: 'R-39: no redirect_uri',
    fields: { grant_type: 'authorization_code', code: 'C0DE' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'no refresh_token',
    fields: { grant_type: 'refresh_token' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'no subject_token',
    fields: { grant_type: EXCHANGE },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'no subject_token_type',
    fields: { grant_type: EXCHANGE, subject_token: 'C0DE' },
    outcome: 'invalid_request: missing_field',
  },
  {
    title: 'a subject token of another type',
    fields: { grant_type: EXCHANGE, subject_token: 'C0DE', subject_token_type: 'urn:x' },
    outcome: 'invalid_request: malformed_request',
  },
];

onBothRuntimes(proxyEnv, (test) => {
  test.for(REFUSED_FIELDS)(
    'a token request is refused with 400 and its reason: $title',
    async ({ fields, outcome }, { proxy }) => {
      const reply = await postToken(proxy.url, fields);
      expect([reply.status, `${String(reply.json.error)}: ${String(reply.json.reason)}`]).toEqual([
        400,
        outcome,
      ]);
      expect(reply.headers['server-timing']).toMatch(/^instagram;dur=0, proxy;dur=\d+$/);
      expect(reply.json.request_id).toMatch(/^[\da-f-]{36}$/);
      expect(reply.headers['access-control-allow-origin']).toBe(ORIGIN);
    },
  );

  test('R-35: the refusal of an unknown grant lists the three supported ones and does not mention Facebook', async ({
    proxy,
  }) => {
    const { json } = await postToken(proxy.url, { grant_type: 'password' });
    expect(json.error_description).toBe(
      `Supported grant types: authorization_code, refresh_token and ${EXCHANGE}.`,
    );
  });

  test('the refusal of a request without a field names the field', async ({ proxy }) => {
    const reply = await postToken(proxy.url, { grant_type: 'authorization_code', code: 'C0DE' });
    expect(reply.json.error_description).toContain('redirect_uri');
  });

  test('R-37: a request that has a field twice is refused, whether the field is known or not', async ({
    proxy,
  }) => {
    for (const twice of ['code=C0DE2', 'x=1&x=2', 'grant_type=refresh_token']) {
      expect(outcomeOf(await postBody(proxy, `${CODE_BODY}&${twice}`))).toEqual([
        400,
        'invalid_request',
        'malformed_request',
      ]);
    }
  });

  test('P-50: a request with fields or a token in its URL is refused', async ({ proxy }) => {
    const inAddress = await send(`${proxy.url}/token?code=x`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': FORM },
      body: CODE_BODY,
    });
    const userinfo = await send(`${proxy.url}/userinfo?access_token=IGAAx`);
    expect([inAddress.status, userinfo.status]).toEqual([400, 400]);
  });

  test('R-55: the proxy ignores cookies and sets none', async ({ proxy }) => {
    const reply = await postBody(proxy, '', { Cookie: 'a=b' });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([400, undefined]);
  });

  test('S2: refused requests never reach Instagram', ({ upstream }) => {
    expect(upstream.count('C0DE')).toBe(0);
    expect(upstream.arrivals).toEqual([]);
  });

  testAllReplies(test);
});
