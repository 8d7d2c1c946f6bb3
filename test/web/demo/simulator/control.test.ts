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

it('the control endpoint moves the clock by seconds', async () => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  const response = await steer(instagram, '{"advance":3600}');
  expect(await response.json()).toEqual({ now: START_MS + 3_600_000 });
  expect((await get(instagram, '/me', { access_token })).status).toBe(400);
});

it.each([
  { fault: '{"kind":"status","status":502,"body":"{}"}', status: 502 },
  { fault: '{"kind":"throttled"}', status: 400 },
  { fault: '{"kind":"delay","milliseconds":0}', status: 200 },
  { fault: '{"kind":"status","status":502,"path":"/access_token"}', status: 200 },
  { fault: '{"kind":"error","message":"M","status":200}', status: 200 },
  { fault: '{"kind":"error","message":"M","errorCode":190,"subcode":460,"type":"T"}', status: 400 },
])('the control endpoint queues the fault $fault', async ({ fault, status }) => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  await steer(instagram, `{"fault":${fault}}`);
  expect((await get(instagram, '/me', { access_token })).status).toBe(status);
});

it('the control endpoint revokes a token', async () => {
  const instagram = testInstagram();
  const access_token = await shortToken(instagram);
  await steer(instagram, JSON.stringify({ revoke: access_token }));
  expect((await get(instagram, '/me', { access_token })).status).toBe(400);
});

it.each([
  { body: '[]', error: 'Send a JSON object as application/json.' },
  { body: '{', error: 'Send a JSON object as application/json.' },
  { body: '{"advance":"1"}', error: 'advance must be a number of seconds.' },
  { body: '{"fault":1}', error: 'fault must be an object.' },
  { body: '{"fault":{"kind":"delay"}}', error: 'A delay needs milliseconds, a number.' },
  {
    body: '{"fault":{"kind":"status","status":99}}',
    error: 'A status fault needs status, a number from 200 to 599.',
  },
  {
    body: '{"fault":{"kind":"shape","shape":"x"}}',
    error: 'shape must be one of data, array, bare, string.',
  },
  { body: '{"fault":{"kind":"error"}}', error: 'An error needs message, a string.' },
  { body: '{"revoke":1}', error: 'revoke must be a token.' },
  { body: '{"seed":1.5}', error: 'seed must be a whole number.' },
  { body: '{"switches":{"cors":"all"}}', error: 'cors is one of data, tokens, none.' },
  { body: '{"switches":{"wrappedMe":1}}', error: 'wrappedMe takes a boolean.' },
  { body: '{"switches":{"__proto__x":1}}', error: 'There is no switch __proto__x.' },
  { body: '{"redirectUris":"https://a.test/"}', error: 'redirectUris must be a list of URLs.' },
  { body: '{"testers":[1]}', error: 'testers must be a list of usernames.' },
  { body: '{"token":"stranger"}', error: 'token must be a username.' },
  { body: '{"reset":1}', error: 'reset must be true.' },
  {
    body: '{"toString":1}',
    error:
      'There is no toString. Use advance, fault, revoke, seed, switches, redirectUris, testers, token, reset.',
  },
  { body: '{"advance":3600,"seed":"x"}', error: 'seed must be a whole number.' },
])('the control endpoint says what is wrong with $body', async ({ body, error }) => {
  const response = await steer(testInstagram(), body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error });
});

it('the control endpoint refuses a form, which any page could send', async () => {
  expect((await steer(testInstagram(), '{"advance":1}', 'text/plain')).status).toBe(400);
});

it('the control endpoint shows the ledger', async () => {
  const instagram = testInstagram();
  await post(instagram, '/oauth/access_token', exchangeFields('made-up', TODAY));
  expect(await (await get(instagram, '/_simulator/ledger')).json()).toEqual({
    'made-up': { tried: 1, succeeded: 0 },
  });
});

it('queued faults do not affect the control endpoint', async () => {
  const instagram = testInstagram();
  instagram.fail({ kind: 'status', status: 500 });
  expect((await get(instagram, '/_simulator/ledger')).status).toBe(200);
  expect((await get(instagram, '/me')).status).toBe(500);
});

it('the control endpoint applies several changes at once, or none of them', async () => {
  const instagram = testInstagram();
  await steer(
    instagram,
    '{"advance":60,"redirectUris":["https://new.test/"],"testers":["stranger"]}',
  );
  const query = { ...AUTHORIZE_TODAY, redirect_uri: 'https://new.test/' };
  expect(await press(instagram, AUTHORIZE_TODAY)).toBe('no redirect: 400');
  expect((await get(instagram, '/oauth/authorize', query)).status).toBe(200);
  expect(await press(instagram, query)).toBe('no redirect: 400');
  await steer(instagram, '{"advance":60,"testers":["ada.paints"],"fault":{}}');
  expect(await press(instagram, query)).toBe('no redirect: 400');
  expect(await (await steer(instagram, '{}')).json()).toEqual({ now: START_MS + 60_000 });
});

it('a seed repeats the same codes, and a reset forgets them', async () => {
  const instagram = testInstagram();
  await steer(instagram, '{"seed":7}');
  const code = await freshCode(instagram);
  await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  const answer = await steer(instagram, '{"advance":60,"seed":7,"reset":true}');
  expect(await answer.json()).toEqual({ now: START_MS });
  expect(instagram.ledger.size).toBe(0);
  expect(await freshCode(instagram)).toBe(code);
});

it('the control endpoint turns each switch by itself', async () => {
  const instagram = testInstagram();
  await steer(instagram, '{"switches":{"tokenShape":"data","longLivedSeconds":7}}');
  const code = await freshCode(instagram);
  const reply = await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  expect(await reply.text()).toMatch(/^\{"data":/);
});

it('the control endpoint generates a 60-day token without a login', async () => {
  const instagram = testInstagram();
  const answer = await steer(instagram, '{"token":"the_slow_bakery"}');
  const { token } = (await answer.json()) as { token: string };
  instagram.advance(5_000_000);
  const response = await get(instagram, '/me', { access_token: token, fields: 'username' });
  expect(await response.json()).toMatchObject({ username: 'the_slow_bakery' });
});

it('the buttons of the front page do the same, but not for another site’s page', async () => {
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

it('two months of the front page pass week by week, so that a program with a clock of its own keeps up', async () => {
  const times: number[] = [];
  const instagram = testInstagram({
    timePasses: (now) => Promise.resolve(void times.push(now)),
  });
  await post(instagram, '/_simulator/clock', { advance: String(60 * 86_400) });
  const days = times.map((time) => (time - (times[0] ?? 0)) / 86_400_000 + 7);
  expect(days).toEqual([7, 14, 21, 28, 35, 42, 49, 56, 60]);
});

it('the front page shows the ledger without revealing a code', async () => {
  const instagram = testInstagram();
  const code = await freshCode(instagram);
  await post(instagram, '/oauth/access_token', exchangeFields(code, TODAY));
  const page = await (await get(instagram, '/')).text();
  expect(page).toContain(`<code>${code.slice(0, 8)}…</code>`);
  expect(page).not.toContain(code);
});

it.each([{}, { account: 'not.there' }, { account: 'ada.paints', client_id: '1' }])(
  'no request is signed for %o, whose account or app is not there',
  async (query: Record<string, string>) => {
    const response = await get(testInstagram(), '/_simulator/signed-request', query);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'Name an account, and a client_id of the front page.' },
    ]);
  },
);

it.each(['/access_token', '/refresh_access_token'])(
  '%s takes no other grant_type than its own',
  async (path) => {
    const instagram = testInstagram();
    const query = { grant_type: 'password', access_token: await shortToken(instagram) };
    const response = await get(instagram, path, query);
    expect(await response.json()).toMatchObject({
      error: { message: 'Invalid parameter', code: 100 },
    });
  },
);
