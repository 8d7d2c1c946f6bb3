import { expect, test } from 'vitest';
import { startAfter } from '../../../../proxy/keeper/media/page.ts';

const POSTS = ['2026-03-03', '2026-03-02', '2026-03-01'].map((timestamp, index) => ({
  id: String(index),
  timestamp,
}));

test.each([
  { what: 'is there', id: '1', time: '2026-03-02', start: 2 },
  { what: 'is gone, between older and newer ones', id: 'gone', time: '2026-03-02T12', start: 1 },
  { what: 'is gone, and was the oldest', id: 'gone', time: '2026-02-01', start: 3 },
  { what: 'is gone, and had no time', id: 'gone', time: '', start: 3 },
])('a page goes on after the last post of the one before, which $what', ({ id, time, start }) => {
  expect(startAfter(POSTS, id, time)).toBe(start);
});
