import type { MediaState } from '../instagram/media.ts';
import type { ProfileFailure, ProfileResult } from '../instagram/profile.ts';
import type { LoginFailure } from '../auth/login-failure.ts';
import type { Answer } from '../auth/outcome.ts';
import type { RenewalKind } from '../auth/renewal.ts';
import type { Token } from '../auth/token.ts';

/** Whether it is known who the token belongs to. */
export type ProfileState =
  | { status: 'pending' }
  | ({ status: 'known' } & Exclude<ProfileResult, { failure: unknown }>)
  | { status: 'failed'; failure: ProfileFailure };

/** Whether a longer or fresher token is being fetched; the old one stays until there is a new one. */
export type Renewal =
  | { status: 'idle' }
  | { status: 'running'; kind: RenewalKind }
  /** `before`: the token that it was, which may still work. */
  | { status: 'done'; kind: RenewalKind; before: Token }
  | { status: 'failed'; kind: RenewalKind; failure: LoginFailure };

/** Signed in: the only state with a token in it. */
export interface SignedIn {
  status: 'signed-in';
  token: Token;
  /** What the login itself gave; a renewal leaves it as it was. */
  first: Token;
  profile: ProfileState;
  /** The newest posts; asked for once the profile is known. */
  media: MediaState;
  /** By this device's clock; recomputed when the page is seen again. */
  expired: boolean;
  renewal: Renewal;
}

/**
 * Everything that the page can be in; a token exists in `signed-in` only, a failure in `failed` only.
 *
 * An `answer` holds a code or token that nothing has checked: it is in memory only, and never shown.
 */
export type SessionState =
  /** `elsewhere`: another tab signed out, and took this one along. */
  | { status: 'signed-out'; elsewhere: boolean }
  | { status: 'leaving' }
  /** `offline`: nothing was sent yet, it goes on by itself when the network is back within 45 s. */
  | { status: 'exchanging'; offline: boolean }
  | SignedIn
  /** `answer`: what came and was not sent, for as long as a person can still decide to use it. */
  | { status: 'failed'; failure: LoginFailure; answer?: Answer };
