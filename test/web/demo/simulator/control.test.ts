import { expect, it } from 'vitest';
import type { Instagram } from '../../../../web/demo/simulator/simulator.ts';
import {
  AUTHORIZE_TODAY,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  post,
  press,
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
  ['{"kind":"error","message":"M","status":200}', 200],
  ['{"kind":"error","message":"M","errorCode":190,"subcode":460,"type":"T"}', 400],
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
  ['{"advance":"1"}', 'advance must be a number of seconds.'],
  ['{"fault":1}', 'fault must be an object.'],
  ['{"fault":{"kind":"delay"}}', 'A delay needs milliseconds, a number.'],
  [
    '{"fault":{"kind":"status","status":99}}',
    'A status fault needs status, a number from 200 to 599.',
  ],
  ['{"fault":{"kind":"shape","shape":"x"}}', 'shape must be one of data, array, bare, string.'],
  ['{"fault":{"kind":"error"}}', 'An error needs message, a string.'],
  ['{"revoke":1}', 'revoke must be a token.'],
  ['{"seed":1.5}', 'seed must be a whole number.'],
  ['{"switches":{"cors":"all"}}', 'cors is one of data, tokens, none.'],
  ['{"switches":{"wrappedMe":1}}', 'wrappedMe takes a boolean.'],
  ['{"switches":{"__proto__x":1}}', 'There is no switch __proto__x.'],
  ['{"redirectUris":"https://a.test/"}', 'redirectUris must be a list of URLs.'],
  ['{"testers":[1]}', 'testers must be a list of usernames.'],
  ['{"token":"nobody"}', 'token must be a username.'],
  ['{"reset":1}', 'reset must be true.'],
  [
    '{"toString":1}',
    'There is no toString. Use advance, fault, revoke, seed, switches, redirectUris, testers, token, reset.',
  ],
  ['{"advance":3600,"seed":"x"}', 'seed must be a whole number.'],
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

it('grants several wishes at once, or none of them', async () => {
  const instagram = testInstagram();
  await steer(
    instagram,
    '{"advance":60,"redirectUris":["https://new.test/"],"testers":["nobody"]}',
  );
  const query = { ...AUTHORIZE_TODAY, redirect_uri: 'https://new.test/' };
  expect(await press(instagram, AUTHORIZE_TODAY)).toBe('no redirect: 400');
  expect((await get(instagram, '/oauth/authorize', query)).status).toBe(200);
  expect(await press(instagram, query)).toBe('no redirect: 400');
  await steer(instagram, '{"advance":60,"testers":["ada.paints"],"fault":{}}');
  expect(await press(instagram, query)).toBe('no redirect: 400');
  expect(await (await steer(instagram, '{}')).json()).toEqual({ now: START_MS + 60_000 });
});

it('a seed makes the next codes the same again, a reset forgets them', async () => {
  const instagram = testInstagram();
  await steer(instagram, '{"seed":7}');
  const code = await freshCode(instagram);
  await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  const answer = await steer(instagram, '{"advance":60,"seed":7,"reset":true}');
  expect(await answer.json()).toEqual({ now: START_MS });
  expect(instagram.ledger.size).toBe(0);
  expect(await freshCode(instagram)).toBe(code);
});

it('turns switches, each by itself', async () => {
  const instagram = testInstagram();
  await steer(instagram, '{"switches":{"tokenShape":"data","longLivedSeconds":7}}');
  const code = await freshCode(instagram);
  const reply = await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  expect(await reply.text()).toMatch(/^\{"data":/);
});

it('generates a token of 60 days without a login', async () => {
  const instagram = testInstagram();
  const answer = await steer(instagram, '{"token":"the_slow_bakery"}');
  const { token } = (await answer.json()) as { token: string };
  instagram.advance(5_000_000);
  const response = await get(instagram, '/me', { access_token: token, fields: 'username' });
  expect(await response.json()).toMatchObject({ username: 'the_slow_bakery' });
});

it('the buttons of the front page do the same, and not for a page of another site', async () => {
  const instagram = testInstagram();
  const foreign = { 'sec-fetch-site': 'cross-site' };
  const move = (headers?: Record<string, string>) =>
    post(instagram, '/_simulator/clock', { advance: '3600' }, headers);
  expect((await move(foreign)).status).toBe(400);
  const back = await move({ 'sec-fetch-site': 'same-origin' });
  expect([back.status, back.headers.get('location')]).toEqual([303, '/']);
  expect(await (await get(instagram, '/')).text()).toContain('2026-11-23 13:00 UTC');
  const account = { account: 'ada.paints' };
  expect((await post(instagram, '/_simulator/token', account, foreign)).status).toBe(400);
  expect(await (await post(instagram, '/_simulator/token', account)).text()).toMatch(/IGAA\w{140}/);
});

it('the front page shows the ledger without giving a code away', async () => {
  const instagram = testInstagram();
  const code = await freshCode(instagram);
  await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  const page = await (await get(instagram, '/')).text();
  expect(page).toContain(`<code>${code.slice(0, 8)}…</code>`);
  expect(page).not.toContain(code);
});
