import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseErrorReply } from '../../../web/auth/error-reply.ts';
import { readTokenReply } from '../../../web/auth/token-reply.ts';
import { NOW, TOKEN_REPLY } from '../fake-browser.ts';

function read(body: unknown, status = 200) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readTokenReply({ status, body: text, receivedAt: NOW }, 'instagram');
}

test('a reply is read with its token, end, scopes and exact owner', async () => {
  expect(await read(TOKEN_REPLY)).toEqual({
    token: {
      provider: 'instagram',
      accessToken: 'IGAAtoken',
      issuedAt: NOW,
      expiresAt: NOW + 5_183_944_000,
      refreshToken: 'IGAAtoken',
      scopes: ['instagram_business_basic'],
      userId: '36220564007528767',
    },
  });
});

test('a reply that grants nothing differs from one that does not say', async () => {
  expect(await read({ ...TOKEN_REPLY, scope: '' })).toMatchObject({ token: { scopes: [] } });
  expect(await read({ ...TOKEN_REPLY, scope: undefined })).not.toHaveProperty('token.scopes');
});

test('a reply is read with its warning and the classic API’s user', async () => {
  const user = {
    id: '1574083',
    username: 'snoopdogg',
    full_name: 'Snoop Dogg',
    bio: 'x',
    website: 'https://snoop.example',
    is_business: false,
  };
  const reply = { access_token: 'T', token_type: 'Bearer', user, warning: 'long_lived_failed' };
  expect(await read(reply)).toEqual({
    token: {
      provider: 'instagram',
      accessToken: 'T',
      issuedAt: NOW,
      user,
      warning: 'long_lived_failed',
    },
  });
});

test('nested fields and names such as __proto__ are left out of the classic API’s user', async () => {
  const user =
    '{"id":17841401313574613,"bio":"x","counts":{"media":1},"toString":"x","constructor":"x","__proto__":"x"}';
  const reply = await read(`{"access_token":"T","token_type":"bearer","user":${user}}`);
  expect(reply).toMatchObject({ token: { user: { bio: 'x' } } });
  expect(Object.keys('token' in reply ? (reply.token.user ?? {}) : {})).toEqual(['bio']);
});

test.each([Number('17841401313574613'), 1.7e16, '1.7e16', '-1', '1'.repeat(30), null])(
  'P-45: a user id that may have been rounded is left out: %s',
  async (user_id) => {
    expect(await read({ ...TOKEN_REPLY, user_id })).not.toHaveProperty('token.userId');
  },
);

test.each([
  '<html>Log in to the airport</html>',
  '',
  'null',
  '[]',
  '"x"',
  '{"access_token":"T"}',
  '{"access_token":"T","token_type":"mac"}',
  '{"access_token":"","token_type":"bearer"}',
  '{"access_token":7,"token_type":"bearer"}',
])('a reply with 200 and no token is refused: %s', async (body) => {
  expect(await read(body)).toEqual({ failure: { reason: 'proxy_malformed', status: 200 } });
});

test('the proxy’s refusal is read with Instagram’s own words', async () => {
  const reply = {
    error: 'invalid_grant',
    error_description: 'Instagram says that the code was used.',
    reason: 'code_spent',
    request_id: 'r1',
    provider_error: {
      type: 'OAuthException',
      code: 400,
      message: 'This authorization code has been used',
    },
  };
  expect(await read(reply, 400)).toEqual({ failure: { reason: 'refused', reply, status: 400 } });
});

test.each([
  '<html>',
  '{}',
  '{"error":"invalid_grant"}',
  '{"error":"invalid_grant","reason":["busy"]}',
])('a failure that is not the proxy’s is refused: %s', async (body) => {
  expect(await read(body, 404)).toEqual({ failure: { reason: 'proxy_malformed', status: 404 } });
});

test('W-25: a reply is copied field by field, so that its keys change no object', async () => {
  const body = '{"__proto__":{"x":1},"constructor":1,"access_token":"T","token_type":"bearer"}';
  const outcome = await read(body);
  expect(outcome).toEqual({ token: { provider: 'instagram', accessToken: 'T', issuedAt: NOW } });
  expect('token' in outcome && Object.getPrototypeOf(outcome.token)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('of 10,000 replies none makes the reader throw', async () => {
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.object().map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(200, 400, 502), async (text, status) => {
      const outcome = await read(text, status);
      expect('token' in outcome || 'failure' in outcome).toBe(true);
    }),
    { numRuns: 10_000, seed: 2 },
  );
});

test('of 10,000 refusals none makes the reader throw', () => {
  const reply = fc.record({
    error: fc.constant('invalid_grant'),
    reason: fc.constant('busy'),
    error_description: fc.anything(),
    request_id: fc.anything(),
    provider_error: fc.anything(),
  });
  fc.assert(
    fc.property(reply, (value) => {
      expect(parseErrorReply(value)?.reason).toBe('busy');
    }),
    { numRuns: 10_000, seed: 3 },
  );
});
