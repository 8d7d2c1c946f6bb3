import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  ORIGIN,
  postCode,
  proxyEnv,
  type Reply,
} from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import {
  bytes,
  flatError,
  json,
  redirect,
  reset,
  text,
  type Answer,
} from '../../support/upstream.ts';

const BAD = [502, 'server_error', 'instagram_malformed'];
const DOWN = [502, 'server_error', 'instagram_unavailable'];
const OUT_OF_REACH = [502, 'server_error', 'instagram_unreachable'];
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
/** Twenty kilobytes that unpack to a token and 20 MB of blanks. */
const BOMB = gzipSync(`{"access_token":"IGAAx"${' '.repeat(20_000_000)}}`);
const token = (value: unknown) => json({ access_token: value, user_id: 1 });

/** Instagram's answers to a code, and the status, error and reason that the page gets. */
const ANSWERS: { title: string; answer: Answer; expected: unknown[] }[] = [
  ...[301, 302, 303, 308].map((status) => ({
    title: `P-36: a redirect with ${String(status)} to elsewhere`,
    answer: ((response) => {
      // The same machine under another name: a request that followed would arrive and be counted.
      redirect(`http://${response.req.headers.host ?? ''}/evil`, status)(response);
    }) satisfies Answer,
    expected: BAD,
  })),
  {
    title: 'P-36: a redirect that would keep the body',
    answer: redirect('/oauth/access_token', 307),
    expected: BAD,
  },
  { title: 'P-38: a dropped connection', answer: reset, expected: OUT_OF_REACH },
  { title: 'P-38: no HTTP', answer: bytes('hello\r\n\r\n'), expected: OUT_OF_REACH },
  {
    title: 'P-38: nothing but 100',
    answer: bytes('HTTP/1.1 100 Continue\r\n\r\n'),
    expected: OUT_OF_REACH,
  },
  {
    title: 'P-38: less than was declared',
    answer: bytes(`${HEAD}Content-Length: 100\r\n\r\n{}`),
    expected: OUT_OF_REACH,
  },
  {
    title: 'P-38: broken chunks',
    answer: bytes(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`),
    expected: OUT_OF_REACH,
  },
  { title: 'P-39: 500', answer: text('', 500), expected: DOWN },
  { title: 'P-39: 502', answer: text('<html>', 502), expected: DOWN },
  {
    title: 'P-39: 503 with Retry-After',
    answer: text('', 503, { 'Retry-After': '1' }),
    expected: DOWN,
  },
  { title: 'P-39: 504', answer: json({}, 504), expected: DOWN },
  {
    title: 'P-40: 429',
    answer: text('', 429, { 'Retry-After': '5' }),
    expected: [502, 'server_error', 'throttled'],
  },
  { title: 'P-41: HTML with 200', answer: text('<html>C0DE</html>'), expected: BAD },
  { title: 'P-41: an empty body', answer: text(''), expected: BAD },
  { title: 'P-41: truncated JSON', answer: json('{"access_token":"IGAA'), expected: BAD },
  { title: 'P-41: JSON and more', answer: json('{"access_token":"IGAAx"}}'), expected: BAD },
  {
    title: 'P-41: more than was declared',
    answer: bytes(`${HEAD}Content-Length: 5\r\n\r\n{"access_token":"I"}`),
    expected: BAD,
  },
  {
    title: 'P-41: a short body that unpacks to a long one',
    answer: (response) =>
      response
        .writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': BOMB.byteLength })
        .end(BOMB),
    expected: BAD,
  },
  { title: 'P-41: 204', answer: text('', 204), expected: BAD },
  {
    title: 'P-41: JSON that opens and never closes',
    answer: json(`{"access_token":"I","x":${'['.repeat(60_000)}`),
    expected: BAD,
  },
  { title: 'P-41: a list', answer: json([{ access_token: 'IGAAx' }]), expected: BAD },
  { title: 'P-41: null', answer: json('null'), expected: BAD },
  {
    title: 'P-41: another charset',
    answer: (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    expected: BAD,
  },
  {
    title: 'P-41: 65 KiB',
    answer: json({ access_token: 'IGAAx', pad: 'x'.repeat(65 * 1024) }),
    expected: BAD,
  },
  { title: 'P-41: an endless body', answer: endless, expected: BAD },
  {
    title: 'P-41: HTML with 403',
    answer: text('<html>', 403),
    expected: [502, 'server_error', 'instagram_blocked'],
  },
  {
    title: 'P-42: a flat error with 200',
    answer: flatError('Invalid authorization code', 200),
    expected: [400, 'invalid_grant', 'code_spent'],
  },
  {
    title: 'P-42: a Graph error with 200',
    answer: json({ error: { code: 190, message: 'x' } }),
    expected: [400, 'invalid_grant', 'token_revoked'],
  },
  {
    title: 'P-42: a token beside an error',
    answer: json({ access_token: 'IGAAx', error: { code: 100 } }),
    expected: [400, 'invalid_grant', 'instagram_refused'],
  },
  {
    title: 'P-42: an unknown refusal',
    answer: flatError('The computer declines'),
    expected: [400, 'invalid_grant', 'instagram_refused'],
  },
  { title: 'P-42: an empty token', answer: token(''), expected: BAD },
  { title: 'P-42: a number for a token', answer: token(42), expected: BAD },
  { title: 'P-42: a token of 10 kB', answer: token('I'.repeat(10_000)), expected: BAD },
  { title: 'P-42: a token with a space', answer: token('IGAA x'), expected: BAD },
  {
    title: 'P-42: a token with a line break',
    answer: token('IGAA\r\nSet-Cookie: a=b'),
    expected: BAD,
  },
  {
    title: 'P-42: a token of another type',
    answer: json({ access_token: 'IGAAx', token_type: 'mac' }),
    expected: BAD,
  },
  {
    title: 'two tokens at once',
    answer: json({ data: [{ access_token: 'IGAA1' }, { access_token: 'IGAA2' }] }),
    expected: BAD,
  },
  { title: 'no token at all', answer: json({ data: [] }), expected: BAD },
  {
    title: 'P-47: a wrong secret',
    answer: flatError('Invalid Client Secret'),
    expected: [502, 'server_error', 'misconfigured'],
  },
  {
    title: 'P-47: another page',
    answer: flatError('Invalid redirect_uri'),
    expected: [400, 'invalid_grant', 'redirect_uri_mismatch'],
  },
  {
    title: 'P-47: an app that Meta has switched off',
    answer: json({ error: { code: 200, message: 'API access deactivated. To reactivate, go to' } }),
    expected: [502, 'server_error', 'app_deactivated'],
  },
  {
    title: 'P-47: an account that must be confirmed',
    answer: json({ error: { code: 190, error_subcode: 459, message: 'x' } }, 400),
    expected: [400, 'invalid_grant', 'account_checkpoint'],
  },
  {
    title: 'P-47: a permission that was denied',
    answer: json({ error: { code: 10, message: 'x' } }, 400),
    expected: [400, 'invalid_grant', 'permission_missing'],
  },
  {
    title: 'P-47: a code that has expired',
    answer: flatError('This authorization code has expired'),
    expected: [400, 'invalid_grant', 'code_spent'],
  },
  {
    title: 'P-47: a code of another client',
    answer: flatError("Client ID doesn't match original request"),
    expected: [400, 'invalid_grant', 'code_mismatch'],
  },
  {
    title: 'P-47: a scope',
    answer: flatError('Invalid scope: []'),
    expected: [400, 'invalid_scope', 'scope_invalid'],
  },
];

/** Answers with a body that never ends. */
function endless(response: Parameters<Answer>[0]): void {
  const chunk = Buffer.alloc(16 * 1024, 32);
  const push = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', push);
  push();
}

onBothRuntimes(
  proxyEnv,
  (test, runtime) => {
    // The leak scan comes last, after the tests that wait for a deadline.
    test.afterAll(async ({ proxy }) => {
      expect(await findLeaks(proxy)).toEqual([]);
      expect(findUnguarded()).toEqual([]);
    });

    const outcome = ({ status, json: { error, reason } }: Reply) => [status, error, reason];

    test.for(ANSWERS)(
      'Instagram’s answer to a code reaches the page with its reason, after one attempt: $title',
      async ({ title, answer, expected }, { proxy, upstream }) => {
        const code = `C0DE-${String(ANSWERS.findIndex((it) => it.title === title))}`;
        upstream.script(code, answer);
        const reply = await postCode(proxy.url, code);
        expect(outcome(reply)).toEqual(expected);
        expect(reply.headers).not.toHaveProperty('retry-after');
        expect(upstream.count(code)).toBe(1);
        expect(upstream.arrivals.filter(({ path }) => path === '/evil')).toEqual([]);
        // P-08: the page may read the reason and how long each side took.
        expect(reply.headers).toMatchObject({
          'access-control-allow-origin': ORIGIN,
          'server-timing': expect.stringMatching(/^instagram;dur=\d+, proxy;dur=\d+$/) as string,
        });
      },
    );

    test.for(ANSWERS)(
      'S3: a bad answer to the 60-day step does not lose the one-hour token: $title',
      async ({ title, answer }, { proxy, upstream }) => {
        const code = `C0DE-kept-${String(ANSWERS.findIndex((it) => it.title === title))}`;
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

    test.for([
      { wire: '17841400774391123', id: '17841400774391123' },
      { wire: '36220564007528767', id: '36220564007528767' },
      { wire: '"17841401313574613"', id: '17841401313574613' },
      { wire: '123456789012345678901234567890', id: '123456789012345678901234567890' },
      { wire: '1.7e16', id: undefined },
      { wire: '-17841400774391123', id: undefined },
      { wire: 'null', id: undefined },
    ])(
      `P-45, S9: ${runtime.name} returns the id $wire as $id`,
      async ({ wire, id }, { proxy, upstream }) => {
        const code = `C0DE-id${wire.replace(/\W/g, '-')}`;
        upstream.script(code, json(`{"access_token":"IGAAid.${code}","user_id":${wire}}`));
        const reply = await postCode(proxy.url, code);
        expect([reply.status, reply.json.user_id]).toEqual([200, id]);
      },
    );
  },
  { concurrent: true },
);
