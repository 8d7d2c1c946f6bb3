import { expect, test } from 'vitest';
import { pageAfter, readFeedSettings } from '../../../web/feed/settings.ts';

const read = (attributes: Record<string, string>) =>
  readFeedSettings((name) => attributes[name] ?? null, 'https://site.example/blog/');

test('the feed is where src says, also relative to the page, twelve posts a page', () => {
  expect(read({ src: '../media/studio' })).toEqual({
    url: 'https://site.example/media/studio?limit=12',
    needsConsent: false,
  });
});

test('the attribute consent asks first, whatever its value', () => {
  expect(read({ src: '/media', limit: '50', consent: '' })).toEqual({
    url: 'https://site.example/media?limit=50',
    needsConsent: true,
  });
});

test.each([
  { wrong: 'no src', attributes: {} },
  { wrong: 'an insecure src', attributes: { src: 'http://a.example/media' } },
  { wrong: 'a script for a src', attributes: { src: 'javascript:alert(1)' } },
  { wrong: 'no number of posts', attributes: { src: '/media', limit: 'all' } },
  { wrong: 'too many posts', attributes: { src: '/media', limit: '51' } },
])('$wrong is a problem that is named', ({ attributes }) => {
  expect(read(attributes)).toMatchObject({ problem: expect.any(String) as string });
});

test('a cursor leads to the page after, with the same number of posts', () => {
  expect(pageAfter('https://site.example/media?limit=5', 'a+b')).toBe(
    'https://site.example/media?limit=5&after=a%2Bb',
  );
});
