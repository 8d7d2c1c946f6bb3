import { expect, test } from 'vitest';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { envLine, tokenJson } from '../../../../web/instagram/hand-over.ts';
import { NOW, PAGE } from '../../fake-browser.ts';
import { EAA, IGAA, LEGACY } from './samples.ts';

test.each([
  { text: LEGACY, generation: 'legacy', provider: 'legacy' },
  { text: IGAA, generation: 'instagram', provider: 'instagram' },
  { text: 'IGQVJXyyyyyyyyyyyyyyyyyyy', generation: 'basic-display', provider: 'instagram' },
  { text: EAA, generation: 'facebook', provider: 'facebook' },
  { text: `https://x.example/?#access_token=${EAA}`, generation: 'facebook', provider: 'facebook' },
  { text: `#access_token=${LEGACY}`, generation: 'legacy', provider: 'legacy' },
  { text: `access_token=${LEGACY}`, generation: 'legacy', provider: 'legacy' },
])('the token in "$text" is recognised as one of $generation', ({ text, generation, provider }) => {
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
])('a token is found in "%s"', (text) => {
  const token = { accessToken: IGAA, provider: 'instagram' };
  expect(recognise(text, PAGE)).toEqual({ kind: 'token', generation: 'instagram', token });
});

const SECRET = '5e'.repeat(16);

test.each([
  `https://graph.instagram.com/me?fields=id,username&access_token=${IGAA}`,
  `See https://graph.instagram.com/v25.0/me?access_token=${IGAA}&fields=id, it says 190.`,
  `<https://graph.instagram.com/me?access_token=${IGAA}>`,
  `https://graph.instagram.com/access_token?grant_type=ig_exchange_token&client_secret=${SECRET}&access_token=${IGAA}`,
  `graph.facebook.com/debug_token?input_token=${IGAA}&access_token=1784140500000001|${SECRET}`,
  `?access_token=${IGAA}`,
  `fields=id&access_token=${IGAA}`,
  `{ access_token: '${IGAA}' }`,
  `{\n  access_token: '${IGAA}',\n  user_id: 27281358591558845\n}`,
  `{ accessToken: \u001b[32m'${IGAA}'\u001b[39m }`,
  `{'access_token': '${IGAA}', 'user_id': 1}`,
  `Array\n(\n    [access_token] => ${IGAA}\n    [user_id] => 1\n)`,
  `{"access_token"=>"${IGAA}"}`,
  `{\\"access_token\\":\\"${IGAA}\\"}`,
  `&quot;access_token&quot;: &quot;${IGAA}&quot;`,
  `access_token: ${IGAA}\nuser_id: 1`,
  `curl -H "Authorization: Bearer ${IGAA}" https://graph.instagram.com/me`,
  `curl -i -X GET \\\n "https://graph.instagram.com/me?access_token=${IGAA}"`,
  `INSTAGRAM_CLIENT_ID=1784140500000001\nINSTAGRAM_CLIENT_SECRET=${SECRET}\nIG_TOKEN=${IGAA}\n`,
  `export TOKEN=${IGAA}`,
  `set TOKEN=${IGAA}`,
])('the token is found, and never the secret beside it: %s', (text) => {
  const found = recognise(text, PAGE);
  expect(found).toMatchObject({ kind: 'token', token: { accessToken: IGAA } });
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

test.each([
  `https://x.example/?#access_token=${EAA}&expires_in=4815`,
  `{"access_token":"${EAA}","token_type":"bearer","expires_in":4815}`,
  `{ "expires_in": "4815", "access_token": "${EAA}" }`,
])('the lifetime beside a token is kept: %s', (text) => {
  expect(recognise(text, PAGE)).toMatchObject({ token: { accessToken: EAA, expiresIn: 4815 } });
});
