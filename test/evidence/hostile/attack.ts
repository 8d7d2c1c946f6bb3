import fc from 'fast-check';
import { CHALLENGE, CLIENT_ID, VERIFIER } from '../../support/relay.ts';
import { ORIGIN, REDIRECT_URI } from '../../support/proxy.ts';

/** One request of a stranger, as it is written on the wire. */
export interface Attack {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** The authorization code in it, which no other attack has; `undefined` where it has none. */
  code: string | undefined;
}

const PATHS = [
  '/token',
  '/token/',
  '/%74oken',
  '/userinfo',
  '/healthz',
  '/authorize',
  '/callback',
  '/deauthorize',
  '/data-deletion',
  '/data-deletion/0123456789abcdef0123456789abcdef',
  '/.well-known/oauth-authorization-server',
  '/',
  '/ig/token',
  '/../token',
  '//token',
];

/** What makes a careless reader slow, wrong or chatty. */
const noise = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary-ascii', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ' ',
          ';',
          ',',
          '.',
          '=',
          '%',
          '&',
          '_',
          '#',
          '-',
          '[',
          '"',
          '\\',
          '%25',
          'a',
        ),
        fc.constantFrom(1, 50, 4_000),
        fc.constantFrom('', 'x', '!'),
      )
      .map(([piece, times, end]) => piece.repeat(times) + end),
  },
  fc.constantFrom(
    '__proto__',
    'constructor',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e309',
    '*',
    '../',
  ),
);

// Without bias, which would draw the bounds again and again: no two attacks share a code.
const unique = fc.noBias(fc.bigInt({ min: 10n ** 20n, max: 10n ** 21n })).map((it) => `C0DE-${it}`);

const field = (good: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: noise });

/** Some of the known fields and a few unknown ones, in any order. */
const pairs = (
  fields: Record<string, fc.Arbitrary<string>>,
): fc.Arbitrary<(readonly [string, string])[]> =>
  fc
    .record(fields, { requiredKeys: [] })
    .chain((known) =>
      fc
        .dictionary(noise, noise, { maxKeys: 2 })
        .map((unknown) => [
          ...Object.entries(known as Record<string, string>),
          ...Object.entries(unknown),
        ]),
    )
    .chain((all) => fc.shuffledSubarray(all, { minLength: Math.max(0, all.length - 2) }));

const encoded = (all: readonly (readonly [string, string])[]) =>
  new URLSearchParams(all.map(([name, value]) => [name, value.toWellFormed()])).toString();

const tokenForm = unique.chain((code) =>
  pairs({
    grant_type: fc.oneof(
      field('authorization_code'),
      field('refresh_token'),
      field('urn:ietf:params:oauth:grant-type:token-exchange'),
    ),
    code: field(code),
    redirect_uri: field(REDIRECT_URI),
    client_id: field(CLIENT_ID),
    code_verifier: field(VERIFIER),
    refresh_token: field(`IGAA${code}`),
    subject_token: field(`IGAA${code}`),
    subject_token_type: field('urn:ietf:params:oauth:token-type:access_token'),
    client_secret: noise,
    signed_request: noise,
  }).map((all) => ({ body: encoded(all), code: all.find(([, it]) => it === code) && code })),
);

const query = pairs({
  client_id: field(CLIENT_ID),
  redirect_uri: field(REDIRECT_URI),
  response_type: field('code'),
  state: noise,
  scope: field('instagram_business_basic'),
  code_challenge: field(CHALLENGE),
  code_challenge_method: field('S256'),
  code: noise,
  error: noise,
}).map((all) => (all.length === 0 ? '' : `?${encoded(all)}`));

/** Node’s client sends no other characters in a header. */
const header = noise.map((text) => text.replace(/[^\x20-\x7e]/g, '~').slice(0, 900));
const headerOf = (good: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: header });

const headers = fc.record(
  {
    'Content-Type': headerOf('application/x-www-form-urlencoded'),
    Origin: headerOf(ORIGIN),
    Authorization: fc.oneof(headerOf('Bearer IGAAhostile'), headerOf('Basic bGF0Y2g6a2V5')),
    Cookie: header,
    'X-Forwarded-For': header,
    'X-Forwarded-Host': header,
    'Access-Control-Request-Method': header,
    'Access-Control-Request-Headers': header,
    'Content-Encoding': fc.constantFrom('identity', 'gzip', 'br'),
    'Accept-Encoding': header,
  },
  { requiredKeys: [] },
);

/** Requests that are nearly right: a stranger who knows the code of the proxy would send such. */
export const attacks: fc.Arbitrary<Attack> = fc
  .record({
    method: fc.constantFrom(
      'POST',
      'POST',
      'POST',
      'GET',
      'GET',
      'OPTIONS',
      'HEAD',
      'PUT',
      'PATCH',
    ),
    path: fc.oneof(fc.constantFrom(...PATHS), fc.constant('/token')),
    query: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, query),
    headers,
    form: tokenForm,
    cut: fc.option(fc.nat({ max: 400 }), { freq: 8 }),
  })
  .map(({ method, path, query, headers, form, cut }) => {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const body = hasBody ? form.body.slice(0, cut ?? undefined) : '';
    return { method, path: path + query, headers, body, code: hasBody ? form.code : undefined };
  });
