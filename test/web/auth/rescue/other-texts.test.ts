import { expect, test } from 'vitest';
import { isClosed } from '../../../../web/auth/rescue/pasted-token.ts';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { PAGE } from '../../fake-browser.ts';
import { AQ, EAA, HEX, IGAA } from './samples.ts';

test.each([HEX, `INSTAGRAM_CLIENT_SECRET=${HEX}`, `"client_secret": "${HEX}",`])(
  '"%s" is recognised as an app secret, although a classic code looks alike',
  (text) => {
    expect(recognise(text, PAGE)).toEqual({ kind: 'secret' });
  },
);

test.each(['1784140500000001', '17841401313574613', 'INSTAGRAM_CLIENT_ID=1784140500000001'])(
  '"%s" is recognised as an app id',
  (text) => {
    expect(recognise(text, PAGE)).toEqual({ kind: 'app-id' });
  },
);

test('a refusal is recognised, and its words are shortened for display', () => {
  expect(recognise(`${PAGE}?error=access_denied&error_reason=user_denied`, PAGE)).toEqual({
    kind: 'refusal',
    cancelled: true,
  });
  const text = `${PAGE}?error=server_error&error_description=a%07b`;
  expect(recognise(text, PAGE)).toEqual({ kind: 'refusal', cancelled: false, description: 'ab' });
});

test.each([
  {
    text: 'https://www.instagram.com/oauth/authorize?client_id=1&scope=instagram_business_basic',
    generation: 'instagram',
    missing: ['redirect_uri', 'response_type'],
    retired: false,
  },
  {
    text: 'www.instagram.com/oauth/authorize/third_party?client_id=1&scope=x&redirect_uri=x&response_type=code',
    generation: 'instagram',
    missing: [],
    retired: false,
  },
  {
    text: 'https://api.instagram.com/oauth/authorize?client_id=1&scope=instagram_business_basic&redirect_uri=x&response_type=code',
    generation: 'instagram',
    missing: [],
    retired: true,
  },
  {
    text: 'https://api.instagram.com/oauth/authorize/?client_id=5668831cb13b4876a63fa53fe768927e&redirect_uri=x&response_type=code',
    generation: 'legacy',
    missing: ['scope'],
    retired: true,
  },
  {
    text: 'https://api.instagram.com/oauth/authorize?client_id=1&scope=user_profile,user_media&redirect_uri=x&response_type=code',
    generation: 'basic-display',
    missing: [],
    retired: true,
  },
  {
    text: 'https://www.facebook.com/v25.0/dialog/oauth?client_id=1&redirect_uri=x&scope=instagram_basic',
    generation: 'facebook',
    missing: ['response_type'],
    retired: false,
  },
])(
  'the URL of a consent page is recognised with its API and its mistakes: $text',
  ({ text, generation, missing, retired }) => {
    const found = { kind: 'authorize-address', generation, missing, retired };
    expect(recognise(text, PAGE)).toEqual(found);
  },
);

test('the generations that were shut down are known', () => {
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
  `?code=C#access_token=${EAA}`,
  'https://',
  'a'.repeat(9000),
  // Words, even if they begin like a token.
  'IGApiException Unsupported request',
  'IGApiException code 100 was what came of it',
  `${EAA} is no token that we know`,
  `Bearer ${AQ}`,
  `NAME=${AQ}`,
  // Two of them.
  `${IGAA}\n${IGAA}`,
  `{"access_token":"${IGAA}","other":{"access_token":"${EAA}"}}`,
  // Another service's.
  '{"access_token":"ya29.a0AfH6SMBxxxxxxxxxxxxxxxxxxx"}',
  '{"error":{"message":"Invalid platform app"}}',
  '{',
])('"%s" is not recognised as anything', (text) => {
  expect(recognise(text, PAGE)).toEqual({ kind: 'unrecognised' });
});

test('an empty text is not recognised as anything', () => {
  expect(recognise('  ', PAGE)).toEqual({ kind: 'nothing' });
  expect(recognise('#_', PAGE)).toEqual({ kind: 'nothing' });
});
