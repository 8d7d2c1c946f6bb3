import { unloaded } from '../auth/outcome.ts';
import type { Token } from '../auth/token.ts';
import type { Post } from '../instagram/post.ts';
import type { Profile } from '../instagram/profile.ts';
import type { Failure, ReadProblem } from './failure.ts';
import { takeOutcome, type LoginPage } from './page.ts';
import type { Settings } from './settings.ts';

/** A value, or why there is none. Both may be asked for by name, whichever it is. */
export type Or<Why, Value> =
  (Value & { failure?: undefined }) | ({ failure: Why } & { [Name in keyof Value]?: undefined });

/** A token, or why there is none. */
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

/**
 * A login of a page. Takes the answer on if it fits these settings.
 *
 * What the page of an answer does without until the token is there is loaded when it is asked for.
 */
export function loginOf(page: LoginPage, settings: Settings): Login {
  const { browser } = page;
  const failed = () => unloaded(browser);
  const after =
    <Given>(name: 'refresh' | 'profile' | 'media') =>
    (token: Token): Promise<Given> =>
      import('./after-login.ts')
        .then((part) => part[name](page, settings, token) as Promise<Given>)
        .catch(failed as () => Given);
  return {
    result: takeOutcome(page, settings) ?? lost(page).catch(() => undefined),
    start: ({ mode, returnTo } = {}) => {
      // At once: a browser lets a click open a window, and blocks what comes later.
      const popup = mode === 'popup' ? browser.window.open('', '_blank', 'popup') : null;
      return import('./start.ts')
        .then(({ start }) => start(page, settings, popup, returnTo))
        .catch(failed);
    },
    refresh: after('refresh'),
    profile: after('profile'),
    media: after('media'),
    signOut: () => void (page.answer = page.outcome = undefined),
  };
}

/** Why nothing came back: undefined, unless the page was loaded with an answer that is gone from its address. */
async function lost({ browser, answer }: LoginPage): Promise<Answer | undefined> {
  const [load] = browser.window.performance.getEntriesByType('navigation');
  if (answer || !load?.name.includes('state=')) return undefined;
  const { findCleaned } = await import('./find-cleaned.ts');
  return findCleaned(browser, load.name);
}
