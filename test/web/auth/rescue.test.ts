import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClosed, recognise } from '../../../web/auth/rescue.ts';
import { envLine, tokenJson } from '../../../web/instagram/hand-over.ts';
import { NOW, PAGE } from '../fake-browser.ts';

const AQ = 'AQBx-hBsH3_2kQJ7dd0q';
const LEGACY = '1623444880.c59cb53.7139b07541a04cea8a9ef6319be724a2';
const IGAA = 'IGAAOEcfCnbB9BZAGIzNERs';
const EAA = 'EAACEdEose0cBAOEcfCnbB9B';

test.each([
  [AQ, PAGE, true],
  [`  ${AQ}#_\n`, PAGE, true],
  [`${PAGE}?code=${AQ}&state=S#_`, PAGE, true],
  [`?code=${AQ}#_`, PAGE, true],
  [`code=${AQ}&state=S`, PAGE, true],
  [`me.example/login/?code=${AQ}`, PAGE, true],
  [`http://localhost:8787/?code=${AQ}#_=_`, 'http://localhost:8787/', false],
  [`"${PAGE}?code=${AQ}#_",`, PAGE, true],
  [`“${AQ}”`, PAGE, true],
  [`other.example/back?code=${AQ}#_`, 'https://other.example/back', false],
  [`localhost:3000/?code=${AQ}`, 'https://localhost:3000/', false],
  [`app.example?code=${AQ}`, 'https://app.example/', false],
  [`myapp://back?code=${AQ}`, 'myapp://back', false],
  [`/login/?code=${AQ}`, PAGE, true],
  [`/back?code=${AQ}`, 'https://me.example/back', false],
  [`back?code=${AQ}`, PAGE, true],
])('recognises a code in "%s"', (text, redirectUri, sentHere) => {
  expect(recognise(text, PAGE)).toEqual({
    kind: 'code',
    code: { code: AQ, redirectUri },
    sentHere,
  });
});

test('an address of this page without its scheme is given this page’s', () => {
  const page = 'http://localhost:5173/';
  expect(recognise(`localhost:5173/?code=${AQ}`, page)).toMatchObject({ sentHere: true });
  expect(recognise(`me.example/?code=${AQ}`, page)).toMatchObject({
    code: { redirectUri: 'https://me.example/' },
  });
});

const HEX = 'fb86fa830c7b4c2eaac03d88bd03ed5e';

test.each([`http://a.example/?code=${HEX}`, `code=${HEX}`])(
  'recognises the classic API’s code in "%s"',
  (text) => {
    expect(recognise(text, PAGE)).toMatchObject({ kind: 'code', code: { code: HEX } });
  },
);

test.each([HEX, `INSTAGRAM_CLIENT_SECRET=${HEX}`, `"client_secret": "${HEX}",`])(
  'takes "%s" for an app secret, which a code of the classic API looks like',
  (text) => {
    expect(recognise(text, PAGE)).toEqual({ kind: 'secret' });
  },
);

test.each(['1784140500000001', '17841401313574613', 'INSTAGRAM_CLIENT_ID=1784140500000001'])(
  'takes "%s" for an app id',
  (text) => {
    expect(recognise(text, PAGE)).toEqual({ kind: 'app-id' });
  },
);

test.each([
  [LEGACY, 'legacy', 'legacy'],
  [IGAA, 'instagram', 'instagram'],
  ['IGQVJXyyyyyyyyyyyyyyyyyyy', 'basic-display', 'instagram'],
  [EAA, 'facebook', 'facebook'],
  [`https://x.example/?#access_token=${EAA}`, 'facebook', 'facebook'],
  [`#access_token=${LEGACY}`, 'legacy', 'legacy'],
  [`access_token=${LEGACY}`, 'legacy', 'legacy'],
])('recognises the token in "%s" as one of %s', (text, generation, provider) => {
  expect(recognise(text, PAGE)).toMatchObject({ kind: 'token', generation, token: { provider } });
});

const TOKEN = {
  provider: 'instagram',
  accessToken: IGAA,
  issuedAt: NOW,
  expiresAt: NOW + 9_000_000,
  scopes: ['instagram_business_basic'],
  userId: '27281358591558845',
} as const;

test.each([
  envLine(TOKEN),
  tokenJson(TOKEN, undefined),
  `'${IGAA}'`,
  `"${IGAA}",`,
  `const TOKEN = "${IGAA}";`,
  `export IG_TOKEN='${IGAA}'`,
  `"access_token": "${IGAA}",`,
  `access_token: ${IGAA}`,
  `Bearer ${IGAA}`,
  `Authorization: Bearer ${IGAA}`,
  `"Authorization: Bearer ${IGAA}"`,
  `${IGAA.slice(0, 12)}\n${IGAA.slice(12)}`,
  `TOKEN=${IGAA.slice(0, 4)} ${IGAA.slice(4)}`,
  `{"data":[{"access_token":"${IGAA}","user_id":"1","permissions":"x"}]}`,
])('finds the token in "%s"', (text) => {
  const token = { accessToken: IGAA, provider: 'instagram' };
  expect(recognise(text, PAGE)).toEqual({ kind: 'token', generation: 'instagram', token });
});

test.each([
  `https://x.example/?#access_token=${EAA}&expires_in=4815`,
  `{"access_token":"${EAA}","token_type":"bearer","expires_in":4815}`,
  `{ "expires_in": "4815", "access_token": "${EAA}" }`,
])('keeps the lifetime that is told with the token: %s', (text) => {
  expect(recognise(text, PAGE)).toMatchObject({ token: { accessToken: EAA, expiresIn: 4815 } });
});

test('recognises a refusal, and its words cut to what can be shown', () => {
  expect(recognise(`${PAGE}?error=access_denied&error_reason=user_denied`, PAGE)).toEqual({
    kind: 'refusal',
    cancelled: true,
  });
  const text = `${PAGE}?error=server_error&error_description=a%07b`;
  expect(recognise(text, PAGE)).toEqual({ kind: 'refusal', cancelled: false, description: 'ab' });
});

test.each([
  [
    'https://www.instagram.com/oauth/authorize?client_id=1&scope=instagram_business_basic',
    'instagram',
    ['redirect_uri', 'response_type'],
    false,
  ],
  [
    'www.instagram.com/oauth/authorize/third_party?client_id=1&scope=x&redirect_uri=x&response_type=code',
    'instagram',
    [],
    false,
  ],
  [
    'https://api.instagram.com/oauth/authorize?client_id=1&scope=instagram_business_basic&redirect_uri=x&response_type=code',
    'instagram',
    [],
    true,
  ],
  [
    'https://api.instagram.com/oauth/authorize/?client_id=5668831cb13b4876a63fa53fe768927e&redirect_uri=x&response_type=code',
    'legacy',
    ['scope'],
    true,
  ],
  [
    'https://api.instagram.com/oauth/authorize?client_id=1&scope=user_profile,user_media&redirect_uri=x&response_type=code',
    'basic-display',
    [],
    true,
  ],
  [
    'https://www.facebook.com/v25.0/dialog/oauth?client_id=1&redirect_uri=x&scope=instagram_basic',
    'facebook',
    ['response_type'],
    false,
  ],
])(
  'recognises a consent page’s address, its generation and what it lacks: %s',
  (text, generation, missing, retired) => {
    const found = { kind: 'authorize-address', generation, missing, retired };
    expect(recognise(text, PAGE)).toEqual(found);
  },
);

test('knows which generations answer nobody any more', () => {
  const closed = (['instagram', 'facebook', 'basic-display', 'legacy'] as const).map((one) => [
    isClosed(one, false),
    isClosed(one, true),
  ]);
  expect(closed).toEqual([
    [false, false],
    [false, false],
    [true, true],
    [true, false],
  ]);
});

test.each([
  'hello',
  'two words here ok',
  PAGE,
  `${PAGE}?code=a&code=b`,
  `?access_token=${EAA}`,
  `?code=C#access_token=${EAA}`,
  'https://',
  'a'.repeat(9000),
  // Words, also where they begin like a token.
  'IGApiException Unsupported request',
  'IGApiException code 100 was what came of it',
  `${EAA} is no token that we know`,
  `Bearer ${AQ}`,
  `NAME=${AQ}`,
  // Two of them.
  `${IGAA}\n${IGAA}`,
  `{"access_token":"${IGAA}","other":{"access_token":"${EAA}"}}`,
  // Somebody else's.
  '{"access_token":"ya29.a0AfH6SMBxxxxxxxxxxxxxxxxxxx"}',
  '{"error":{"message":"Invalid platform app"}}',
  `{"url":"https://x.example/?code=${AQ}"}`,
  '{',
])('does not take "%s" for anything it knows', (text) => {
  expect(recognise(text, PAGE)).toEqual({ kind: 'unrecognised' });
});

test('sees nothing in nothing', () => {
  expect(recognise('  ', PAGE)).toEqual({ kind: 'nothing' });
  expect(recognise('#_', PAGE)).toEqual({ kind: 'nothing' });
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .array(fc.constantFrom('?', '#', 'code=', 'access_token=', '&', 'https://', AQ, IGAA, '%', '_'))
    .map((parts) => parts.join('')),
  fc
    .array(
      fc.constantFrom('"', ' ', '\n', '{', ':', 'NAME=', 'Bearer ', 'a.b/', AQ, IGAA, EAA, HEX),
    )
    .map((parts) => parts.join('')),
);

test('recognises any text without a throw, and never a code with white space or a fragment in it', () => {
  fc.assert(
    fc.property(text, (pasted) => {
      const found = recognise(pasted, PAGE);
      if (found.kind === 'code') expect(found.code.code).toMatch(/^[!-~]+$/);
      if (found.kind === 'token') expect(found.token.accessToken).toMatch(/^[!-~]+$/);
    }),
    { numRuns: 10_000, seed: 4 },
  );
});
