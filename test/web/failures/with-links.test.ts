import { expect, test } from 'vitest';
import { withLinks } from '../../../web/failures/with-links.ts';

test('a sentence that names no URL stays one plain piece', () => {
  expect(withLinks('Log in again. Open Instagram.')).toEqual([
    { words: 'Log in again. Open Instagram.' },
  ]);
});

test('Instagram’s and Facebook’s own pages become links, and the words around them stay', () => {
  expect(
    withLinks('Accept it at instagram.com/accounts/manage_access, or open facebook.com.'),
  ).toEqual([
    { words: 'Accept it at ' },
    {
      words: 'instagram.com/accounts/manage_access',
      href: 'https://www.instagram.com/accounts/manage_access',
    },
    { words: ', or open ' },
    { words: 'facebook.com', href: 'https://www.facebook.com' },
    { words: '.' },
  ]);
});

test('the proxy’s report on itself is a link where the proxy’s URL is known', () => {
  const proxyUrl = 'https://proxy.example/';
  const link = { words: '/healthz', href: 'https://proxy.example/healthz' };
  expect(withLinks('Open /healthz.', proxyUrl)).toContainEqual(link);
  expect(withLinks('Open /healthz.')).toContainEqual({ words: '/healthz' });
});
