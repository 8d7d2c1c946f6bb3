import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from '../../../web/setup/difference.ts';

const SENT = 'https://me.example/login/';

test.each([
  ['https://me.example/login', 24, 'slash'],
  ['http://me.example/login/', 4, 'scheme'],
  ['https://www.me.example/login/', 8, 'www'],
  ['https://me.example/Login/', 19, 'case'],
  ['https://me.example/login/ ', 25, 'space'],
  ['https://me.example/signin/', 19, 'other'],
  ['', 0, 'other'],
] as const)('finds where "%s" parts, and how', (registered, at, kind) => {
  expect(difference(SENT, registered)).toMatchObject({ at, kind });
});

test('the part between is the difference alone', () => {
  const [one, other] = ['https://www.me.example/login/', 'https://me.example/login/'];
  const { at = 0, alike = 0 } = difference(one, other) ?? {};
  expect(one.slice(at, one.length - alike)).toBe('www.');
  expect(other.slice(at, other.length - alike)).toBe('');
});

test('only the same text is the same, and what comes before the difference is', () => {
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
