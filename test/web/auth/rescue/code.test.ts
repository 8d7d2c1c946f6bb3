import { expect, test } from 'vitest';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { PAGE } from '../../fake-browser.ts';
import { AQ, HEX } from './samples.ts';

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

test.each([`http://a.example/?code=${HEX}`, `code=${HEX}`])(
  'a code of the classic API is recognised in "%s"',
  (text) => {
    expect(recognise(text, PAGE)).toMatchObject({ kind: 'code', code: { code: HEX } });
  },
);
