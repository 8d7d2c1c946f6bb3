import type { Token } from '../auth/token.ts';

/** Milliseconds. */
const DAY_MS = 86_400_000;
/** How long the longest token lives, in milliseconds. */
export const LONG_LIFE_MS = 60 * DAY_MS;
/** A token this short is the one of an hour, which has not been made to last. */
const SHORT_LIFE_MS = DAY_MS;

/** What happens at a moment of a token's life. */
export type Mark = 'issued' | 'refreshable' | 'ends' | 'could-last';

/** How good the token is between two marks: too young to be refreshed, good, not any more, or not yet. */
export type Zone = 'young' | 'good' | 'over' | 'possible';

/** A token's life to be drawn: `at` in percent of the line, which is not to scale. */
export interface Life {
  /** Milliseconds since the epoch, by this device's clock. */
  marks: readonly { mark: Mark; at: number; time: number }[];
  zones: readonly { zone: Zone; from: number; to: number }[];
}

/**
 * The life of a token as marks and zones on one line; nothing when nobody said when it ends.
 *
 * Pure. Says what Instagram promised when it gave the token out, not whether it still works.
 *
 * @see [Long-lived tokens](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function lifeOf(token: Token): Life | undefined {
  const { issuedAt, expiresAt } = token;
  if (expiresAt === undefined) return undefined;
  const issued = { mark: 'issued', at: 0, time: issuedAt } as const;
  if (expiresAt - issuedAt <= SHORT_LIFE_MS) return shortLife(issued, expiresAt, issuedAt);
  const ends = { mark: 'ends', at: 84, time: expiresAt } as const;
  const over = { zone: 'over', from: 84, to: 100 } as const;
  if (token.refreshToken === undefined) {
    return { marks: [issued, ends], zones: [{ zone: 'good', from: 0, to: 84 }, over] };
  }
  const time = refreshableFrom(token) ?? issuedAt;
  const refreshable = { mark: 'refreshable', at: 18, time } as const;
  return {
    marks: [issued, refreshable, ends],
    zones: [{ zone: 'young', from: 0, to: 18 }, { zone: 'good', from: 18, to: 84 }, over],
  };
}

/**
 * From when on Instagram refreshes a token, in milliseconds since the epoch; nothing when it never does, and for a
 * pasted one, whose age nobody knows.
 */
export function refreshableFrom({ issuedAt, expiresAt, refreshToken }: Token): number | undefined {
  return refreshToken === undefined || expiresAt === undefined ? undefined : issuedAt + DAY_MS;
}

/** The one-hour token beside what it could be made to last. */
function shortLife(issued: Life['marks'][0], expiresAt: number, issuedAt: number): Life {
  return {
    marks: [
      issued,
      { mark: 'ends', at: 12, time: expiresAt },
      { mark: 'could-last', at: 84, time: issuedAt + LONG_LIFE_MS },
    ],
    zones: [
      { zone: 'young', from: 0, to: 12 },
      { zone: 'possible', from: 12, to: 84 },
      { zone: 'over', from: 84, to: 100 },
    ],
  };
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
