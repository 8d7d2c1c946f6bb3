import type { Token } from '../auth/token.ts';

/** Milliseconds. */
const DAY_MS = 86_400_000;
/** How long the longest token is valid, in milliseconds. */
export const LONG_LIFE_MS = 60 * DAY_MS;
/** A token this short is the one-hour token, which was not exchanged for the 60-day one. */
const SHORT_LIFE_MS = DAY_MS;

/** What happens at a moment of a token's life; `now` is the moment that it is looked at. */
export type Mark = 'issued' | 'refreshable' | 'now' | 'ends' | 'could-last';

/** How good the token is between two marks: too young to be refreshed, good, or not yet. */
export type Zone = 'young' | 'good' | 'possible';

/** A token's life to be drawn to scale: `at`, `from` and `to` are in percent of the line. */
export interface Life {
  /** In the order of their times, which are milliseconds since the epoch, by this device's clock. */
  marks: readonly { mark: Mark; at: number; time: number }[];
  zones: readonly { zone: Zone; from: number; to: number }[];
}

/**
 * The life of a token as marks and zones on one line; undefined when Instagram did not say when it ends.
 *
 * Pure. Shows what Instagram promised when it issued the token, not whether the token still works. A token that has
 * expired has its `now` at the end of the line.
 *
 * @see [Long-lived tokens](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function lifeOf(token: Token, now: number): Life | undefined {
  const { issuedAt, expiresAt } = token;
  if (expiresAt === undefined) return undefined;
  const isShort = isShortLived(token);
  const times: [Mark, number | undefined][] = [
    ['issued', issuedAt],
    ['refreshable', isShort ? undefined : refreshableFrom(token)],
    ['ends', expiresAt],
    ['could-last', isShort ? issuedAt + LONG_LIFE_MS : undefined],
  ];
  const last = isShort ? issuedAt + LONG_LIFE_MS : expiresAt;
  const at = (time: number) =>
    Math.min(100, Math.max(0, (100 * (time - issuedAt)) / Math.max(1, last - issuedAt)));
  const known = times.flatMap(([mark, time]) =>
    time === undefined ? [] : [{ mark, at: at(time), time }],
  );
  const marks = [...known, { mark: 'now' as const, at: at(now), time: now }];
  return { marks: marks.sort((one, other) => one.at - other.at), zones: zonesBetween(known) };
}

/** Whether a token was issued for an hour or so; false where its end is not known. */
export function isShortLived({ issuedAt, expiresAt = Infinity }: Token): boolean {
  return expiresAt - issuedAt <= SHORT_LIFE_MS;
}

const ZONE_BEFORE: Partial<Record<Mark, Zone>> = {
  refreshable: 'young',
  ends: 'good',
  'could-last': 'possible',
};

function zonesBetween(marks: Life['marks']): Life['zones'] {
  return marks.slice(1).map(({ mark, at }, index) => ({
    zone: ZONE_BEFORE[mark] ?? 'good',
    from: marks[index]?.at ?? 0,
    to: at,
  }));
}

/**
 * From when on Instagram refreshes a token, in milliseconds since the epoch; undefined when it never does, and for a
 * pasted one, whose age is not known.
 */
export function refreshableFrom({ issuedAt, expiresAt, refreshToken }: Token): number | undefined {
  return refreshToken === undefined || expiresAt === undefined ? undefined : issuedAt + DAY_MS;
}

/** What a renewal did to a token. */
export interface Change {
  /** When it ended, and when it ends now; milliseconds since the epoch, undefined when Instagram did not say. */
  endWas: number | undefined;
  endIs: number | undefined;
  /** Whether it is still the same characters: Instagram may give the token a longer life, or another token. */
  same: boolean;
}

/** Compares a token with the one that it was renewed from. Pure. */
export function changeOf(before: Token, after: Token): Change {
  const same = before.accessToken === after.accessToken;
  return { endWas: before.expiresAt, endIs: after.expiresAt, same };
}
