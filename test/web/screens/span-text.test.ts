import { expect, test } from 'vitest';
import { spanText } from '../../../web/screens/span-text.ts';

test.each([
  [5_183_944, 'in 60 days'],
  [5_110_824, 'in 59 days'],
  [3600, 'in 60 minutes'],
  [7200, 'in 2 hours'],
])('a token given for %i seconds ends %s', (seconds, words) => {
  expect(spanText(seconds * 1000, 'en')).toBe(words);
});

test('the span is in the language of the person', () => {
  expect(spanText(5_184_000_000, 'es')).toBe('dentro de 60 días');
});
