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

test('asks Instagram with a simple request: the token in the query, no header, no cookie', async () => {
  const { at, result } = ask(() => Response.json(ME));
  expect(await result).toEqual({ profile: PROFILE, from: 'instagram' });
  expect(at.sent).toHaveLength(1);
  const url = new URL(at.sent[0]?.url ?? '');
  expect(url.origin + url.pathname).toBe('https://graph.instagram.com/v25.0/me');
  expect(url.searchParams.get('access_token')).toBe('IGAAtoken');
  expect(at.sent[0]?.init).toMatchObject({ headers: {}, credentials: 'omit', redirect: 'error' });
});

test('reads a profile that is wrapped', async () => {
  const { result } = ask(() => Response.json({ data: [ME] }));
  expect(await result).toEqual({ profile: PROFILE, from: 'instagram' });
});

test.each([
  ['https://graph.instagram.com', 502, 2],
  ['https://graph.instagram.com', 500, 1],
])('%s is asked at most once more, after a gateway’s %s', async (_host, status, times) => {
  const { at, result } = ask(() => Response.json({}, { status }));
  await result;
  expect(at.sent).toHaveLength(times);
});

test('asks the proxy where the browser blocks Instagram’s host', async () => {
  const { at, result } = ask((request) => (isGraph(request) ? down() : Response.json(ME)));
  expect(await result).toEqual({ profile: PROFILE, from: 'proxy' });
  expect(at.sent[2]).toMatchObject({
    url: `${PAGE}userinfo`,
    init: { headers: { Authorization: 'Bearer IGAAtoken' }, credentials: 'omit' },
  });
});

test('asks the proxy at once for a token of the classic API', async () => {
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

test('asks nobody where the token came with its user', async () => {
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
  test('a tracker blocker from an outage', async () => {
    const { result } = ask((request) =>
      isGraph(request) ? down() : new Response('', { status: 404 }),
    );
    expect(await result).toEqual({ failure: { reason: 'blocked' } });
    expect(await ask(down).result).toEqual({ failure: { reason: 'unreachable' } });
  });

  test('that there is no network', async () => {
    const at = tab({ answer: down });
    at.network.online = false;
    const result = fetchProfile(at.browser, config(), TOKEN, new AbortController().signal);
    expect(await result).toEqual({ failure: { reason: 'offline' } });
  });

  test.each([
    [190, 'token_expired'],
    [100, 'instagram_refused'],
    [4, 'throttled'],
    [2, 'instagram_unavailable'],
    [368, 'account_checkpoint'],
  ])('what Instagram’s error %s means, even with a status of 200', async (code, why) => {
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
    ['Invalid OAuth access token - Cannot parse access token', 'wrong_token_family'],
    ['Error validating access token: Session has expired on Monday, 01-Dec-25', 'token_expired'],
    ['Error validating access token: The session has been invalidated because', 'token_revoked'],
  ])('what Instagram’s 190 means by its words: %s', async (message, why) => {
    const { result } = ask(() => Response.json({ error: { message, code: 190 } }, { status: 400 }));
    expect(await result).toMatchObject({ failure: { reason: 'invalid_token', why } });
  });

  test('what Instagram says of a token that it cannot read, without the token', async () => {
    const message = `Malformed access token ${TOKEN.accessToken}\u202e, not IGAAotherotherother12`;
    const { result } = ask(() => Response.json({ error: { message, code: 190 } }, { status: 400 }));
    expect(await result).toMatchObject({
      failure: { providerError: { message: 'Malformed access token [removed], not [removed]' } },
    });
  });

  test('what the proxy says about a token', async () => {
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

  test('a page of HTML from a profile', async () => {
    const { result } = ask(() => new Response('<html>'));
    expect(await result).toEqual({ failure: { reason: 'malformed' } });
  });
});

test('sends nothing for a session that has ended', async () => {
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
])('W-29: keeps no picture address like "%s"', (value) => {
  expect(safePictureUrl(value, true)).toBeUndefined();
});

test('W-29: keeps an https picture, and this machine’s when Instagram is simulated', () => {
  expect(safePictureUrl('https://x.example/1.jpg', false)).toBe('https://x.example/1.jpg');
  expect(safePictureUrl('http://localhost:8788/1.svg', true)).toBe('http://localhost:8788/1.svg');
  expect(safePictureUrl('http://localhost:8788/1.svg', false)).toBeUndefined();
});

test('P-45: never rounds an id that came as a number', () => {
  // Where the engine shows no source text, the number is left out instead.
  const { user_id } = parseLossless('{"user_id":17841401313574613}') as { user_id?: unknown };
  expect(['17841401313574613', undefined]).toContain(user_id);
  expect(parseLossless('{"n":1.5,"id":"1","small":7}')).toEqual({ n: 1.5, id: '1', small: 7 });
});

test('reads any answer without a throw', async () => {
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
