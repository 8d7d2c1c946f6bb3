import { expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { changeOf, lifeOf } from '../../../web/instagram/token-life.ts';

const DAY = 86_400_000;
const ISSUED = Date.UTC(2026, 10, 23);
const TOKEN: Token = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: ISSUED };
const LONG: Token = { ...TOKEN, expiresAt: ISSUED + 60 * DAY, refreshToken: 'IGAAtoken' };

const marks = (token: Token) => lifeOf(token)?.marks.map(({ mark, time }) => [mark, time]);

test('a 60-day token can be refreshed from its 24th hour until it expires', () => {
  expect(marks(LONG)).toEqual([
    ['issued', ISSUED],
    ['refreshable', ISSUED + DAY],
    ['ends', ISSUED + 60 * DAY],
  ]);
});

test('a token that cannot be refreshed has no mark for it', () => {
  expect(marks({ ...TOKEN, expiresAt: ISSUED + 60 * DAY })).toEqual([
    ['issued', ISSUED],
    ['ends', ISSUED + 60 * DAY],
  ]);
});

test('a one-hour token is shown beside the 60 days that it could last', () => {
  expect(marks({ ...TOKEN, expiresAt: ISSUED + 3_600_000 })).toEqual([
    ['issued', ISSUED],
    ['ends', ISSUED + 3_600_000],
    ['could-last', ISSUED + 60 * DAY],
  ]);
});

test('a token without a known end has no timeline', () => {
  expect(lifeOf(TOKEN)).toBeUndefined();
});

test.each([LONG, { ...TOKEN, expiresAt: ISSUED + 3_600_000 }])(
  'the zones cover the timeline without a gap, and every mark is at the edge of one',
  (token) => {
    const { zones = [], marks: all = [] } = lifeOf(token) ?? {};
    const edges = [0, ...zones.map(({ to }) => to)];
    expect(zones.map(({ from }) => from)).toEqual(edges.slice(0, -1));
    expect(edges.at(-1)).toBe(100);
    for (const { at } of all) expect(edges).toContain(at);
  },
);

test('a renewal is told by the old end, the new end, and whether the token is still the same characters', () => {
  const longer = { ...LONG, issuedAt: ISSUED + DAY, expiresAt: ISSUED + 61 * DAY };
  const ends = { endWas: ISSUED + 60 * DAY, endIs: ISSUED + 61 * DAY };
  expect(changeOf(LONG, longer)).toEqual({ ...ends, same: true });
  expect(changeOf(LONG, { ...longer, accessToken: 'IGAAother' })).toEqual({ ...ends, same: false });
  expect(changeOf(TOKEN, LONG)).toMatchObject({ endWas: undefined });
});
