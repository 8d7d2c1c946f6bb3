import type { LoginFailure } from '../auth/login-failure.ts';
import type { Config } from '../config/config.ts';
import type { Flow } from '../config/providers.ts';
import { begin } from '../session/later.ts';
import type { Session } from '../session/session.svelte.ts';
import { lastDeparture, noteDeparture } from './departure.ts';

/** The login at Facebook to begin once more, as this one began; undefined where the page offers none. */
export function sameFlow(session: Session): Flow | undefined {
  const departure = session.lend(lastDeparture);
  const responseType = departure?.kind === 'login' ? departure.responseType : 'code';
  const flows = session.config.flows.filter(({ provider }) => provider === 'facebook');
  return flows.find((flow) => flow.responseType === responseType) ?? flows[0];
}

/**
 * Leaves for Facebook once more to ask for permissions that it did not grant; the failure if this page cannot be left.
 *
 * The token that is here stays until the person has gone, and nothing is signed out of.
 */
export function askAgain(
  session: Session,
  flow: Flow,
  permissions: readonly string[],
): Promise<LoginFailure | undefined> {
  const again = { ...flow, more: askedAgain(session.config, permissions) };
  return session.lend(async (browser) => {
    noteDeparture(browser, { kind: 'login', ...again, at: browser.now() });
    const begun = await begin(browser, session.config, again);
    if ('failure' in begun) return begun.failure;
    browser.location.assign(begun.url);
    return undefined;
  });
}

/**
 * All permissions of the login, and those that were declined: Facebook asks for these only when it is told to.
 *
 * @see [Re-asking for declined permissions](https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow)
 */
function askedAgain({ providers }: Config, permissions: readonly string[]): Record<string, string> {
  const { scopes = [], scopeSeparator = ',' } = providers.facebook ?? {};
  const scope = [...new Set([...scopes, ...permissions])].join(scopeSeparator);
  return { scope, auth_type: 'rerequest' };
}
