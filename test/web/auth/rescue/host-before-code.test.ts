import { expect, test } from 'vitest';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { PAGE } from '../../fake-browser.ts';
import { AQ } from './samples.ts';

/** Hosts as people write, shorten, hide or leave them to be filled in. */
const ODD_HOSTS = [
  'user@host',
  'user:word@me.example',
  'https:my.site',
  'https:/\\my.site',
  'hxxps[:]//my.site',
  'hxxps://my[.]site',
  'my(.)site',
  'my[dot]site',
  'other。example',
  'other%2Eexample',
  '%6dy.site',
  '😀.example',
  '😀me.example',
  '…',
  '….site',
  'myhost',
  'my_host',
  '{{host}}',
  '{{host}}me.example',
  '${HOST}',
  '$HOST',
  '%HOST%',
  '<host>',
  '<%= host %>',
  ':host',
  '[my-host]',
  '//',
  '///my.site',
  '\\\\my.site',
  '/\\my.site',
  'my\\site',
];

const BETWEEN_HOST_AND_CODE = [
  '/cb?',
  '/?state=S&',
  '/cb?u=/x?',
  '/cb&',
  '/cb;',
  ' /cb?',
  '\n?',
  ' ?',
];

test.each(ODD_HOSTS)(
  'another host is never read as this page, however oddly it is written: %s',
  (host) => {
    for (const between of BETWEEN_HOST_AND_CODE)
      for (const end of ['', '&state=S', '#_', '\nThanks']) {
        const text = `${host}${between}code=${AQ}${end}`;
        expect([text, sentHere(text)]).toEqual([text, false]);
      }
  },
);

test.each([
  'https://my.site/ ?',
  'https://my.site/cb\n?',
  'my.site\n?',
  'my.site ?',
  'my.site, ',
  'My.Site: ',
  'localhost ?',
  'localhost\n',
  'localhost:3000 GET /?',
  '[::1]:3000 ?',
  '[::1]:3000\n/cb?',
  '192.168.0.2:3000 /cb?',
  'my.site:443 10.0.0.1 - - "GET /?',
  '{"host":"{{host}}","url":"/?',
  '{"host":"$HOST","url":"/?',
  'Host: user@my.site\n\n/cb?',
  'Host: 😀.example\nPath: /cb?',
  'Host: my。site\nPath: /cb?',
  'redirect_uri={{uri}}&',
  'redirect_uri=my.site&',
  'curl -F redirect_uri=$REDIRECT_URI -F ',
  '{"redirect_uri":null,"code":"x"} ',
  'https://me.example/?u=$HOST/?',
  'l.instagram.com/?u=user@host/?',
])('a code beside another host is never read as this page’s: %s', (before) => {
  expect(sentHere(`${before}code=${AQ}`)).toBe(false);
});

function sentHere(text: string): boolean {
  const found = recognise(text, PAGE);
  return found.kind === 'code' && new URL(found.code.redirectUri).host === new URL(PAGE).host;
}

test.each([
  { host: '[::1]:3000/cb', redirectUri: 'https://[::1]:3000/cb' },
  { host: '<[::1]:3000/cb', redirectUri: 'https://[::1]:3000/cb' },
  { host: '//my.site/cb', redirectUri: 'https://my.site/cb' },
])('a host without its scheme is kept: $host', ({ host, redirectUri }) => {
  const code = { code: AQ, redirectUri };
  expect(recognise(`${host}?code=${AQ}`, PAGE)).toEqual({ kind: 'code', code, sentHere: false });
});

test.each([
  `GET /login/?code=${AQ}&state=S HTTP/1.1`,
  `10.0.0.1 - - [28/Nov/2026:10:00:00 +0000] "GET /login/?code=${AQ} HTTP/1.1" 200 "https://www.instagram.com/" "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101"`,
  `Started GET "/login/?code=${AQ}" for 127.0.0.1 at 10:00`,
  `Found. Redirecting to /login/?code=${AQ}`,
  `Location: /login/?code=${AQ}`,
  `level=info path=/login/?code=${AQ}&state=S status=302`,
  `{"method":"GET","url":"/login/?code=${AQ}&state=S"}`,
  `<a href="/login/?code=${AQ}&amp;state=S">`,
  `(/login/?code=${AQ})`,
  `{ code: '${AQ}', state: 'eyJh.eyJz.c2ln0' }`,
  `Array ( [code] => ${AQ} )`,
  `state=S&code=${AQ}`,
  `code: ${AQ}`,
])('a text that names no host is read as an answer to this page: %s', (text) => {
  const code = { code: AQ, redirectUri: PAGE };
  expect(recognise(text, PAGE)).toEqual({ kind: 'code', code, sentHere: true });
});
