import { describe, expect, test } from 'vitest';
import { redact } from '../../../proxy/instagram/redact.ts';

describe('P-47: what of an error is shown', () => {
  const shown = (message: string, sensitive: string[] = []) =>
    redact({ message }, sensitive).message;

  test('P-47: values of the request are removed from the shown error, also in encoded form', () => {
    expect(shown('no a b/c for a%20b%2Fc', ['a b/c'])).toBe('no [removed] for [removed]');
  });

  test('P-47: a short value is removed only where it is a whole word', () => {
    expect(shown('OAuthException: code x, not xy', ['x'])).toBe(
      'OAuthException: code [removed], not xy',
    );
  });

  test.each([
    'IGAAabcdefgh12345',
    'IGQVJabcdefgh-_x',
    'EAACEdEose0cBA',
    '1574083.fb2e77d.47a0479900504cb3ab4a1f626d174d2d',
    'c59cb537139b07541a04cea8a9ef6319be724a2f',
    'A'.repeat(70),
  ])('P-47: text that looks like a token is removed from the shown error: %s', (token) => {
    expect(shown(`before ${token} after`)).toBe('before [removed] after');
  });

  test('P-47: control characters, line breaks and bidi overrides become one space', () => {
    expect(shown('a\r\n\u0000\u001b[31m\u202eb\u2028c')).toBe('a [31m b c');
  });

  test('P-47: the shown error ends after 200 characters, and never with half of a secret', () => {
    const message = `${'word '.repeat(38)}sentinel-secret-value`;
    expect(shown(message, ['sentinel-secret-value'])).not.toContain('sent');
    expect(shown('é '.repeat(500))).toHaveLength(200);
    expect(shown(`${'a '.repeat(99)}a😀`)).toBe(`${'a '.repeat(99)}a`);
  });

  test('P-47: the names of Meta’s exceptions are not removed as tokens', () => {
    const names = ['IGApiException', 'OAuthException', 'OAuthAccessTokenException'];
    expect(names.map((type) => redact({ type }, []).type)).toEqual(names);
  });

  test('P-47: numbers of the error are kept, and absent fields stay absent', () => {
    expect(redact({ code: 190, subcode: 463 }, [])).toEqual({ code: 190, subcode: 463 });
  });
});
