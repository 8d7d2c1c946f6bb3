import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from '../../../web/setup/difference.ts';

const SENT = 'https://me.example/login/';

test.each([
  { registered: 'https://me.example/login', at: 24, kind: 'slash' },
  { registered: 'http://me.example/login/', at: 4, kind: 'scheme' },
  { registered: 'https://www.me.example/login/', at: 8, kind: 'www' },
  { registered: 'https://me.example/Login/', at: 19, kind: 'case' },
  { registered: 'https://me.example/login/ ', at: 25, kind: 'space' },
  { registered: 'https://me.example/signin/', at: 19, kind: 'other' },
  { registered: '', at: 0, kind: 'other' },
] as const)(
  'the first difference of "$registered" is found and named',
  ({ registered, at, kind }) => {
    expect(difference(SENT, registered)).toMatchObject({ at, kind });
  },
);

test('the marked part holds only the difference', () => {
  const [one, other] = ['https://www.me.example/login/', 'https://me.example/login/'];
  const { at = 0, alike = 0 } = difference(one, other) ?? {};
  expect(one.slice(at, one.length - alike)).toBe('www.');
  expect(other.slice(at, other.length - alike)).toBe('');
});

test('only equal texts are the same, and the part before the difference is equal', () => {
  const near = fc.string().map((tail) => SENT.slice(0, 12) + tail);
  fc.assert(
    fc.property(near, near, (one, other) => {
      const found = difference(one, other);
      expect(found === undefined).toBe(one === other);
      if (!found) return;
      expect(one.slice(0, found.at)).toBe(other.slice(0, found.at));
      expect(one[found.at]).not.toBe(other[found.at]);
      expect(one.slice(one.length - found.alike)).toBe(other.slice(other.length - found.alike));
    }),
    { numRuns: 10_000, seed: 7 },
  );
});
