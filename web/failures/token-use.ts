import type { SignedIn } from '../session/session-state.ts';
import { meaningOf } from './remedies.ts';

/**
 * What can still be done with a token: everything that it was given for; nothing, not even make it last, because it
 * has no permission; nothing, because Instagram refuses it.
 */
export type TokenUse = 'full' | 'powerless' | 'invalid';

/** What is known of a token: its posts are asked for last. */
type Known = Pick<SignedIn, 'token' | 'profile'> & Partial<Pick<SignedIn, 'media'>>;

/**
 * Judges a token by its permissions and by what Instagram said when it was asked for the owner and for the posts.
 *
 * Pure. Does not look at the clock: an expired token is `full` until Instagram refuses it.
 */
export function useOf({ token, profile, media }: Known): TokenUse {
  const failure = profile.status === 'failed' ? profile.failure : undefined;
  const ofPosts = media?.status === 'failed' ? media.failure : undefined;
  if ([failure, ofPosts].some((one) => one?.reason === 'invalid_token')) return 'invalid';
  if (token.scopes?.length === 0) return 'powerless';
  if (failure === undefined || !('why' in failure)) return 'full';
  // Instagram's words may say more than its code did.
  const powerless = failure.powerless ?? meaningOf(failure) === 'permission_missing';
  return powerless ? 'powerless' : 'full';
}
