import type { UpstreamFetch } from '../../proxy/instagram/upstream.ts';

/** A token that the tiny Instagram has given out. */
export interface TinyToken {
  user: number;
  issuedAt: number;
  expiresAt: number;
  isDead: boolean;
}

/** How it behaves where the real one's behaviour is not confirmed. */
export interface Manners {
  refreshed: 'new' | 'same';
  old: 'lives' | 'dies';
}

/** What a call meets in place of an answer: an error, or the loss of the answer. */
export type Mishap = 'down' | 'lost' | 'throttled' | 'outage' | undefined;

/** An Instagram of one function, for years in minutes: three paths, no HTTP. */
export interface TinyInstagram {
  fetch: UpstreamFetch;
  tokens: Map<string, TinyToken>;
  issue(user: number): string;
  /** Calls of each path so far. */
  counts: Record<string, number>;
}

const DAY = 86_400_000;
const LIFE_S = 5_184_000;

const json = (body: object, status = 200) => ({
  status,
  headers: { get: () => null },
  body: new TextEncoder().encode(JSON.stringify(body)),
});
const refusal = (message: string, code: number) =>
  json({ error: { message, type: 'OAuthException', code } }, 400);

/** The app-scoped ID of a person, above 2^53. */
export const idOf = (user: number) => `36220564${String(user).padStart(9, '0')}`;

const facts = (user: number, issuedAt: number): TinyToken => ({
  user,
  issuedAt,
  expiresAt: issuedAt + LIFE_S * 1000,
  isDead: false,
});

/** What a token's text says of it, as it was when it was issued; undefined for the text of no token. */
export function readToken(text: string): TinyToken | undefined {
  const [, user, issuedAt] = /^IGAA(\d+)x(\d+)x\d+$/.exec(text) ?? [];
  return user === undefined ? undefined : facts(Number(user), Number(issuedAt));
}

/** Makes one. `mishap` is asked at each call. */
export function createTinyInstagram(
  now: () => number,
  manners: Manners,
  mishap: (path: string, user: number) => Mishap = () => undefined,
  tokens = new Map<string, TinyToken>(),
): TinyInstagram {
  const counts: Record<string, number> = {};
  let issued = 0;

  function issue(user: number): string {
    issued += 1;
    const token = `IGAA${user}x${now()}x${issued}`;
    tokens.set(token, facts(user, now()));
    return token;
  }

  function refresh(text: string, token: TinyToken) {
    if (now() - token.issuedAt < DAY) return refusal('Unsupported request - method type: get', 100);
    if (manners.refreshed === 'same') {
      token.issuedAt = now();
      token.expiresAt = now() + LIFE_S * 1000;
      return json({ access_token: text, token_type: 'bearer', expires_in: LIFE_S });
    }
    if (manners.old === 'dies') token.isDead = true;
    return json({ access_token: issue(token.user), token_type: 'bearer', expires_in: LIFE_S });
  }

  /** Written once, because a year has millions of them. */
  const profiles = new Map<number, ReturnType<typeof json>>();
  function profile(user: number) {
    const reply = profiles.get(user) ?? json({ id: idOf(user), username: `person${user}` });
    profiles.set(user, reply);
    return reply;
  }

  function answer(path: string, text: string, token: TinyToken) {
    if (path === '/refresh_access_token') return refresh(text, token);
    if (path === '/me/media') return json({ data: [{ id: '1', media_type: 'IMAGE' }] });
    return profile(token.user);
  }

  return {
    tokens,
    counts,
    issue,
    async fetch(url, { headers }) {
      const [, pathname = '', query] = /^[a-z]+:\/\/[^/]+([^?]+)\??(.*)$/.exec(url) ?? [];
      counts[pathname] = (counts[pathname] ?? 0) + 1;
      const text =
        headers['Authorization']?.slice(7) ?? new URLSearchParams(query).get('access_token') ?? '';
      const token = tokens.get(text);
      const met = mishap(pathname, token?.user ?? -1);
      await Promise.resolve();
      if (met === 'down') return json({}, 503);
      if (met === 'throttled') return refusal('There have been too many calls', 80_002);
      if (met === 'outage') return refusal('Error validating access token', 190);
      const isAlive = token !== undefined && !token.isDead && now() < token.expiresAt;
      const reply = isAlive ? answer(pathname, text, token) : refusal('Session has expired', 190);
      if (met === 'lost') throw new Error('reset');
      return reply;
    },
  };
}
