import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { parseLossless } from '../../../web/instagram/json.ts';
import { fetchProfile } from '../../../web/instagram/profile.ts';
import { safePictureUrl } from '../../../web/instagram/safe-address.ts';
import { config, NOW, PAGE, simulatedConfig, tab, type SentRequest } from '../fake-browser.ts';

const TOKEN: Token = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: NOW };
const ME = {
  id: '36220564007528767',
  user_id: '17841401313574613',
  username: 'mona.makes',
  name: 'Mona',
  account_type: 'MEDIA_CREATOR',
  profile_picture_url: 'https://pictures.example/1.jpg',
};
const PROFILE = {
  id: '36220564007528767',
  userId: '17841401313574613',
  username: 'mona.makes',
  name: 'Mona',
  accountType: 'MEDIA_CREATOR',
  pictureUrl: 'https://pictures.example/1.jpg',
};
type Answer = (request: SentRequest) => Promise<Response> | Response;

const down = () => Promise.reject(new TypeError('Failed to fetch'));
const isGraph = ({ url }: SentRequest) => url.startsWith('https://graph.instagram.com/');

function ask(answer: Answer, token = TOKEN, settings = config()) {
  const at = tab({ answer });
  return { at, result: fetchProfile(at.browser, settings, token, new AbortController().signal) };
}

test('the profile is requested with the token in the query and without headers or cookies', async () => {
  const { at, result } = ask(() => Response.json(ME));
  expect(await result).toEqual({ profile: PROFILE, from: 'instagram' });
  expect(at.sent).toHaveLength(1);
  const url = new URL(at.sent[0]?.url ?? '');
  expect(url.origin + url.pathname).toBe('https://graph.instagram.com/v25.0/me');
  expect(url.searchParams.get('access_token')).toBe('IGAAtoken');
  expect(at.sent[0]?.init).toMatchObject({ headers: {}, credentials: 'omit', redirect: 'error' });
});

test('a profile inside a data list is read', async () => {
  const { result } = ask(() => Response.json({ data: [ME] }));
  expect(await result).toEqual({ profile: PROFILE, from: 'instagram' });
});

test.each([
  { host: 'https://graph.instagram.com', status: 502, times: 2 },
  { host: 'https://graph.instagram.com', status: 500, times: 1 },
])('$host is asked at most once more after a gateway’s $status', async ({ status, times }) => {
  const { at, result } = ask(() => Response.json({}, { status }));
  await result;
  expect(at.sent).toHaveLength(times);
});

test('the profile is requested from the proxy when the browser blocks Instagram’s host', async () => {
  const { at, result } = ask((request) => (isGraph(request) ? down() : Response.json(ME)));
  expect(await result).toEqual({ profile: PROFILE, from: 'proxy' });
  expect(at.sent[2]).toMatchObject({
    url: `${PAGE}userinfo`,
    init: { headers: { Authorization: 'Bearer IGAAtoken' }, credentials: 'omit' },
  });
});

test('the profile of a classic token is requested from the proxy at once', async () => {
  const legacy: Token = { ...TOKEN, provider: 'legacy' };
  const { at, result } = ask(
    () => Response.json({ id: '1574083', username: 'snoopdogg' }),
    legacy,
    simulatedConfig(),
  );
  expect(await result).toEqual({
    profile: { id: '1574083', username: 'snoopdogg' },
    from: 'proxy',
  });
  expect(at.sent.map(({ url }) => url)).toEqual([`${PAGE}userinfo`]);
});

test('no profile is requested when the token came with its user', async () => {
  const user = {
    id: '1574083',
    username: 'snoopdogg',
    full_name: 'Snoop Dogg',
    profile_picture: 'http://x/',
  };
  const { at, result } = ask(down, { ...TOKEN, provider: 'legacy', user });
  const profile = { id: '1574083', username: 'snoopdogg', name: 'Snoop Dogg' };
  expect(await result).toEqual({ profile, from: 'token' });
  expect(at.sent).toEqual([]);
});

describe('tells', () => {
  test('a tracker blocker is told apart from an outage', async () => {
    const { result } = ask((request) =>
      isGraph(request) ? down() : new Response('', { status: 404 }),
    );
    expect(await result).toEqual({ failure: { reason: 'blocked' } });
    expect(await ask(down).result).toEqual({ failure: { reason: 'unreachable' } });
  });

  test('a missing network is reported as such', async () => {
    const at = tab({ answer: down });
    at.network.online = false;
    const result = fetchProfile(at.browser, config(), TOKEN, new AbortController().signal);
    expect(await result).toEqual({ failure: { reason: 'offline' } });
  });

  test.each([
    { code: 190, why: 'token_expired' },
    { code: 100, why: 'instagram_refused' },
    { code: 4, why: 'throttled' },
    { code: 2, why: 'instagram_unavailable' },
    { code: 368, why: 'account_checkpoint' },
  ])('Instagram’s error $code is understood even with a status of 200', async ({ code, why }) => {
    const reason = why === 'token_expired' ? 'invalid_token' : 'refused';
    const error = {
      message: 'words',
      type: 'OAuthException',
      code,
      error_subcode: 463,
      fbtrace_id: 'f',
    };
    const { at, result } = ask(() => Response.json({ error }));
    const providerError = {
      message: 'words',
      type: 'OAuthException',
      code,
      subcode: 463,
      fbtrace_id: 'f',
    };
    expect(await result).toEqual({
      failure: { reason, why, status: 200, providerError },
    });
    expect(at.sent).toHaveLength(1);
  });

  test.each([
    {
      message: 'Invalid OAuth access token - Cannot parse access token',
      why: 'wrong_token_family',
    },
    {
      message: 'Error validating access token: Session has expired on Monday, 01-Dec-25',
      why: 'token_expired',
    },
    {
      message: 'Error validating access token: The session has been invalidated because',
      why: 'token_revoked',
    },
  ])('Instagram’s error 190 is understood by its words: $message', async ({ message, why }) => {
    const { result } = ask(() => Response.json({ error: { message, code: 190 } }, { status: 400 }));
    expect(await result).toMatchObject({ failure: { reason: 'invalid_token', why } });
  });

  test('Instagram’s words about an unreadable token are shown without the token', async () => {
    const message = `Malformed access token ${TOKEN.accessToken}\u202e, not IGAAotherotherother12`;
    const { result } = ask(() => Response.json({ error: { message, code: 190 } }, { status: 400 }));
    expect(await result).toMatchObject({
      failure: { providerError: { message: 'Malformed access token [removed], not [removed]' } },
    });
  });

  test('the proxy’s refusal of a token is read', async () => {
    const reply = {
      error: 'invalid_token',
      reason: 'token_expired',
      error_description: '',
      request_id: '',
    };
    const legacy: Token = { ...TOKEN, provider: 'legacy' };
    const { result } = ask(() => Response.json(reply, { status: 401 }), legacy);
    expect(await result).toEqual({
      failure: { reason: 'invalid_token', why: 'token_expired', status: 401 },
    });
  });

  test('a page of HTML is not read as a profile', async () => {
    const { result } = ask(() => new Response('<html>'));
    expect(await result).toEqual({ failure: { reason: 'malformed' } });
  });
});

test('nothing is sent for a session that has ended', async () => {
  const at = tab();
  await fetchProfile(at.browser, config(), TOKEN, AbortSignal.abort());
  expect(at.sent).toEqual([]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://x/y',
  '//host/x',
  'http://host/x',
  '/x',
  '',
  7,
  null,
])('W-29: a profile keeps no picture URL like "%s"', (value) => {
  expect(safePictureUrl(value, true)).toBeUndefined();
});

test('W-29: a profile keeps an https picture, and one on this machine when Instagram is simulated', () => {
  expect(safePictureUrl('https://x.example/1.jpg', false)).toBe('https://x.example/1.jpg');
  expect(safePictureUrl('http://localhost:8788/1.svg', true)).toBe('http://localhost:8788/1.svg');
  expect(safePictureUrl('http://localhost:8788/1.svg', false)).toBeUndefined();
});

test('P-45: an id that came as a number is never rounded', () => {
  // If the engine shows no source text, the number is left out.
  const { user_id } = parseLossless('{"user_id":17841401313574613}') as { user_id?: unknown };
  expect(['17841401313574613', undefined]).toContain(user_id);
  expect(parseLossless('{"n":1.5,"id":"1","small":7}')).toEqual({ n: 1.5, id: '1', small: 7 });
});

test('of 10,000 answers none makes the reader of profiles throw', async () => {
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.object().map((value) => JSON.stringify({ error: value, data: [value] })),
  );
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const result = await ask(() => new Response(text)).result;
      expect('profile' in result || 'failure' in result).toBe(true);
    }),
    { numRuns: 10_000, seed: 5 },
  );
});
