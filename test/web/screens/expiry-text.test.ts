import { expect, test } from 'vitest';
import { expiryText } from '../../../web/screens/expiry-text.ts';

const issuedAt = Date.UTC(2026, 10, 23, 12);

test.each([
  [5_183_944, 'in 60 days'],
  [5_110_824, 'in 59 days'],
  [3600, 'in 60 minutes'],
  [7200, 'in 2 hours'],
])('a token given for %i seconds expires %s', (seconds, words) => {
  expect(expiryText({ issuedAt, expiresAt: issuedAt + seconds * 1000 }, 'en')).toContain(words);
});

test('the date is written in the language of the person', () => {
  const token = { issuedAt, expiresAt: issuedAt + 5_184_000_000 };
  expect(expiryText(token, 'es')).toMatch(/22 de enero de 2027.*dentro de 60 días/);
});
