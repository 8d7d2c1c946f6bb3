import { expect, test } from 'vitest';
import { slope } from './growth-tables.ts';

test('a cost that stays has the slope 0, one that grows with the size 1, one that grows with its square 2', () => {
  expect(slope([1_000, 5], [10, 5])).toBe(0);
  expect(slope([1_000, 500], [10, 5])).toBeCloseTo(1);
  expect(slope([1_000, 50_000], [10, 5])).toBeCloseTo(2);
  expect(slope([10, 5], undefined)).toBeUndefined();
});
