import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isClosed } from '../../../../web/auth/rescue/pasted-token.ts';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { envLine, tokenJson } from '../../../../web/instagram/hand-over.ts';
import { NOW, PAGE } from '../../fake-browser.ts';

const AQ = 'AQBx-hBsH3_2kQJ7dd0q';
const LEGACY = '1623444880.c59cb53.7139b07541a04cea8a9ef6319be724a2';
const IGAA = 'IGAAOEcfCnbB9BZAGIzNERs';
const EAA = 'EAACEdEose0cBAOEcfCnbB9B';

test.each([
  { text: AQ, redirectUri: PAGE, sentHere: true },
  { text: `  ${AQ}#_\n`, redirectUri: PAGE, sentHere: true },
  { text: `${PAGE}?code=${AQ}&state=S#_`, redirectUri: PAGE, sentHere: true },
  { text: `?code=${AQ}#_`, redirectUri: PAGE, sentHere: true },
  { text: `code=${AQ}&state=S`, redirectUri: PAGE, sentHere: true },
  { text: `me.example/login/?code=${AQ}`, redirectUri: PAGE, sentHere: true },
  {
    text: `http://localhost:8787/?code=${AQ}#_=_`,
    redirectUri: 'http://localhost:8787/',
    sentHere: false,
  },
  { text: `"${PAGE}?code=${AQ}#_",`, redirectUri: PAGE, sentHere: true },
  { text: `“${AQ}”`, redirectUri: PAGE, sentHere: true },
  {
    text: `other.example/back?code=${AQ}#_`,
    redirectUri: 'https://other.example/back',
    sentHere: false,
  },
  { text: `localhost:3000/?code=${AQ}`, redirectUri: 'https://localhost:3000/', sentHere: false },
  { text: `app.example?code=${AQ}`, redirectUri: 'https://app.example/', sentHere: false },
  { text: `myapp://back?code=${AQ}`, redirectUri: 'myapp://back', sentHere: false },
  { text: `/login/?code=${AQ}`, redirectUri: PAGE, sentHere: true },
  { text: `/back?code=${AQ}`, redirectUri: 'https://me.example/back', sentHere: false },
  { text: `back?code=${AQ}`, redirectUri: PAGE, sentHere: true },
])('a code is recognised in "$text"', ({ text, redirectUri, sentHere }) => {
  expect(recognise(text, PAGE)).toEqual({
    kind: 'code',
    code: { code: AQ, redirectUri },
    sentHere,
  });
});

const OTHER = 'https://my.site/';
const LONG = `${AQ}${AQ.slice(2)}${AQ.slice(2)}`;
const encoded = encodeURIComponent(`${OTHER}?code=${AQ}&state=S#_`);

test.each([
  `https:\\/\\/my.site\\/?code=${AQ}`,
  `"https:\\/\\/my.site\\/?code=${AQ}\\u0026state=S#_"`,
  `{"url":"https:\\\\/\\\\/my.site\\\\/?code=${AQ}"}`,
  `{"url":"https://my.site/?code=${AQ}"}`,
  `[x](https://my.site/?code=${AQ}#_)`,
  `[https://my.site/?code=${AQ.slice(0, 16)}…](<https://my.site/?code=${AQ}#_>)`,
  `<https://my.site/?code=${AQ}>`,
  `<https://my.site/?code=${AQ}|my.site/?code=${AQ.slice(0, 16)}>`,
  `<a href="https://my.site/?code=${AQ}&amp;amp;state=S">here</a>`,
  `&lt;https://my.site/?code=${AQ}&gt;`,
  `https:&#47;&#47;my.site/?code&#61;${AQ}&#38;state=S`,
  `https://my.site/?code=3D${AQ.slice(0, 9)}=\r\n${AQ.slice(9)}&amp;state=3DS#_`,
  `> see\n> https://my.site/?code=${AQ}#_\n> bye`,
  `It sent me to https://my.site/?code=${AQ}.`,
  `(https://my.site/?code=${AQ}#_), and now?`,
  `“https://my.site/?code=${AQ}#_”`,
  `**https://my.site/?code=${AQ}**`,
  `请看https://my.site/?code=${AQ}。谢谢`,
  `https：／／my.site／？code＝${AQ}`,
  `\ufeffhttps://my.site/?co\u200bde=${AQ}\u2069`,
  `\u00a0https://my.site/?code=${AQ}\u00a0`,
  `view-source:https://my.site/?code=${AQ}`,
  `Location: https://my.site/?code=${AQ}&state=S#_\r\nServer: x`,
  `GET /?code=${AQ}&state=S HTTP/1.1\r\nHost: my.site\r\nReferer: https://www.instagram.com/`,
  `:authority: my.site\n:method: GET\n:path: /?code=${AQ}\n:scheme: https`,
  `curl 'https://my.site/?code=${AQ}&state=S' \\\n  -H 'Accept: */*'`,
  `at=info method=GET path="/?code=${AQ}" host=my.site request_id=1`,
  `{"request":{"method":"GET","host":"my.site","uri":"/?code=${AQ}"}}`,
  `{"hostname":"my.site","query":{"code":"${AQ}"}}`,
  `{"domainName":"my.site","rawQueryString":"code=${AQ}"}`,
  `curl ^"https://my.site/?code=${AQ}^&state=S^" ^\r\n  -H ^"Accept: */*^"`,
  `curl https://my.site/\\?code\\=${AQ}\\&state\\=S`,
  `fetch("https://my.site/?code=${AQ}&state=S", { "method": "GET" });`,
  `URL { href: 'https://my.site/?code=${AQ}', searchParams: URLSearchParams { 'code' => '${AQ}' } }`,
  `curl -F client_id=1 -F client_secret=${'5e'.repeat(16)} -F redirect_uri=https://my.site/ -F code=${AQ} https://api.instagram.com/oauth/access_token`,
  `client_id=1&grant_type=authorization_code&redirect_uri=https%3A%2F%2Fmy.site%2F&code=${AQ}%23_`,
  `{'code': '${AQ}', 'redirect_uri': 'https://my.site/'}`,
  `https://api.instagram.com/oauth/access_token?code=${AQ}&redirect_uri=https%3A%2F%2Fmy.site%2F`,
  `https://l.instagram.com/?u=${encoded}&e=AT0`,
  `https://l.facebook.com/l.php?u=${encoded}&h=AT0`,
  `https://www.google.com/url?q=https://my.site/?code=${AQ}&sa=D`,
  `https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C`,
  `https://slack-redir.net/link?url=${encodeURIComponent(`https://l.instagram.com/?u=${encoded}`)}`,
  `https://urldefense.com/v3/__https://my.site/?code=${AQ}__;!!abc$`,
  `https://web.archive.org/web/2026/https://my.site/?code=${AQ}`,
  encoded,
  encodeURIComponent(encoded),
  `my.site/?code=${AQ}#_`,
  `<my.site/?code=${AQ}>`,
])('the host of a pasted URL is kept, and the bare code is sent: %s', (text) => {
  const code = { code: AQ, redirectUri: OTHER };
  expect(recognise(text, PAGE)).toEqual({ kind: 'code', code, sentHere: false });
});

test.each([
  { text: `myapp://cb?code=${AQ}`, page: 'myapp://cb' },
  { text: `com.app:/oauth?code=${AQ}`, page: 'com.app:/oauth' },
  { text: `127.0.0.1:5500/?code=${AQ}`, page: 'https://127.0.0.1:5500/' },
  { text: `devbox:3000/?code=${AQ}`, page: 'https://devbox:3000/' },
  { text: `http://[::1]:3000/?code=${AQ}`, page: 'http://[::1]:3000/' },
  { text: `<http://[::1]:3000/?code=${AQ}#_>`, page: 'http://[::1]:3000/' },
  { text: `https://münchen.example/?code=${AQ}`, page: 'https://xn--mnchen-3ya.example/' },
  { text: `https://my.site/?lang=de&code=${AQ}&state=S`, page: 'https://my.site/?lang=de' },
])(
  'the page that a code was sent to is kept, whatever its scheme or host: $text',
  ({ text, page }) => {
    expect(recognise(text, PAGE)).toMatchObject({ code: { code: AQ, redirectUri: page } });
  },
);

test.each(['\n', '\r\n', '\n  '])(
  'a URL that a terminal or a mail broke into lines is joined',
  (end) => {
    const text = `https://my.site/?code=${LONG.slice(0, 40)}${end}${LONG.slice(40)}#_`;
    expect(recognise(text, PAGE)).toMatchObject({ code: { code: LONG, redirectUri: OTHER } });
    const followed = `https://my.site/?code=${LONG}${end}Thanks`;
    expect(recognise(followed, PAGE)).toMatchObject({ code: { code: LONG } });
  },
);

test.each([
  `"GET /?code=${AQ} HTTP/1.1" 302 "https://other.example/"`,
  `code: ${AQ} of https://other.example/`,
  `https://a.example/?code=${AQ} https://b.example/?code=${AQ}`,
  `https://a.example/?code=${AQ}&code=${AQ}`,
  `{"error":{"code":"invalid_verification_code"}}`,
])('a code of an uncertain page is not exchanged: %s', (text) => {
  expect(recognise(text, PAGE)).toEqual({ kind: 'unrecognised' });
});

test('a URL of this page without its scheme gets the scheme of this page', () => {
  const page = 'http://localhost:5173/';
  expect(recognise(`localhost:5173/?code=${AQ}`, page)).toMatchObject({ sentHere: true });
  expect(recognise(`me.example/?code=${AQ}`, page)).toMatchObject({
    code: { redirectUri: 'https://me.example/' },
  });
});

const HEX = 'fb86fa830c7b4c2eaac03d88bd03ed5e';

test.each([`http://a.example/?code=${HEX}`, `code=${HEX}`])(
  'a code of the classic API is recognised in "%s"',
  (text) => {
    expect(recognise(text, PAGE)).toMatchObject({ kind: 'code', code: { code: HEX } });
  },
);

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

test('of 10,000 texts none throws, and none gives a code with white space or a fragment', () => {
  fc.assert(
    fc.property(text, (pasted) => {
      const found = recognise(pasted, PAGE);
      if (found.kind === 'code') expect(found.code.code).toMatch(/^[!-~]+$/);
      if (found.kind === 'token') expect(found.token.accessToken).toMatch(/^[!-~]+$/);
    }),
    { numRuns: 10_000, seed: 4 },
  );
});

const wrapped = fc.tuple(
  fc.constantFrom('', '<', '(', '[x](', '"', '“', '> ', 'see ', 'Location: ', "curl '", '{"url":"'),
  fc.constantFrom(
    '',
    '>',
    ')',
    '.',
    '",',
    '”',
    ' and so on',
    "' -H x",
    '"}',
    '\u200b',
    '\r\n',
    '#_',
  ),
  fc.constantFrom(
    (address: string) => address,
    (address: string) => address.replaceAll('/', '\\/'),
    (address: string) => address.replaceAll('&', '&amp;'),
    (address: string) => address.replaceAll('&', '\\u0026'),
    (address: string) => `https://l.instagram.com/?u=${encodeURIComponent(address)}&e=A`,
    encodeURIComponent,
  ),
  fc.stringMatching(/^AQ[\w-]{20,60}[a-z\d]$/),
);

test('a URL of another site is never read as this page’s, however it is wrapped', () => {
  let codes = 0;
  fc.assert(
    fc.property(wrapped, ([before, after, escape, code]) => {
      const text = before + escape(`https://my.site/cb?code=${code}&state=S`) + after;
      const found = recognise(text, PAGE);
      if (found.kind !== 'code') return;
      codes += 1;
      expect(found).toEqual({
        kind: 'code',
        code: { code, redirectUri: 'https://my.site/cb' },
        sentHere: false,
      });
    }),
    { numRuns: 10_000, seed: 13 },
  );
  expect(codes).toBeGreaterThan(9_900);
});
