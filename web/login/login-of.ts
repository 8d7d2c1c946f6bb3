import { unloaded } from '../auth/outcome.ts';
import type { Token } from '../auth/token.ts';
import type { Answer, Login } from './login.ts';
import type { LoginPage } from './login-page.ts';
import { takeOutcome } from './page.ts';
import type { Settings } from './settings.ts';

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
