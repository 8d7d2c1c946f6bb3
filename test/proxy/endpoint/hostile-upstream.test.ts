import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  RUNTIMES,
  type Reply,
  type RunningProxy,
} from '../../support/proxy.ts';
import {
  bytes,
  drip,
  flatError,
  json,
  redirect,
  reset,
  stall,
  stallInBody,
  startUpstream,
  text,
  type Answer,
  type Upstream,
} from '../../support/upstream.ts';

const BAD = [502, 'server_error', 'instagram_malformed'];
const DOWN = [502, 'server_error', 'instagram_unavailable'];
const OUT_OF_REACH = [502, 'server_error', 'instagram_unreachable'];
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
/** Twenty kilobytes that unpack to a token and 20 MB of blanks. */
const BOMB = gzipSync(`{"access_token":"IGAAx"${' '.repeat(20_000_000)}}`);
const LATE = [504, 'server_error', 'instagram_timeout'];
const token = (value: unknown) => json({ access_token: value, user_id: 1 });

/** What Instagram answers to a code, and what the page is told: status, error and reason. */
const ANSWERS: [title: string, answer: Answer, outcome: unknown[]][] = [
  ...[301, 302, 303, 308].map((status): [string, Answer, unknown[]] => [
    `P-36: a redirect with ${String(status)} to elsewhere`,
    (response) => {
      // The same machine under another name: whoever followed would arrive, and be seen.
      redirect(`http://${response.req.headers.host ?? ''}/evil`, status)(response);
    },
    BAD,
  ]),
  ['P-36: a redirect that would keep the body', redirect('/oauth/access_token', 307), BAD],
  ['P-38: a dropped connection', reset, OUT_OF_REACH],
  ['P-38: no HTTP', bytes('hello\r\n\r\n'), OUT_OF_REACH],
  ['P-38: nothing but 100', bytes('HTTP/1.1 100 Continue\r\n\r\n'), OUT_OF_REACH],
  ['P-38: less than was declared', bytes(`${HEAD}Content-Length: 100\r\n\r\n{}`), OUT_OF_REACH],
  ['P-38: broken chunks', bytes(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`), OUT_OF_REACH],
  ['P-39: 500', text('', 500), DOWN],
  ['P-39: 502', text('<html>', 502), DOWN],
  ['P-39: 503 with Retry-After', text('', 503, { 'Retry-After': '1' }), DOWN],
  ['P-39: 504', json({}, 504), DOWN],
  ['P-40: 429', text('', 429, { 'Retry-After': '5' }), [502, 'server_error', 'throttled']],
  ['P-41: HTML with 200', text('<html>C0DE</html>'), BAD],
  ['P-41: an empty body', text(''), BAD],
  ['P-41: truncated JSON', json('{"access_token":"IGAA'), BAD],
  ['P-41: JSON and more', json('{"access_token":"IGAAx"}}'), BAD],
  [
    'P-41: more than was declared',
    bytes(`${HEAD}Content-Length: 5\r\n\r\n{"access_token":"I"}`),
    BAD,
  ],
  [
    'P-41: a short body that unpacks to a long one',
    (response) =>
      response
        .writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': BOMB.byteLength })
        .end(BOMB),
    BAD,
  ],
  ['P-41: 204', text('', 204), BAD],
  [
    'P-41: JSON that opens and never closes',
    json(`{"access_token":"I","x":${'['.repeat(60_000)}`),
    BAD,
  ],
  ['P-41: a list', json([{ access_token: 'IGAAx' }]), BAD],
  ['P-41: null', json('null'), BAD],
  ['P-41: another charset', (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), BAD],
  ['P-41: 65 KiB', json({ access_token: 'IGAAx', pad: 'x'.repeat(65 * 1024) }), BAD],
  ['P-41: an endless body', endless, BAD],
  ['P-41: HTML with 403', text('<html>', 403), [502, 'server_error', 'instagram_blocked']],
  [
    'P-42: a flat error with 200',
    flatError('Invalid authorization code', 200),
    [400, 'invalid_grant', 'code_spent'],
  ],
  [
    'P-42: a Graph error with 200',
    json({ error: { code: 190, message: 'x' } }),
    [400, 'invalid_grant', 'token_revoked'],
  ],
  [
    'P-42: a token beside an error',
    json({ access_token: 'IGAAx', error: { code: 100 } }),
    [400, 'invalid_grant', 'instagram_refused'],
  ],
  [
    'P-42: an unknown no',
    flatError('Computer says no'),
    [400, 'invalid_grant', 'instagram_refused'],
  ],
  ['P-42: an empty token', token(''), BAD],
  ['P-42: a number for a token', token(42), BAD],
  ['P-42: a token of 10 kB', token('I'.repeat(10_000)), BAD],
  ['P-42: a token with a space', token('IGAA x'), BAD],
  ['P-42: a token with a line break', token('IGAA\r\nSet-Cookie: a=b'), BAD],
  ['P-42: a token of another type', json({ access_token: 'IGAAx', token_type: 'mac' }), BAD],
  [
    'two tokens at once',
    json({ data: [{ access_token: 'IGAA1' }, { access_token: 'IGAA2' }] }),
    BAD,
  ],
  ['no token at all', json({ data: [] }), BAD],
  [
    'P-47: a wrong secret',
    flatError('Invalid Client Secret'),
    [502, 'server_error', 'misconfigured'],
  ],
  [
    'P-47: another page',
    flatError('Invalid redirect_uri'),
    [400, 'invalid_grant', 'redirect_uri_mismatch'],
  ],
  [
    'P-47: an app that Meta has switched off',
    json({ error: { code: 200, message: 'API access deactivated. To reactivate, go to' } }),
    [502, 'server_error', 'app_deactivated'],
  ],
  [
    'P-47: an account that must be confirmed',
    json({ error: { code: 190, error_subcode: 459, message: 'x' } }, 400),
    [400, 'invalid_grant', 'account_checkpoint'],
  ],
  [
    'P-47: a permission that was denied',
    json({ error: { code: 10, message: 'x' } }, 400),
    [400, 'invalid_grant', 'permission_missing'],
  ],
  [
    'P-47: a code that has expired',
    flatError('This authorization code has expired'),
    [400, 'invalid_grant', 'code_spent'],
  ],
  [
    'P-47: a code of another client',
    flatError("Client ID doesn't match original request"),
    [400, 'invalid_grant', 'code_mismatch'],
  ],
  ['P-47: a scope', flatError('Invalid scope: []'), [400, 'invalid_scope', 'scope_invalid']],
];

/** Answers with more than anybody would keep. */
function endless(response: Parameters<Answer>[0]): void {
  const chunk = Buffer.alloc(16 * 1024, 32);
  const push = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', push);
  push();
}

const STALLS: [title: string, answer: Answer][] = [
  ['before the headers', stall],
  ['in the body', stallInBody],
  ['by the byte', drip],
];

describe.concurrent.each(RUNTIMES)('on %s', (runtime, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;

  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(proxyEnv(upstream.url));
  }, 60_000);

  afterAll(async () => {
    // The leak scan comes last, after the tests that wait for a deadline.
    expect(await findLeaks(proxy)).toEqual([]);
    expect(findUnguarded()).toEqual([]);
    await proxy.close();
    await upstream.close();
  });

  const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];
  const refresh = (refreshToken: string) =>
    postToken(proxy.url, { grant_type: 'refresh_token', refresh_token: refreshToken });

  test.each(ANSWERS)(
    '%s is answered honestly, after one attempt',
    async (title, answer, expected) => {
      const code = `C0DE-${String(ANSWERS.findIndex(([it]) => it === title))}`;
      upstream.script(code, answer);
      const reply = await postCode(proxy.url, code);
      expect(outcome(reply)).toEqual(expected);
      expect(reply.headers).not.toHaveProperty('retry-after');
      expect(upstream.count(code)).toBe(1);
      expect(upstream.arrivals.filter(({ path }) => path === '/evil')).toEqual([]);
      // P-08: the page may read why, and who took the time.
      expect(reply.headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'server-timing': expect.stringMatching(/^instagram;dur=\d+, proxy;dur=\d+$/) as string,
      });
    },
  );

  test.each(ANSWERS)(
    'S3: %s, as the answer to the 60-day step, costs no spent code its token',
    async (title, answer) => {
      const code = `C0DE-kept-${String(ANSWERS.findIndex(([it]) => it === title))}`;
      const short = `IGAAshort.${code}`;
      upstream.script(short, answer);
      const reply = await postCode(proxy.url, code);
      expect(reply.status).toBe(200);
      expect(reply.json).toMatchObject({
        access_token: short,
        expires_in: 3600,
        warning: 'long_lived_failed',
      });
      expect(reply.json).not.toHaveProperty('refresh_token');
      expect(upstream.count(code)).toBe(1);
      expect(upstream.count(short)).toBeLessThanOrEqual(2);
    },
  );

  test.each(STALLS)(
    'P-37: a code whose answer stalls %s gets 504 in time, and the socket is closed',
    async (title, answer) => {
      const code = `C0DE-stall-${title}`.replaceAll(' ', '-');
      upstream.script(code, answer);
      const startedAt = performance.now();
      const reply = await postCode(proxy.url, code);
      expect(outcome(reply)).toEqual(LATE);
      expect(reply.headers['access-control-allow-origin']).toBe(ORIGIN);
      expect(performance.now() - startedAt).toBeLessThan(12_000);
      await vi.waitUntil(() => upstream.aborted(code) === 1, { timeout: 3000 });
      expect(upstream.count(code)).toBe(1);
    },
  );

  test('S3, P-37, P-48: a 60-day step that stalls still leaves the short token within 12 s', async () => {
    upstream.script('IGAAshort.C0DE-slow', stall);
    const startedAt = performance.now();
    const reply = await postCode(proxy.url, 'C0DE-slow');
    expect(reply.json).toMatchObject({
      access_token: 'IGAAshort.C0DE-slow',
      expires_in: 3600,
      warning: 'long_lived_failed',
    });
    expect(performance.now() - startedAt).toBeLessThan(12_000);
  });

  test.each([502, 503, 504])('S6: a refresh that meets %i is tried once more', async (status) => {
    const key = `IGAAagain.C0DE-${String(status)}`;
    upstream.script(key, text('', status), json({ access_token: 'IGAAok', expires_in: 5 }));
    expect((await refresh(key)).status).toBe(200);
    expect(upstream.count(key)).toBe(2);
  });

  test('S6: a refresh that does not get through is tried twice, not three times', async () => {
    upstream.script('IGAAdown.C0DE', text('', 503));
    expect(outcome(await refresh('IGAAdown.C0DE'))).toEqual(DOWN);
    expect(upstream.count('IGAAdown.C0DE')).toBe(2);
    upstream.script('IGAAreset.C0DE', reset, json({ access_token: 'IGAAok' }));
    expect((await refresh('IGAAreset.C0DE')).status).toBe(200);
  });

  test('S6: a refresh that is told to come back later than the budget is not tried again', async () => {
    upstream.script('IGAAlater.C0DE', text('', 503, { 'Retry-After': '60' }));
    expect(outcome(await refresh('IGAAlater.C0DE'))).toEqual(DOWN);
    expect(upstream.count('IGAAlater.C0DE')).toBe(1);
  });

  test.each([
    ['7', '7'],
    ['1e9', '60'],
    ['999999999', '3600'],
    ['Wed, 21 Oct 2099 07:28:00 GMT', '60'],
    ['x', '60'],
    ['0', '1'],
    ['-1', '60'],
  ])('P-40: throttling of a refresh that says %j is 503, to wait %s s', async (said, waits) => {
    const key = `IGAAthrottled.C0DE${encodeURIComponent(said)}`;
    upstream.script(key, text('', 429, { 'Retry-After': said }));
    const reply = await refresh(key);
    expect(outcome(reply)).toEqual([503, 'temporarily_unavailable', 'throttled']);
    expect(reply.headers['retry-after']).toBe(waits);
    expect(upstream.count(key)).toBe(1);
  });

  test('P-31: headers of Instagram are not passed on', async () => {
    const headers = {
      'Set-Cookie': 'a=b',
      'X-App-Usage': '{}',
      Connection: 'close, x-evil',
      'x-evil': '1',
    };
    upstream.script('IGAAheaders.C0DE', json({ access_token: 'IGAAok' }, 200, headers));
    const reply = await refresh('IGAAheaders.C0DE');
    expect(reply.status).toBe(200);
    for (const name of ['set-cookie', 'x-app-usage', 'x-evil']) {
      expect(reply.headers).not.toHaveProperty(name);
    }
  });

  test('P-47: Instagram’s words are passed on without what is secret in them', async () => {
    const message =
      'Invalid authorization code C0DE-words for sentinel-app-secret-0123456789abcdef and IGAAabcdefghijk\u202e\n' +
      'so '.repeat(100);
    upstream.script('C0DE-words', flatError(message));
    const { json: body } = await postCode(proxy.url, 'C0DE-words');
    expect(body.provider_error).toEqual({
      type: 'OAuthException',
      code: 400,
      message: expect.stringMatching(
        /^Invalid authorization code \[removed\] for \[removed\] and \[removed\] (?:so )+s?o?$/,
      ) as string,
    });
  });

  test.each([
    ['17841400774391123', '17841400774391123'],
    ['36220564007528767', '36220564007528767'],
    ['"17841401313574613"', '17841401313574613'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1.7e16', undefined],
    ['-17841400774391123', undefined],
    ['null', undefined],
  ])(`P-45, S9: ${runtime} reads the id %s as %s`, async (wire, id) => {
    const code = `C0DE-id${wire.replace(/\W/g, '-')}`;
    upstream.script(code, json(`{"access_token":"IGAAid.${code}","user_id":${wire}}`));
    const reply = await postCode(proxy.url, code);
    expect([reply.status, reply.json.user_id]).toEqual([200, id]);
  });
});
