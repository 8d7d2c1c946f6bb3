import { setupServer } from 'msw/node';
import { expect, it } from 'vitest';
import { instagramHandlers } from '../../../../web/demo/simulator/handlers.ts';
import type { Fault } from '../../../../web/demo/simulator/state/fault.ts';
import {
  accessTokenOf,
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  CLASSIC,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  post,
  press,
  shortToken,
  testInstagram,
  TODAY,
  walk,
} from './login.ts';

const CHOICE = { decision: 'allow', account: 'ada.paints', scope: AUTHORIZE_TODAY.scope };
const TOKEN = '/oauth/access_token';

/** Sends a code that meets a fault, and returns both for the ledger. */
async function meet(fault: Fault) {
  const waited: number[] = [];
  const sleep = (milliseconds: number) => {
    waited.push(milliseconds);
    return Promise.resolve();
  };
  const instagram = testInstagram({ sleep });
  const code = await freshCode(instagram);
  instagram.fail(fault);
  const send = () => post(instagram, TOKEN, exchangeFields(code, TODAY));
  return { instagram, code, send, waited };
}

it('the ledger counts every attempt and success of a code, even an unknown one', async () => {
  const instagram = testInstagram();
  const code = await freshCode(instagram);
  const fields = exchangeFields(code, TODAY);
  await post(instagram, TOKEN, { ...fields, client_secret: 'wrong' });
  await post(instagram, TOKEN, fields);
  await post(instagram, TOKEN, fields);
  await post(instagram, TOKEN, { ...fields, code: 'made-up' });
  expect(Object.fromEntries(instagram.ledger)).toEqual({
    [code]: { tried: 3, succeeded: 1 },
    'made-up': { tried: 1, succeeded: 0 },
  });
});

it('a status fault replaces one answer and does not spend the code', async () => {
  const { send, instagram, code } = await meet({ kind: 'status', status: 503 });
  expect((await send()).status).toBe(503);
  expect(instagram.ledger.get(code)).toEqual({ tried: 1, succeeded: 0 });
  expect((await send()).status).toBe(200);
});

it('a late reset spends the code and loses the token', async () => {
  const { send, instagram, code } = await meet({ kind: 'reset', when: 'after' });
  await expect(send()).rejects.toThrow(TypeError);
  expect(instagram.ledger.get(code)).toEqual({ tried: 1, succeeded: 1 });
  expect((await send()).status).toBe(400);
});

it('a delayed request is answered after the delay', async () => {
  const { send, waited } = await meet({ kind: 'delay', milliseconds: 3000 });
  expect((await send()).status).toBe(200);
  expect(waited).toEqual([3000]);
});

it('a truncated body ends in the middle of the JSON', async () => {
  const { send } = await meet({ kind: 'truncated' });
  const text = await (await send()).text();
  expect(text).toMatch(/^\{"access_token":"IGAA/);
  expect(() => void JSON.parse(text)).toThrow(SyntaxError);
});

it('a shape fault changes one reply only', async () => {
  const { send } = await meet({ kind: 'shape', shape: 'data' });
  expect(await (await send()).text()).toMatch(/^\{"data":\[/);
});

it('a stalled request ends when the caller gives up', async () => {
  const instagram = testInstagram();
  instagram.fail({ kind: 'stall' });
  const caller = new AbortController();
  const { signal } = caller;
  const answer = instagram.fetch(new Request(`${ORIGIN}/me`, { signal }));
  const race = Promise.race([answer, Promise.resolve('silent')]);
  expect(await race).toBe('silent');
  caller.abort(new Error('given up'));
  await expect(answer).rejects.toThrow('given up');
});

it('a stalled body begins and does not end', async () => {
  const { send } = await meet({ kind: 'stalled_body' });
  const reader = (await send()).body?.getReader();
  const first = await reader?.read();
  expect(first?.value?.length).toBeGreaterThan(0);
  const second = reader?.read().then(() => 'ended');
  expect(await Promise.race([second, Promise.resolve('silent')])).toBe('silent');
});

it('a fault for one path and some requests leaves all others alone', async () => {
  const instagram = testInstagram();
  instagram.fail({ kind: 'status', status: 500, path: '/me', times: 2 });
  const access_token = await shortToken(instagram);
  const me = async () => (await get(instagram, '/v25.0/me', { access_token })).status;
  expect([await me(), await me(), await me()]).toEqual([500, 500, 200]);
});

it('throttling answers in the words of each generation of the API', async () => {
  const instagram = testInstagram();
  instagram.fail({ kind: 'throttled', times: 2 });
  const today = await get(instagram, '/me');
  expect(await today.json()).toMatchObject({ error: { code: 80002 } });
  expect(JSON.parse(today.headers.get('x-app-usage') ?? '')).toMatchObject({ call_count: 100 });
  const classic = await post(instagram, TOKEN, exchangeFields('x', CLASSIC));
  expect(await classic.json()).toMatchObject({ error_type: 'OAuthRateLimitException' });
});

it.each(['one_hour_only', 'data_blocked', 'deactivated'])(
  '%s, which shows after the exchange, affects its own login only',
  async (trouble) => {
    const instagram = testInstagram();
    const mine = await freshCode(instagram, AUTHORIZE_TODAY, { ...CHOICE, trouble });
    expect(await walk(instagram, {})).toMatchObject({
      longLived: expect.stringMatching(/^200/) as string,
      me: expect.stringMatching(/^200 .*ada\.paints/) as string,
    });
    const reply = await post(instagram, TOKEN, exchangeFields(mine, TODAY));
    const access_token = accessTokenOf(await reply.text());
    const path = trouble === 'one_hour_only' ? '/access_token' : '/me';
    const answer = await get(instagram, path, { access_token }).then(
      async (response) => response.text(),
      () => 'no answer',
    );
    expect(answer).toMatch(/Oops|no answer|deactivated/);
  },
);

it('trouble with a token without a code affects that token only', async () => {
  const instagram = testInstagram();
  const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
  const tokenOf = async (trouble: string) => {
    const { hash } = new URL(await press(instagram, query, { ...CHOICE, trouble }));
    return new URLSearchParams(hash.slice(1)).get('access_token') ?? '';
  };
  const [broken, whole] = [await tokenOf('server_error'), await tokenOf('nothing')];
  const self = async (access_token: string) =>
    (await get(instagram, '/v1/users/self', { access_token })).status;
  expect([await self(whole), await self(broken), await self(broken)]).toEqual([200, 500, 200]);
});

it('trouble with one login does not affect another', async () => {
  const instagram = testInstagram();
  await freshCode(instagram, AUTHORIZE_TODAY, { decision: 'allow', trouble: 'server_error' });
  const code = await freshCode(instagram, AUTHORIZE_CLASSIC);
  const response = await post(instagram, TOKEN, exchangeFields(code, CLASSIC));
  expect(response.status).toBe(200);
});

it('the MSW handlers answer for every given origin', async () => {
  const instagram = testInstagram();
  const hosts = ['https://api.instagram.test', 'https://graph.instagram.test'];
  const server = setupServer(...instagramHandlers(instagram, hosts));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    const code = await freshCode(instagram);
    const body = new URLSearchParams(exchangeFields(code, TODAY));
    const reply = await fetch(`${hosts[0] ?? ''}${TOKEN}`, { method: 'POST', body });
    expect(await reply.text()).toContain('"user_id":36220564007528767');
    expect((await fetch(`${hosts[1] ?? ''}/me`)).status).toBe(400);
    instagram.fail({ kind: 'reset' });
    await expect(fetch(`${hosts[1] ?? ''}/me`)).rejects.toThrow(TypeError);
  } finally {
    server.close();
  }
});
