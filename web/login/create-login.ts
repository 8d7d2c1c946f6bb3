/** The login for any page or framework. The edge: the real browser comes in here. */
import type { Token } from '../auth/token.ts';
import type { Post } from '../instagram/post.ts';
import type { Profile } from '../instagram/profile.ts';
import type { Failure, ReadProblem } from './failure.ts';
import type { Answer, Leaving, Login, Or, StartOptions } from './login.ts';
import { loginOf } from './login-of.ts';
import { readSettings, type LoginOptions } from './settings.ts';
import { thisPage } from './this-page.ts';

/** The types of a login: what it is set up with, what it does and what it answers. */
export type { Answer, Leaving, Login, LoginOptions, Or, StartOptions };
/** The types of what it answers with. */
export type { Failure, Post, Profile, ReadProblem, Token };

/**
 * Creates a login, and takes the answer out of the address at once: call it first of all, before a router looks.
 *
 * Throws when an option is wrong, and says what it should be. Logins of one page with the same options share the
 * answer; one with other options has none. The token is in memory only, so a reload forgets it. On a server nothing
 * comes back and nothing begins.
 */
export function createLogin(options: LoginOptions): Login {
  if (typeof window === 'undefined') return nowhere();
  const page = thisPage();
  const settings = readSettings(options, page.browser.location.href);
  if ('problems' in settings) throw new TypeError(`createLogin: ${settings.problems.join('; ')}`);
  return loginOf(page, settings);
}

function nowhere(): Login {
  const fail = () => Promise.resolve({ failure: { reason: 'no_browser' as const } });
  const calls = { start: fail, refresh: fail, profile: fail, media: fail };
  return { result: Promise.resolve(undefined), ...calls, signOut: () => undefined };
}
