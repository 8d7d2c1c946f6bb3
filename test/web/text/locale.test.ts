import { afterEach, expect, test } from 'vitest';
import { es } from '../../../web/text/es.ts';
import { speak } from '../../../web/text/language.ts';
import { locale } from '../../../web/text/locale.ts';

afterEach(() => speak(undefined));

test('dates are in the reader’s own variety of the page’s language', () => {
  expect(locale(['de-DE', 'en-GB', 'en'])).toBe('en-GB');
  speak(es, 'es');
  expect(locale(['en-GB', 'es-MX'])).toBe('es-MX');
});

test('no date is in another language than the page', () => {
  expect(locale(['de-DE'])).toBe('en');
});

test('a tag that the platform throws on is passed over, as that of a browser without a language', () => {
  expect(locale(['en-US@posix', 'en_US', 'en-AU'])).toBe('en-AU');
  expect(locale(['en-US@posix'])).toBe('en');
});
