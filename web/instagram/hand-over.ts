import type { Token } from '../auth/token.ts';
import type { Profile } from './profile.ts';

/** The token as a line of an `.env` file; it holds the whole token. */
export function envLine({ accessToken }: Pick<Token, 'accessToken'>): string {
  return `INSTAGRAM_ACCESS_TOKEN=${accessToken}`;
}

/**
 * The token and what is known about it as JSON, with the wire's names; it holds the whole token.
 *
 * `expires_at` is a date, because a lifetime counted from an unknown moment says nothing.
 */
export function tokenJson(token: Token, profile: Profile | undefined): string {
  const { accessToken, expiresAt, scopes } = token;
  const known = {
    access_token: accessToken,
    token_type: 'bearer',
    expires_at: expiresAt === undefined ? undefined : new Date(expiresAt).toISOString(),
    scope: scopes?.join(' '),
    user_id: userIdOf(token, profile),
    account_id: profile?.userId,
    username: profile?.username,
  };
  return JSON.stringify(known, null, 2);
}

/** The app-scoped id of the token's owner, from the token's own reply or else from the profile. */
export function userIdOf({ userId }: Token, profile: Profile | undefined): string | undefined {
  return userId ?? profile?.id;
}
