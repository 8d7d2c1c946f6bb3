import type { LoginFailure } from '../auth/login-failure.ts';
import type { ProfileFailure } from '../instagram/profile.ts';

/** Every way in which a login on any page ends without a token; holds no code, token or state. */
export type Failure =
  | LoginFailure
  /** A router or another script took the answer out of the address before the login could: it must come first. */
  | { reason: 'address_cleaned' }
  | NoBrowser;

/** Why profile or posts are not known; the token may work all the same. */
export type ReadProblem = ProfileFailure | NoBrowser;

/** There is no page here to log in from, as on a server. */
interface NoBrowser {
  reason: 'no_browser';
}
