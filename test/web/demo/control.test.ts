import { expect, it } from 'vitest';
import type { Instagram } from '../../../web/demo/instagram.ts';
import {
  exchangeFields,
  get,
  ORIGIN,
  post,
  shortToken,
  START_MS,
  testInstagram,
  TODAY,
} from './login.ts';

function steer(instagram: Instagram, body: string, type = 'application/json') {
  const headers = { 'content-type': type };
  return instagram.fetch(new Request(`${ORIGIN}/_simulator`, { method: 'POST', headers, body }));
}

it('moves the clock by seconds', async () => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  const response = await steer(instagram, '{"advance":3600}');
  expect(await response.json()).toEqual({ now: START_MS + 3_600_000 });
  expect((await get(instagram, '/me', { access_token })).status).toBe(400);
});

it.each([
  ['{"kind":"status","status":502,"body":"{}"}', 502],
  ['{"kind":"throttled"}', 400],
  ['{"kind":"delay","milliseconds":0}', 200],
  ['{"kind":"status","status":502,"path":"/access_token"}', 200],
])('queues the fault %s', async (fault, status) => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  await steer(instagram, `{"fault":${fault}}`);
  expect((await get(instagram, '/me', { access_token })).status).toBe(status);
});

it('revokes a token', async () => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  await steer(instagram, JSON.stringify({ revoke: access_token }));
  expect((await get(instagram, '/me', { access_token })).status).toBe(400);
});

it.each([
  ['[]', 'Send a JSON object as application/json.'],
  ['{', 'Send a JSON object as application/json.'],
  ['{"advance":"1"}', 'advance takes a number of seconds.'],
  ['{"fault":1}', 'fault takes an object.'],
  ['{"fault":{"kind":"delay"}}', 'A delay takes milliseconds, a number.'],
  ['{"fault":{"kind":"status","status":99}}', 'A status takes status, a number from 200 to 599.'],
  ['{"fault":{"kind":"shape","shape":"x"}}', 'A shape is one of data, array, bare, string.'],
  ['{"revoke":1}', 'revoke takes a token.'],
])('says what is wrong with %s', async (body, error) => {
  const response = await steer(testInstagram(), body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error });
});

it('does not listen to a form, which any page could send', async () => {
  expect((await steer(testInstagram(), '{"advance":1}', 'text/plain')).status).toBe(400);
});

it('shows the ledger', async () => {
  const instagram = testInstagram();
  await post(instagram, '/oauth/access_token', exchangeFields('made-up', TODAY));
  expect(await (await get(instagram, '/_simulator/ledger')).json()).toEqual({
    'made-up': { tried: 1, succeeded: 0 },
  });
});

it('is not hit by faults itself', async () => {
  const instagram = testInstagram();
  instagram.fail({ kind: 'status', status: 500 });
  expect((await get(instagram, '/_simulator/ledger')).status).toBe(200);
  expect((await get(instagram, '/me')).status).toBe(500);
});
