import { expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { changeOf, lifeOf } from '../../../web/instagram/token-life.ts';

const DAY = 86_400_000;
const ISSUED = Date.UTC(2026, 10, 23);
const TOKEN: Token = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: ISSUED };
const LONG: Token = { ...TOKEN, expiresAt: ISSUED + 60 * DAY, refreshToken: 'IGAAtoken' };

const marks = (token: Token, now = ISSUED) =>
  lifeOf(token, now)?.marks.map(({ mark, at }) => `${mark} ${at.toFixed(2)}`);

test('a 60-day token is drawn to scale, with the first day in which it cannot be refreshed', () => {
  expect(marks(LONG, ISSUED + 30 * DAY)).toEqual([
    'issued 0.00',
    'refreshable 1.67',
    'now 50.00',
    'ends 100.00',
  ]);
});

test('a token that cannot be refreshed has no mark for it', () => {
  expect(marks({ ...TOKEN, expiresAt: ISSUED + 60 * DAY })).toEqual([
    'issued 0.00',
    'now 0.00',
    'ends 100.00',
  ]);
});

test('a one-hour token is shown beside the 60 days that it could last', () => {
  expect(marks({ ...TOKEN, expiresAt: ISSUED + 3_600_000 })).toEqual([
    'issued 0.00',
    'now 0.00',
    'ends 0.07',
    'could-last 100.00',
  ]);
});

test('a token that has expired has its now at the end of the line', () => {
  expect(marks(LONG, ISSUED + 90 * DAY)?.at(-1)).toBe('now 100.00');
});

test('a token without a known end has no timeline', () => {
  expect(lifeOf(TOKEN, ISSUED)).toBeUndefined();
});

test.each([LONG, { ...TOKEN, expiresAt: ISSUED + 3_600_000 }])(
  'the zones cover the timeline without a gap',
  (token) => {
    const { zones = [] } = lifeOf(token, ISSUED) ?? {};
    const edges = [0, ...zones.map(({ to }) => to)];
    expect(zones.map(({ from }) => from)).toEqual(edges.slice(0, -1));
    expect(edges.at(-1)).toBe(100);
  },
);

test('a renewal is told by the old end, the new end, and whether the token is still the same characters', () => {
  const longer = { ...LONG, issuedAt: ISSUED + DAY, expiresAt: ISSUED + 61 * DAY };
  const ends = { endWas: ISSUED + 60 * DAY, endIs: ISSUED + 61 * DAY };
  expect(changeOf(LONG, longer)).toEqual({ ...ends, same: true });
  expect(changeOf(LONG, { ...longer, accessToken: 'IGAAother' })).toEqual({ ...ends, same: false });
  expect(changeOf(TOKEN, LONG)).toMatchObject({ endWas: undefined });
});
