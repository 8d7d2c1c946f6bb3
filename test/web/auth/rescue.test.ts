import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from '../../../web/auth/rescue.ts';
import { PAGE } from '../fake-browser.ts';

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
])('recognises a code in "%s"', (text, redirectUri, sentHere) => {
  expect(recognise(text, PAGE)).toEqual({
    kind: 'code',
    code: { code: AQ, redirectUri },
    sentHere,
  });
});

test('recognises the classic API’s code', () => {
  const code = 'fb86fa830c7b4c2eaac03d88bd03ed5e';
  expect(recognise(`http://a.example/?code=${code}`, PAGE)).toMatchObject({ code: { code } });
});

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

test('keeps the lifetime that a pasted address tells', () => {
  const text = `https://x.example/?#access_token=${EAA}&expires_in=4815`;
  expect(recognise(text, PAGE)).toMatchObject({ token: { expiresIn: 4815 } });
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
  ],
  [
    'https://api.instagram.com/oauth/authorize/?client_id=5668831cb13b4876a63fa53fe768927e&redirect_uri=x&response_type=code',
    'legacy',
    ['scope'],
  ],
  [
    'https://api.instagram.com/oauth/authorize?client_id=1&scope=user_profile,user_media&redirect_uri=x&response_type=code',
    'basic-display',
    [],
  ],
  [
    'https://www.facebook.com/v25.0/dialog/oauth?client_id=1&redirect_uri=x&scope=instagram_basic',
    'facebook',
    ['response_type'],
  ],
])(
  'recognises a consent page’s address, its generation and what it lacks: %s',
  (text, generation, missing) => {
    expect(recognise(text, PAGE)).toEqual({ kind: 'authorize-address', generation, missing });
  },
);

test.each([
  'hello',
  'two words here ok',
  PAGE,
  `${PAGE}?code=a&code=b`,
  `?access_token=${EAA}`,
  `?code=C#access_token=${EAA}`,
  'https://',
  'a'.repeat(9000),
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
);

test('recognises any text without a throw, and never a code with white space or a fragment in it', () => {
  fc.assert(
    fc.property(text, (pasted) => {
      const found = recognise(pasted, PAGE);
      if (found.kind === 'code') expect(found.code.code).toMatch(/^[!-~]+$/);
    }),
    { numRuns: 10_000, seed: 4 },
  );
});
