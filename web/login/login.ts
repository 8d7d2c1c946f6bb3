import type { Token } from '../auth/token.ts';
import type { Post } from '../instagram/post.ts';
import type { Profile } from '../instagram/profile.ts';
import type { Failure, ReadProblem } from './failure.ts';

/** A value, or why it is missing. Both may be asked for by name, whichever it is. */
export type Or<Why, Value> =
  (Value & { failure?: undefined }) | ({ failure: Why } & { [Name in keyof Value]?: undefined });

/** A token, or why there is not one. */
export type Answer = Or<Failure, { token: Token }>;

/** The page is being left; what comes of it is the `result` of the page that Instagram comes back to. */
export interface Leaving {
  leaving: true;
  token?: undefined;
  failure?: undefined;
}

/** How one login goes. */
export interface StartOptions {
  /** The URL on this site to show after the login, instead of the one that Instagram comes back to. */
  returnTo?: string | null | undefined;
  /** `redirect`, unless it is given, leaves the page; `popup` stays and opens a window, where the browser lets it. */
  mode?: 'redirect' | 'popup' | undefined;
}

/** A login of this page. No promise of it ever rejects. */
export interface Login {
  /** What Instagram came back with; undefined when the page was opened without an answer. */
  readonly result: Promise<Answer | undefined>;
  /**
   * Leaves for the consent page; with `mode: 'popup'`, called in a click, opens it in a window and resolves to
   * the answer. Where the browser blocks the window, the page is left.
   */
  readonly start: (options?: StartOptions) => Promise<Answer | Leaving>;
  /** Another 60 days for a 60-day token, or the 60-day token for a one-hour token. The old one stays valid. */
  readonly refresh: (token: Token) => Promise<Answer>;
  /** Who the token belongs to: asks Instagram or, where the browser blocks that, the proxy. */
  readonly profile: (token: Token) => Promise<Or<ReadProblem, { profile: Profile }>>;
  /** The nine newest posts, and whether there are more. */
  readonly media: (
    token: Token,
  ) => Promise<Or<ReadProblem, { media: readonly Post[]; more: boolean }>>;
  /** Forgets the answer, for the other logins of this page too. The token itself stays valid at Instagram. */
  readonly signOut: () => void;
}
