import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recognise } from '../../../../web/auth/rescue/rescue.ts';
import { PAGE } from '../../fake-browser.ts';
import { AQ, EAA, HEX, IGAA } from './samples.ts';

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
