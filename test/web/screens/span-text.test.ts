import { expect, test } from 'vitest';
import { spanText } from '../../../web/screens/span-text.ts';

test.each([
  { seconds: 5_183_944, words: '60 days' },
  { seconds: 5_110_824, words: '59 days' },
  { seconds: 3600, words: '60 minutes' },
  { seconds: 7200, words: '2 hours' },
])('a token of $seconds seconds ends $words', ({ seconds, words }) => {
  expect(spanText(seconds * 1000, 'en')).toBe(words);
});

test('a time span is in the language of the person', () => {
  expect(spanText(5_184_000_000, 'es')).toBe('60 días');
});
