import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { fetchPages, parsePage } from '../../../web/instagram/pages.ts';
import { config, NOW, tab, type SentRequest } from '../fake-browser.ts';

const TOKEN: Token = { provider: 'facebook', accessToken: 'EAAtoken', issuedAt: NOW };
const CONFIG = config({ VITE_FACEBOOK_CLIENT_ID: '62' });
const PAGE = {
  id: '61550093724418815',
  name: 'Studio',
  access_token: 'EAApage',
  instagram_business_account: { id: '17841401313574613', username: 'ada.paints', name: 'Ada' },
};
const READ = {
  id: '61550093724418815',
  name: 'Studio',
  accessToken: 'EAApage',
  account: { id: '17841401313574613', username: 'ada.paints', name: 'Ada' },
};

function ask(answer: (request: SentRequest) => Promise<Response> | Response) {
  const at = tab({ answer });
  return { at, result: fetchPages(at.browser, CONFIG, TOKEN, new AbortController().signal) };
}

/** A list that goes on after each answer, as far as its cursors differ. */
const goingOn = (after: (request: number) => unknown) => {
  let requests = 0;
  return ask(() => {
    requests += 1;
    const paging = { next: 'https://elsewhere.example/?access_token=EAAtoken', cursors: {} };
    Object.assign(paging.cursors, { after: after(requests) });
    return Response.json({ data: [{ ...PAGE, id: String(requests) }], paging });
  });
};

test('Pages are asked for with their accounts by a simple request without a cookie', async () => {
  const { at, result } = ask(() => Response.json({ data: [PAGE] }));
  expect(await result).toEqual({ pages: [READ], more: false });
  const url = new URL(at.sent[0]?.url ?? '');
  expect(url.origin + url.pathname).toBe('https://graph.facebook.com/v25.0/me/accounts');
  expect(url.searchParams.get('fields')).toBe(
    'id,name,access_token,instagram_business_account{id,username,name,profile_picture_url}',
  );
  expect(at.sent[0]?.init).toMatchObject({ headers: {}, credentials: 'omit', redirect: 'error' });
});

test('ids beyond 2^53 that come as numbers are exact, or left out', async () => {
  const body =
    '{"data":[{"id":61550093724418815,"instagram_business_account":{"id":17841401313574613}}]}';
  const result = await ask(() => new Response(body)).result;
  const page = { id: READ.id, name: READ.id, account: { id: READ.account.id } };
  expect([
    { pages: [page], more: false },
    { pages: [], more: false },
  ]).toContainEqual(result);
});

test('the list is followed by its cursor, never by the address that comes with it', async () => {
  const { at, result } = goingOn((request) => (request < 3 ? `cursor-${request}` : undefined));
  expect(await result).toMatchObject({ pages: { length: 3 }, more: false });
  const cursors = at.sent.map(({ url }) => new URL(url).searchParams.get('after'));
  expect(cursors).toEqual([null, 'cursor-1', 'cursor-2']);
  expect(at.sent.every(({ url }) => url.startsWith('https://graph.facebook.com/'))).toBe(true);
});

test('a list without end is read ten times, and one that repeats itself twice', async () => {
  const endless = goingOn((request) => `cursor-${request}`);
  expect(await endless.result).toMatchObject({ pages: { length: 10 }, more: true });
  const repeating = goingOn(() => 'same');
  expect(await repeating.result).toMatchObject({ pages: { length: 2 }, more: true });
});

test('what breaks off in the middle keeps what was read, and what fails at once is a failure', async () => {
  let requests = 0;
  const broken = ask(() => {
    requests += 1;
    if (requests > 1) return new Response('<h1>Oops</h1>', { status: 400 });
    return Response.json({ data: [PAGE], paging: { next: 'x', cursors: { after: 'a' } } });
  });
  expect(await broken.result).toEqual({ pages: [READ], more: true });
  expect(await ask(() => new Response('{')).result).toEqual({ failure: { reason: 'malformed' } });
  expect(await ask(() => Response.json({})).result).toEqual({ failure: { reason: 'malformed' } });
  expect(await ask(() => Promise.reject(new TypeError())).result).toEqual({
    failure: { reason: 'blocked' },
  });
});

test('Facebook’s own words come with what they mean, and without a token in them', async () => {
  const error = { message: 'Malformed access token EAAtoken', code: 190, error_subcode: 463 };
  const result = await ask(() => Response.json({ error }, { status: 400 })).result;
  expect(result).toMatchObject({ failure: { reason: 'invalid_token' } });
  expect(JSON.stringify(result)).not.toContain('EAAtoken');
});

test.each([
  ['no id', { ...PAGE, id: undefined }, []],
  ['an id of letters', { ...PAGE, id: 'me' }, []],
  ['a token with a line break', { ...PAGE, access_token: 'EAA\n' }, [without('accessToken')]],
  ['an account without an id', { ...PAGE, instagram_business_account: {} }, [without('account')]],
  [
    'a list in place of an account',
    { ...PAGE, instagram_business_account: [1] },
    [without('account')],
  ],
])('a Page with %s is read as far as it goes', (_, value, read) => {
  expect(parsePage(value, false)).toEqual(read);
});

function without(field: 'accessToken' | 'account') {
  const { [field]: _, ...rest } = READ;
  return rest;
}

test('reads any list without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      const result = await ask(() => new Response(`{"data":[${json}]}`)).result;
      expect('pages' in result || 'failure' in result).toBe(true);
    }),
    { numRuns: 500, seed: 7 },
  );
});
